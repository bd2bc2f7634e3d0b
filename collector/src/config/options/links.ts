import { z } from 'zod';
import type { LinksConfig } from '../config.ts';
import type { Group } from '../declaration/option.ts';
import type { ValueType } from '../declaration/value-type.ts';

const SUCH = 'https://jaeger.example.com/trace/{trace_id}';
const ADVICE = `write the full URL of a trace with {trace_id} where its id belongs, and {span_id} where that of the span does, such as ${SUCH}`;

/** A URL with places for ids. */
const traceUrl: ValueType<string> = {
  name: 'URL with `{trace_id}`',
  schema: z.string(ADVICE).refine(isTraceUrl, ADVICE),
  json: { type: 'string', pattern: '^https?://.*\\{trace_id\\}' },
  fromText: (text) => text,
};

export const LINKS: Group<LinksConfig> = {
  key: 'links',
  description: 'Where more is to be seen of a call.',
  live: true,
  members: {
    trace: {
      key: 'trace',
      type: traceUrl,
      description:
        'The page of a trace, in Jaeger, Tempo, Grafana or elsewhere: `{trace_id}` and `{span_id}` stand for the ids of a call. It is the `trace_url` of calls in the API and on the page.',
      without: "With `alerting.grafana_url`, Grafana's Explore with the provisioned Tempo; else calls have no such link.",
      example: SUCH,
    },
  },
};

function isTraceUrl(written: string): boolean {
  const filled = written.replaceAll(/\{(trace|span)_id\}/g, 'a');
  return written.includes('{trace_id}') && !/[{}\s]/.test(filled) && /^https?:$/.test(URL.parse(filled)?.protocol ?? '');
}
