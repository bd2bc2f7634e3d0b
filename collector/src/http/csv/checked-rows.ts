import type { z } from 'zod';
import { HttpError } from '../http-error.ts';
import type { CsvRow } from './read-csv.ts';

/**
 * What the rows of a table say, each checked as an item of a JSON body would be.
 *
 * @param toItem The item that cells stand for; what an empty cell means is the caller's.
 * @throws HttpError 422 naming the first line that is not as it has to be, and what is wrong in it.
 */
export function checkedRows<T>(rows: readonly CsvRow[], schema: z.ZodType<T>, toItem: (cells: CsvRow['cells']) => unknown): readonly T[] {
  return rows.map(({ line, cells }) => {
    const parsed = schema.safeParse(toItem(cells));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const path = issue?.path.join('.') ?? '';
    throw new HttpError(422, `Line ${line}: ${path === '' ? '' : `${path}: `}${issue?.message ?? 'not understood'}`);
  });
}
