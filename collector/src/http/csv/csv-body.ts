import type { FastifyInstance } from 'fastify';
import { readCsv, type CsvRow, type CsvTable } from './read-csv.ts';
import { HttpError } from '../http-error.ts';

/** Content type of a table in a body. A page of another site cannot send it unasked, as little as JSON. */
const CSV = 'text/csv';

/** Lets the routes of a plugin take tables in CSV, besides what they take already; a table is in the body as a `CsvBody`. */
export function takeCsvBodies(app: FastifyInstance): void {
  app.addContentTypeParser(CSV, { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => new CsvBody(body));
}

/** A body that came as `text/csv`, not read yet. */
export class CsvBody {
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** @throws HttpError 422 naming the line that is not as it has to be. */
  async rows(table: CsvTable): Promise<readonly CsvRow[]> {
    try {
      return await readCsv(this.#bytes, table);
    } catch (error) {
      throw error instanceof SyntaxError ? new HttpError(422, error.message) : error;
    }
  }
}
