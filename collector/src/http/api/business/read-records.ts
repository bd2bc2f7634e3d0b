import { MAX_RECORDS, type RecordKind, type RefusedRecord } from '@spancost/api';
import type { z } from 'zod';
import type { ToldRecord } from '../../../business/told-record.ts';
import { CsvBody } from '../../csv/csv-body.ts';
import { HttpError } from '../../http-error.ts';
import { FieldError, RECORD_FORMS, type RecordForm } from './record-form.ts';

/** Something that is to be a record. */
interface Written {
  readonly fields: unknown;
  /** Of a table. */
  readonly line?: number;
}

/** What a body says. */
export interface ReadRecords {
  readonly told: readonly ToldRecord[];
  /** Of a table: the line at which each of them ends. */
  readonly lines: readonly (number | undefined)[];
}

/** Refused records of which a problem tells. */
const MOST_REFUSED = 100;

/**
 * The records of a body: one, a list, or a table in CSV.
 *
 * @param timeZone In which days begin.
 * @throws HttpError 422 with each record that is not as it has to be, by its place.
 */
export async function readRecords(kind: RecordKind, body: unknown, timeZone: string): Promise<ReadRecords> {
  const form = RECORD_FORMS[kind];
  const told: ToldRecord[] = [];
  const refused: RefusedRecord[] = [];
  const written = await writtenIn(body, form);
  for (const [index, { fields }] of written.entries()) {
    const read = readRecord(form, fields, timeZone);
    if ('told' in read) told.push(read.told);
    else refused.push({ index, path: read.path, message: read.message });
  }
  const lines = written.map(({ line }) => line);
  if (refused.length > 0) throw refusedRecords(refused, lines);
  return { told, lines };
}

/** All or nothing. @param lines As in {@link ReadRecords}. */
export function refusedRecords(withoutLines: readonly RefusedRecord[], lines: ReadRecords['lines']): HttpError {
  const refused = withoutLines.map(({ index, ...what }): RefusedRecord => {
    const line = lines[index];
    return { index, ...(line === undefined ? {} : { line }), ...what };
  });
  const [first] = refused;
  const place = first?.line === undefined ? `Record ${first?.index}` : `Line ${first.line}`;
  const told = `${place}: ${first?.path === '' ? '' : `${first?.path}: `}${first?.message}`;
  const more = refused.length === 1 ? '' : `, and ${refused.length - 1} more`;
  return new HttpError(422, `${told}${more}; nothing was added`, {}, { refused: refused.slice(0, MOST_REFUSED) });
}

async function writtenIn(body: unknown, { schema, required }: RecordForm): Promise<readonly Written[]> {
  if (body instanceof CsvBody) {
    const columns = Object.keys(schema.shape);
    const rows = await body.rows({ columns, required, amounts: ['amount_usd'], maxRows: MAX_RECORDS });
    if (rows.length === 0) throw new HttpError(422, 'The table has no rows below its header; nothing was added');
    return rows.map(({ line, cells }) => ({ line, fields: fieldsOf(cells) }));
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new HttpError(422, 'Send a record, a list of them as {"records": [...]}, or a table as text/csv');
  if (!('records' in body)) return [{ fields: body }];
  const { records, ...others } = body;
  const [other] = Object.keys(others);
  if (other !== undefined) throw new HttpError(422, `${other}: is not known beside records; write it in each record`);
  if (!Array.isArray(records) || records.length === 0 || records.length > MAX_RECORDS)
    throw new HttpError(422, `records: write a list of 1 to ${MAX_RECORDS} records; send more in parts`);
  return records.map((fields: unknown) => ({ fields }));
}

/** An empty cell is a field that is left out; what is a number in JSON is one here if it is written as one. */
function fieldsOf(cells: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const fields = Object.entries(cells).filter(([, cell]) => cell !== '');
  return Object.fromEntries(
    fields.map(([name, cell]) => [name, name === 'new_customers' && /^\d{1,15}$/.test(cell) ? Number(cell) : cell]),
  );
}

type Read = { readonly told: ToldRecord } | { readonly path: string; readonly message: string };

function readRecord(form: RecordForm, fields: unknown, timeZone: string): Read {
  const parsed = form.schema.safeParse(fields);
  if (!parsed.success) return wrongIn(parsed.error, form);
  try {
    return { told: form.told(parsed.data, timeZone) };
  } catch (error) {
    if (error instanceof FieldError) return { path: error.path, message: error.message };
    throw error;
  }
}

function wrongIn({ issues: [issue] }: z.ZodError, { schema }: RecordForm): Read {
  if (issue?.code === 'unrecognized_keys')
    return { path: issue.keys[0] ?? '', message: `is not known; write one of ${Object.keys(schema.shape).join(', ')}` };
  if (issue?.code === 'invalid_type' && issue.path.length === 0) return { path: '', message: 'is not a record' };
  return { path: issue?.path.join('.') ?? '', message: issue?.message ?? 'not understood' };
}
