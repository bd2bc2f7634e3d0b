import type { Collector } from '@spancost/collector';

/** Texts that somebody could put into a name to harm whoever opens the file, or that files have trouble with. */
export const HOSTILE: readonly string[] = [
  '=HYPERLINK("http://evil.example","x")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  "'=already",
  "'quoted'",
  'a,b;"c"',
  'line\nbreak\r\nand another',
  'bell\u0007 and unit\u001f',
  '_x0041_ is not A',
  '<b>&amp;</b>]]>',
  'lone \ud800 surrogate',
  'ü é 日本語 👩‍💻',
  ' spaces ',
  '  =1+1',
  '\u00a0\u200b@SUM(1)',
  "' =already",
  '\u2003=1',
  '\u000b=1',
  '\n=1',
  '＋1',
  '－1',
  '＠SUM(1)',
  "=cmd|' /C calc'!A0",
  '|cmd',
  '+HYPERLINK("http://evil.example")',
  'a;=1+1',
  'a\t=1+1',
  '=',
  'NULL',
  'mark\ufeff',
  'x'.repeat(1000),
];

/** A ledger of calls with hostile texts, with and without prices, corrected ones among them. */
export async function fillHostile(collector: Collector): Promise<void> {
  const calls = HOSTILE.map((text, index) => ({
    id: `call-${index}`,
    provider: 'openai',
    model: index % 5 === 4 ? 'of-nobody' : 'gpt-5',
    called_at: new Date(Date.UTC(2026, 10, 1, 12, 0, index, 123)).toISOString(),
    ...(index % 2 === 0 ? { duration_ms: 1234.567 } : {}),
    attribution: { user: text, feature: text, metadata: { [`k${index}`]: text } },
    usage: { input_tokens: 1000 + index, output_tokens: 7 },
  }));
  const sent = await post(collector, '/api/v1/usage', { calls });
  const { results } = (await sent.json()) as { readonly results: readonly { readonly call_id?: string; readonly status: string }[] };
  const ids = results.flatMap(({ call_id }) => call_id ?? []);
  if (ids.length !== calls.length) throw new Error(`not all calls were taken: ${JSON.stringify(results)}`);
  for (const [callId, cost_usd] of [
    [ids[0], '0.00000000000000000001'],
    [ids[4], '123456789.12345678901234567891'],
  ])
    await post(collector, `/api/v1/usage/${callId}/corrections`, { cost_usd, reason: '=because' });
}

async function post({ url }: Collector, path: string, body: object): Promise<Response> {
  const response = await fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response;
}
