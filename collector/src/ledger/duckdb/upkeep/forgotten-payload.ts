/** Attributes that may tell who somebody is, besides the user: their session, what an application calls metadata, and what went wrong. */
const TELLING = /session|conversation|metadata|error_?message/i;

/**
 * The payload of a quarantined report with a pseudonym in the place of a user, wherever the user stands as a value of its own,
 * and without session, metadata and message of an error; undefined if it is not about that user.
 *
 * @param tenant Only if the report is about this tenant too.
 */
export function forgottenPayload(payload: string, user: string, pseudonym: string, tenant?: string): string | undefined {
  const report = JSON.parse(payload) as unknown;
  if (!has(report, user) || (tenant !== undefined && !has(report, tenant))) return undefined;
  return JSON.stringify(replace(report, user, pseudonym));
}

function has(value: unknown, text: string): boolean {
  if (typeof value !== 'object' || value === null) return value === text;
  return Object.values(value).some((each) => has(each, text));
}

function replace(value: unknown, user: string, pseudonym: string): unknown {
  if (value === user) return pseudonym;
  if (Array.isArray(value)) return value.map((each) => replace(each, user, pseudonym));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !TELLING.test(name));
  return Object.fromEntries(kept.map(([name, each]) => [name, replace(each, user, pseudonym)]));
}
