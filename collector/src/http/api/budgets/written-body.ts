import type { FastifyInstance } from 'fastify';
import { AS_WRITTEN } from '../../../budgets/store/written-budget.ts';
import { parseJsonAsWritten } from '../../../config/declaration/json-as-written.ts';
import { checkBounds } from '../../../otlp/json-bounds.ts';
import { ValueCount } from '../../../otlp/value-count.ts';
import { HttpError } from '../../http-error.ts';

/** Values of a body; a budget has about thirty. */
const MOST_VALUES = 10_000;

/** Lets the routes of a plugin take budgets in JSON, whose amounts stay as they are written. */
export function takeWrittenBudgets(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['application/json', 'application/merge-patch+json'],
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => (body.length === 0 ? undefined : parse(body)),
  );
}

function parse(body: Buffer): unknown {
  checkBounds(body, new ValueCount(MOST_VALUES));
  try {
    return parseJsonAsWritten(body, AS_WRITTEN);
  } catch (error) {
    throw new HttpError(400, `The body is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
