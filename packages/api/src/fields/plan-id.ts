import { z } from 'zod';

/** The plan that is approved; nothing is written without one. */
export const approvedPlan = z
  .string()
  .regex(/^[\da-f]{32}$/, 'the plan_id of the plan that is approved')
  .describe('The plan_id of an answer without it: it is done, if that is still what would be done.')
  .optional();
