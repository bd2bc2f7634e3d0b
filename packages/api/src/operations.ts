import { GET_ABOUT, GET_OPENAPI, GET_REFERENCE } from './about.ts';
import { GET_CAU } from './analytics/cau.ts';
import { GET_CHEAPER_MODELS } from './analytics/cheaper-models.ts';
import { GET_ERRORS } from './analytics/errors.ts';
import { GET_ANALYTICS } from './analytics/groups.ts';
import { GET_PROJECTION } from './analytics/projection.ts';
import { GET_STATS } from './analytics/stats.ts';
import { GET_SUMMARY } from './analytics/summary.ts';
import { GET_TRENDS } from './analytics/trends.ts';
import { GET_USER_USAGE } from './analytics/user-usage.ts';
import { GET_LTV_CAC, GET_MARGIN } from './business/margin.ts';
import { RECORD_OPERATIONS } from './business/records.ts';
import { CHECK_BUDGETS, GET_BUDGET, GET_BUDGET_SNAPSHOT, LIST_BUDGETS } from './budgets/read.ts';
import { CHANGE_BUDGET, CREATE_BUDGET, REMOVE_BUDGET, REPLACE_BUDGET, TEST_BUDGET_ALERT } from './budgets/write.ts';
import { EXPORT } from './export.ts';
import type { Operation } from './operation.ts';
import { GET_PRICE_BOOK, RELOAD_PRICES } from './prices/book.ts';
import { GET_PRICE_CHANGES } from './prices/changes.ts';
import { ADD_PRICE, LIST_PRICES, REFRESH_PRICES, VERIFY_PRICE } from './prices/prices.ts';
import { RERATE } from './prices/rerate.ts';
import { GET_PRICE_USAGE } from './prices/usage.ts';
import { DISMISS_QUARANTINED, REPLAY_QUARANTINED } from './quarantine/decide.ts';
import { GET_QUARANTINED, LIST_QUARANTINE } from './quarantine/read.ts';
import { BACKUP_LEDGER, FORGET_USER, RELOAD_CONFIG, VERIFY_LEDGER } from './upkeep/upkeep.ts';
import { CORRECT_CALL } from './usage/correct.ts';
import { SEND_USAGE } from './usage/send-usage.ts';
import { GET_CALL_CONTENT, GET_USAGE, LIST_USAGE } from './usage/list-usage.ts';
import { LIST_USERS, SET_USERS } from './users/users.ts';

/** Everything that the API does, in the order of the reference. */
export const OPERATIONS: readonly Operation[] = [
  LIST_USAGE,
  GET_USAGE,
  GET_CALL_CONTENT,
  SEND_USAGE,
  CORRECT_CALL,
  GET_USER_USAGE,
  GET_STATS,
  GET_SUMMARY,
  GET_ANALYTICS,
  GET_TRENDS,
  GET_PROJECTION,
  GET_ERRORS,
  GET_CHEAPER_MODELS,
  GET_CAU,
  GET_MARGIN,
  GET_LTV_CAC,
  ...Object.values(RECORD_OPERATIONS).flatMap(({ add, list, remove }) => [add, list, remove]),
  LIST_BUDGETS,
  GET_BUDGET,
  CREATE_BUDGET,
  REPLACE_BUDGET,
  CHANGE_BUDGET,
  REMOVE_BUDGET,
  TEST_BUDGET_ALERT,
  CHECK_BUDGETS,
  GET_BUDGET_SNAPSHOT,
  LIST_PRICES,
  ADD_PRICE,
  REFRESH_PRICES,
  VERIFY_PRICE,
  GET_PRICE_BOOK,
  GET_PRICE_USAGE,
  GET_PRICE_CHANGES,
  RELOAD_PRICES,
  RERATE,
  LIST_USERS,
  SET_USERS,
  EXPORT,
  LIST_QUARANTINE,
  GET_QUARANTINED,
  REPLAY_QUARANTINED,
  DISMISS_QUARANTINED,
  VERIFY_LEDGER,
  BACKUP_LEDGER,
  FORGET_USER,
  RELOAD_CONFIG,
  GET_ABOUT,
  GET_OPENAPI,
  GET_REFERENCE,
];
