import { z } from 'zod';

/** What an answer says of a call, or of calls that are alike in it. */
export const CALL_FACTS = {
  call_id: z.string().describe('Id of the call in the ledger, 32 hexadecimal digits.'),
  provider: z.string().describe('Who answered, such as openai; unknown where nobody is named.'),
  model: z
    .string()
    .nullable()
    .describe('The model that was priced: the one that answered, else the one that was asked for; null where none is named.'),
  tenant: z.string().nullable().describe('The customer or team that it was made for; null where none is named.'),
  user: z.string().nullable().describe('As telemetry names the user; null where none is named.'),
  feature: z.string().nullable().describe('The feature of the application that made it; null where none is named.'),
  error_type: z
    .string()
    .nullable()
    .describe('What kind of error it was, as the application or the provider names it; null where none is named.'),
};

/** The price that a cost was made by. */
export const PRICE_ID = z
  .string()
  .nullable()
  .describe('Id of the price in its book: list@2/openai/gpt-5/v1. Null where no price of a book made the cost.');

/** The price book that costs are made by. */
export const BOOK = z.string().describe('Name of the price book in force, with the revision of each part: list@2+acme@4.');

/** When something came to the collector. */
export const recordedAt = z.iso.datetime().describe('When the collector took it.');
