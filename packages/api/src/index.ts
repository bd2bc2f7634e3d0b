export { GET_ABOUT, GET_OPENAPI, GET_REFERENCE } from './about.ts';
export type { About } from './about.ts';
export type { Cau, CauWindow } from './analytics/cau.ts';
export { GET_CAU } from './analytics/cau.ts';
export type { Change } from './analytics/change.ts';
export type { CheaperModels } from './analytics/cheaper-models.ts';
export { GET_CHEAPER_MODELS } from './analytics/cheaper-models.ts';
export { DIMENSIONS } from './analytics/dimension.ts';
export type { GroupDimension } from './analytics/dimension.ts';
export type { Errors } from './analytics/errors.ts';
export { GET_ERRORS } from './analytics/errors.ts';
export type { Group, Groups } from './analytics/groups.ts';
export { GET_ANALYTICS, GROUP_ORDERS } from './analytics/groups.ts';
export type { Projection } from './analytics/projection.ts';
export { GET_PROJECTION, PROJECTED_PERIODS } from './analytics/projection.ts';
export type { Stats, StatsRow } from './analytics/stats.ts';
export { GET_STATS } from './analytics/stats.ts';
export type { Summary } from './analytics/summary.ts';
export { GET_SUMMARY, SUMMARY_PERIODS } from './analytics/summary.ts';
export type { TrendPart, Trends } from './analytics/trends.ts';
export { GET_TRENDS, INTERVALS, MAX_POINTS } from './analytics/trends.ts';
export type { CorrectionAnswer } from './usage/correct.ts';
export { CORRECT_CALL } from './usage/correct.ts';
export type { CallProblem, RefusedCall, SentCallResult, SentUsageAnswer, TakenCall } from './usage/send-usage.ts';
export { MAX_SENT_CALLS, SEND_USAGE } from './usage/send-usage.ts';
export type { SentCall } from './usage/sent-call.ts';
export { CALL_KEYS, sentCallUpTo } from './usage/sent-call.ts';
export { USAGE_KEYS } from './usage/usage-keys.ts';
export type { UserUsage } from './analytics/user-usage.ts';
export { GET_USER_USAGE } from './analytics/user-usage.ts';
export type { CustomerMargin, LtvCac, Margin } from './business/margin.ts';
export { CUSTOMER_KINDS, GET_LTV_CAC, GET_MARGIN, MARGIN_ORDERS } from './business/margin.ts';
export type { BudgetCheck, BudgetJson, BudgetList, CheckedBudget } from './budgets/budget.ts';
export type { BudgetDefinition, BudgetPatch, RecipientsJson, WrittenBudget } from './budgets/definition.ts';
export { CHECK_BUDGETS, GET_BUDGET, GET_BUDGET_SNAPSHOT, LIST_BUDGETS } from './budgets/read.ts';
export type { BudgetStatusJson, ForecastJson } from './budgets/status.ts';
export type { TestAlertAnswer } from './budgets/write.ts';
export { CHANGE_BUDGET, CREATE_BUDGET, REMOVE_BUDGET, REPLACE_BUDGET, TEST_BUDGET_ALERT } from './budgets/write.ts';
export type { Acquisition, Churn, RecordKind, RecordsTaken, RefusedRecord, Revenue } from './business/record.ts';
export { MOST_RECORDS, RECORD_KINDS, writtenAcquisition, writtenChurn, writtenRevenue } from './business/record.ts';
export {
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
export type { Asking, AskingArgs, Upload } from './client/asking.ts';
export { ApiError, NotUnderstoodError, RefusedError, TimedOutError, UnreachableError } from './client/errors.ts';
export { SpancostApi } from './client/spancost-api.ts';
export type { SpancostApiOptions } from './client/spancost-api.ts';
export { EXPORT, EXPORT_FORMATS, EXPORT_ROWS, EXPORT_TYPES } from './export.ts';
export type { ExportFormat, ExportRows } from './export.ts';
export { CALL_FILTER, CALL_STATUSES, LIST_FILTER } from './fields/call-filter.ts';
export { NAMED_PERIODS, RANGE } from './fields/range.ts';
export type { Sums } from './fields/sums.ts';
export type { TokensJson } from './fields/tokens.ts';
export type { AnswerOf, BodyOf, BodySent, Given, Method, Operation, ParamsOf, QueryOf, QuerySent, Tag } from './operation.ts';
export { OPERATIONS } from './operations.ts';
export type { PriceReloadAnswer } from './prices/book.ts';
export { GET_PRICE_BOOK, RELOAD_PRICES } from './prices/book.ts';
export type { PriceChanges } from './prices/changes.ts';
export { GET_PRICE_CHANGES } from './prices/changes.ts';
export type { Price } from './prices/prices.ts';
export { ADD_PRICE, LIST_PRICES, REFRESH_PRICES, VERIFY_PRICE } from './prices/prices.ts';
export type { RerateAnswer, RerateGroup, ReratePlanJson } from './prices/rerate.ts';
export { RERATE } from './prices/rerate.ts';
export type { PriceUsage, PriceUsageRow } from './prices/usage.ts';
export { GET_PRICE_USAGE } from './prices/usage.ts';
export type { Problem } from './problem.ts';
export { problem } from './problem.ts';
export type { DismissAnswer, ReleasedItem, ReplayAnswer, ReplayItem, ReplayPlanJson, StillWrongItem } from './quarantine/decide.ts';
export { DISMISS_QUARANTINED, MAX_REPLAYED, REPLAY_QUARANTINED } from './quarantine/decide.ts';
export type { QuarantinedJson, QuarantinePage } from './quarantine/read.ts';
export { GET_QUARANTINED, LIST_QUARANTINE } from './quarantine/read.ts';
export type { ConfigReloadAnswer, LedgerBackup, LedgerForgotten, LedgerVerification } from './upkeep/upkeep.ts';
export { BACKUP_LEDGER, FORGET_USER, RELOAD_CONFIG, VERIFY_LEDGER } from './upkeep/upkeep.ts';
export type { CallDetail, CallRow, CallsPage, CostLineJson, EntryJson } from './usage/call.ts';
export { GET_CALL_CONTENT, GET_USAGE, LIST_USAGE } from './usage/list-usage.ts';
export type { User, Users } from './users/users.ts';
export { LIST_USERS, MAX_USERS, SET_USERS, userEntry } from './users/users.ts';
