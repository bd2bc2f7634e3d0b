import { z } from 'zod';

/** How far a price is to be trusted. */
export const PRICE_STATUS = z
  .string()
  .describe(
    "How far it is to be trusted. verified: read on the provider's page, or sources agree. imported: taken over from one source. disputed: sources differ. default: an operator's price for what is unknown. free: costs nothing, and the provider says so.",
  );
