import { CALL_KEYS, type CallProblem } from '@spancost/api';
import type { z } from 'zod';
import { closestTo } from '../../../config/closest-to.ts';

/** Problems that are told of one call. */
const MOST_TOLD = 20;

/** Longer names are no slips of the pen. */
const LONGEST_SLIP = 40;

/** What is wrong with a call that was sent, by the path of each field. */
export function problemsOfCall(issues: readonly z.core.$ZodIssue[]): readonly CallProblem[] {
  return issues
    .flatMap((issue) => {
      const path = issue.path.map(String).join('.');
      if (issue.code !== 'unrecognized_keys') return [{ path: path.slice(0, 200), message: issue.message }];
      return issue.keys.map((key) => ({
        path: [...(path === '' ? [] : [path]), key.slice(0, 100)].join('.'),
        message: unknownKey(key, path),
      }));
    })
    .slice(0, MOST_TOLD);
}

function unknownKey(key: string, path: string): string {
  const known = CALL_KEYS[path] ?? [];
  const close = key.length > LONGEST_SLIP ? undefined : closestTo(key, known);
  if (close !== undefined) return `is not known; did you mean ${close}?`;
  const elsewhere = Object.entries(CALL_KEYS).find(([, keys]) => keys.includes(key))?.[0];
  if (elsewhere !== undefined) return `is not known here; it belongs ${elsewhere === '' ? 'beside usage' : `into ${elsewhere}`}`;
  return `is not known; write one of ${known.join(', ')}`;
}
