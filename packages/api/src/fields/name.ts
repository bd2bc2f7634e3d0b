import { z } from 'zod';

/** More than the ledger keeps of a name by default, and less than a request line holds. */
export const LONGEST_NAME = 5000;
const ADVICE = `a text of 1 to ${LONGEST_NAME} characters, once`;

/** A name as telemetry says it: of a user, a tenant, a feature, a model. */
export const name = z.string(ADVICE).min(1, ADVICE).max(LONGEST_NAME, ADVICE);

/** The id of a call. */
export const hexId = z.string().regex(/^[\da-f]{32}$/, 'an id of 32 hexadecimal digits');
