import { GEN_AI_METRICS, RENAMED_SINCE_1_41, type EmittedConventions, type GenAiMetric } from '../src/index.ts';

/** The page `docs/emission-profiles.md`, from the names that the code emits. */
export function emissionProfilesPage(): string {
  return `# Emission profiles

OpenTelemetry's GenAI conventions were broken in autumn 2026. Spancost writes those of today, the main branch of
[semantic-conventions-genai](https://github.com/open-telemetry/semantic-conventions-genai); who has dashboards on 1.41, the last version
before that and the one in npm's \`@opentelemetry/semantic-conventions\`, can have its names, or both while moving. This page is generated from
the code by its test (\`vitest run packages/conventions -u\`).

\`\`\`ts
register({ conventions: '1.41' }); // or 'both', or 'current', which is the default
\`\`\`

Without the option \`SPANCOST_CONVENTIONS\` says the same, and without that \`OTEL_SEMCONV_STABILITY_OPT_IN\` what it says about GenAI:
\`gen_ai_latest_experimental\` is \`current\`, \`gen_ai_latest_experimental/dup\` is \`both\`. Its rule that instrumentations stay by default at what
they wrote in 1.36 or before does not bind Spancost, which never wrote it. What is none of these is told to OpenTelemetry's diagnostics and
left out of account. With an OpenTelemetry SDK of your own it is a span processor behind all that set attributes when spans end:

\`\`\`ts
import { ConventionsSpanProcessor } from '@spancost/instrumentation';

new NodeSDK({ spanProcessors: [new ConventionsSpanProcessor({ conventions: 'both' }), exporting] });
\`\`\`

It turns spans that Spancost starts, or completes, as the own spans of \`@anthropic-ai/sdk\` and of the Vercel AI SDK 5 and 6. Spans of anybody
else are exported as they are. Under \`current\` nothing is turned and nothing costs time.

## Spans

Names, kinds and all other attributes of spans are the same in both, provider and operation values too. What 1.41 has no name for, tokens of
audio and images and \`gen_ai.response.status\`, keeps the name of today in every profile, and so do \`spancost.*\` and the proposed
\`gen_ai.usage.cost.*\` (\`proposedCostAttributes: false\` leaves these out).

${table(
  ['current', '1.41', 'both'],
  RENAMED_SINCE_1_41.map(({ current, in141 }) => [`\`${current}\``, `\`${in141}\``, 'each, with the same value: do not add them']),
)}

## Metrics

Durations and tokens are on the spans and in the collector's metrics. As metrics of the application they cost some microseconds of each call and
are off until \`register({ genAIMetrics: true })\`, \`SPANCOST_GEN_AI_METRICS=true\` or a \`new GenAiMetricsSpanProcessor()\` asks for them. What a call did
not report is not counted, not even as zero (the conventions would have a zero there), nor is what an answer that is only fetched again used.
A modality that the provider does not tell is \`unknown\`.

${table(
  ['metric', 'instrument', 'unit', 'current', '1.41', 'both'],
  Object.values(GEN_AI_METRICS).map((metric) => [
    `\`${metric.name}\``,
    metric.instrument,
    `\`${metric.unit}\``,
    ...(['current', '1.41', 'both'] as const).map((profile) => emitted(metric, profile)),
  ]),
)}

No metric of the conventions is money. \`spancost.client.cost\`, \`spancost.client.operation.cost\` and \`spancost.client.unpriced_calls\` are the same in
every profile, once each. In \`both\` the tokens of a call are counted under \`gen_ai.client.token.usage\` and under
\`gen_ai.client.inference.*\`: a query must take one of the two.

## Usage events, and the collector

\`spancost.usage\` is no event of the conventions: it is always under the names of today, and so is what \`onCall\` gives. The collector reads
spans of every profile, and of mixtures of them, as the same call, and charges it once: the name of today wins where both are there.
`;
}

/** Where operations that are no inference are apart from those that are. */
function emitted(metric: GenAiMetric, profile: EmittedConventions): string {
  if (metric === GEN_AI_METRICS.operationDuration) return profile === 'current' ? 'all but inferences' : 'all operations';
  return metric.conventions === profile || profile === 'both' ? 'yes' : '';
}

/** A table as the formatter of this repository writes it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
