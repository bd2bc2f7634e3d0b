import { useSignal } from '@preact/signals';
import type { ExportFormat } from '@spancost/api';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Query } from '../address/address.ts';
import { listFilter } from '../address/filters.ts';
import { rangeNamed, sentRange } from '../address/range.ts';
import { RefusedError } from '@spancost/api/client';
import { useAbout, usePage } from '../api/page-context.ts';
import { EXPORTED } from '../api/routes.ts';
import { Choice } from '../parts/choice.tsx';
import { Notice } from '../parts/notice.tsx';
import { fetchedFile, saveFile } from './fetched-file.ts';

const FORMATS: readonly (readonly [ExportFormat, string])[] = [
  ['csv', 'CSV'],
  ['xlsx', 'Excel'],
  ['jsonl', 'JSON Lines'],
  ['json', 'JSON'],
  ['parquet', 'Parquet'],
];

/**
 * All calls of the filters as a file, oldest first. Without a token it is a link, and the browser streams it to the disk. A
 * link cannot carry a token, and an address must not have one in it: with a token the page fetches the file, which the
 * browser keeps outside the page until it is whole, and then saves it.
 */
export function ExportControl({ query }: { readonly query: Query }): JSX.Element {
  const { url, open, session, now } = usePage();
  const { time_zone: zone } = useAbout();
  const format = useSignal<ExportFormat>('csv');
  const fetching = useSignal<AbortController | undefined>(undefined);
  const problem = useSignal<string | undefined>(undefined);
  useEffect(() => () => fetching.peek()?.abort(), []);
  // The range is that of the moment at which it is asked for.
  const asked = () => ({
    ...listFilter(query),
    ...(query['range'] === undefined ? {} : sentRange(rangeNamed(query['range']), now(), zone)),
    format: format.value,
  });
  const address = (): string =>
    `${url}${EXPORTED.path}?${new URLSearchParams(Object.entries(asked()).map(([name, value]) => [name, String(value)])).toString()}`;
  const fetchIt = async (): Promise<void> => {
    const under = new AbortController();
    [fetching.value, problem.value] = [under, undefined];
    const token = session.token.peek();
    try {
      saveFile(document, await fetchedFile(open, asked(), under.signal));
    } catch (error) {
      if (under.signal.aborted) return;
      if (error instanceof RefusedError && error.status === 401 && session.token.peek() === token) session.signOut(error.detail);
      problem.value = error instanceof RefusedError ? error.detail : `The file broke off: ${String(error)}. Nothing was saved.`;
    } finally {
      if (fetching.peek() === under) fetching.value = undefined;
    }
  };
  const isFetching = fetching.value !== undefined;
  return (
    <>
      <div class="export">
        <Choice
          label="Export"
          value={format.value}
          options={FORMATS}
          onChoose={(value) => void (format.value = FORMATS.find(([each]) => each === value)?.[0] ?? 'csv')}
        />
        {session.token.value === undefined ? (
          <a class="button" href={address()} download onClick={(event) => void (event.currentTarget.href = address())}>
            Download
          </a>
        ) : (
          <button type="button" onClick={() => (isFetching ? fetching.value?.abort() : void fetchIt())}>
            {isFetching ? 'Cancel' : 'Download'}
          </button>
        )}
      </div>
      <span class="hidden" role="status">
        {isFetching ? 'The file is being fetched.' : ''}
      </span>
      {problem.value !== undefined && <Notice tone="bad">{problem.value}</Notice>}
    </>
  );
}
