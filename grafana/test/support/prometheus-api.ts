/** One series of an answer: its labels and its values, oldest first. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly values: readonly number[];
}

/** The value of an expression now. @throws with Prometheus's message if it does not accept the expression */
export async function query(prometheusUrl: string, expression: string): Promise<readonly Series[]> {
  const { result } = await get(`${prometheusUrl}/api/v1/query`, { query: expression });
  return result.map((entry) => ({ labels: entry.metric, values: entry.value === undefined ? [] : [Number(entry.value[1])] }));
}

/** The values of an expression over the last seconds, one each second. @throws as {@link query} */
export async function queryRange(prometheusUrl: string, expression: string, seconds: number): Promise<readonly Series[]> {
  const end = Date.now() / 1000;
  const parameters = { query: expression, start: String(end - seconds), end: String(end), step: '1' };
  const { result } = await get(`${prometheusUrl}/api/v1/query_range`, parameters);
  return result.map((entry) => ({ labels: entry.metric, values: (entry.values ?? []).map(([, value]) => Number(value)) }));
}

/** The values that a label has among the series that match. */
export async function labelValues(prometheusUrl: string, label: string, match: string): Promise<readonly string[]> {
  const response = await fetch(`${prometheusUrl}/api/v1/label/${label}/values?${new URLSearchParams({ 'match[]': match }).toString()}`);
  const { data } = (await response.json()) as { data: readonly string[] };
  return data;
}

/** How many calls there are as examples of what an expression selects, in the last minute. @throws as {@link query} */
export async function exemplars(prometheusUrl: string, expression: string): Promise<number> {
  const now = Date.now() / 1000;
  const parameters = { query: expression, start: String(now - 60), end: String(now + 1) };
  const found = (await ask(`${prometheusUrl}/api/v1/query_exemplars`, parameters)) as readonly { readonly exemplars: readonly unknown[] }[];
  return found.reduce((sum, { exemplars: of }) => sum + of.length, 0);
}

interface Entry {
  readonly metric: Readonly<Record<string, string>>;
  readonly value?: readonly [number, string];
  readonly values?: readonly (readonly [number, string])[];
}

async function get(url: string, parameters: Readonly<Record<string, string>>): Promise<{ result: readonly Entry[] }> {
  return (await ask(url, parameters)) as { result: readonly Entry[] };
}

async function ask(url: string, parameters: Readonly<Record<string, string>>): Promise<unknown> {
  const response = await fetch(`${url}?${new URLSearchParams(parameters).toString()}`);
  const body = (await response.json()) as { status: string; error?: string; data: unknown };
  if (body.status !== 'success') throw new Error(`${body.error} in ${parameters['query']}`);
  return body.data;
}
