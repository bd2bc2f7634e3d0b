import { expect, test } from 'vitest';
import type { CaptureContent } from '@spancost/conventions';
import { contentNames, contentOf } from './recorded-content.ts';
import type { RecordedSpans } from './recorded-spans.ts';

/** A call, and what of it is on its span where content is recorded. */
export interface ContentCase<Client> {
  readonly name: string;
  readonly call: (client: Client) => PromiseLike<unknown>;
  readonly expected: object;
}

/** Holds each case to its content, and all of them to none where nobody asks for any. */
export function holdContent<Client>(
  spans: RecordedSpans,
  instrumentation: { setConfig(config: { captureContent?: CaptureContent }): void },
  client: () => Client,
  cases: readonly ContentCase<Client>[],
): void {
  test.each(cases)('$name', async ({ call, expected }) => {
    instrumentation.setConfig({ captureContent: true });
    await call(client());
    const [span] = await spans.settled(1);
    expect(contentOf(span)).toEqual(expected);
  });

  test(`of ${cases.length} calls nothing is recorded where nobody asks for it`, async () => {
    instrumentation.setConfig({});
    for (const { call } of cases) await call(client());
    const all = await spans.settled(cases.length);
    expect(all).toHaveLength(cases.length);
    expect(contentNames(all)).toEqual([]);
  });
}
