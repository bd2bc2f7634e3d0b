import { GET_ABOUT } from './about.ts';
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
import {
  ADD_ACQUISITION,
  ADD_CHURN,
  ADD_REVENUE,
  LIST_ACQUISITION,
  LIST_CHURN,
  LIST_REVENUE,
  REMOVE_ACQUISITION,
  REMOVE_CHURN,
  REMOVE_REVENUE,
} from './business/records.ts';
import { EXPORT } from './export.ts';
import type { Operation } from './operation.ts';
import { ADD_PRICE, LIST_PRICES, REFRESH_PRICES, VERIFY_PRICE } from './prices/prices.ts';
import { GET_CALL_CONTENT, GET_USAGE, LIST_USAGE } from './usage/list-usage.ts';
import { LIST_USERS, SET_USERS } from './users/users.ts';

/** Everything that the API does, in the order of the reference. */
export const OPERATIONS: readonly Operation[] = [
  LIST_USAGE,
  GET_USAGE,
  GET_CALL_CONTENT,
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
  ADD_REVENUE,
  LIST_REVENUE,
  REMOVE_REVENUE,
  ADD_ACQUISITION,
  LIST_ACQUISITION,
  REMOVE_ACQUISITION,
  ADD_CHURN,
  LIST_CHURN,
  REMOVE_CHURN,
  LIST_PRICES,
  ADD_PRICE,
  REFRESH_PRICES,
  VERIFY_PRICE,
  LIST_USERS,
  SET_USERS,
  EXPORT,
  GET_ABOUT,
];
