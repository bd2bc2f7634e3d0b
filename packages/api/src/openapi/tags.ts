import type { Tag } from '../operation.ts';

/** What each chapter of the reference is about, in their order. */
export const TAGS: Readonly<Record<Tag, string>> = {
  Usage: 'Calls, one by one: what they used, what they cost, and which entries of the ledger say so.',
  Analytics: 'What calls add up to: by anything, over time, against earlier, and at the end of the period.',
  'Unit economics': 'What calls cost against what customers pay: per active user, margins, LTV and CAC.',
  Budgets: 'Amounts that calls should stay under, how they stand, and what applications decide by.',
  Prices: 'What calls are priced by, and what they would cost by other prices.',
  Users: 'Who users are, by name.',
  Export: 'The ledger as files.',
  Upkeep: 'Reports that cannot be true, and the ledger and configuration themselves.',
  About: 'Who asks, and whom.',
};
