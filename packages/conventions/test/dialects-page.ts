import { ATTRIBUTE_ALIASES } from '../src/aliases.ts';
import { ATTR_SPANCOST_USAGE_STATED_TOTAL, EMITTERS, SPELLINGS, type EmitterRow } from '../src/index.ts';

/** The page `docs/dialects.md`, from the data that the reader uses. */
export function dialectsPage(): string {
  return `# Dialects

Spancost reads AI calls from the telemetry of anybody's instrumentation into one usage, whose input has what was cached in it and whose
output has reasoning. \`readCall(attributes, scope)\` of \`@spancost/conventions\` is the one reader, of the collector and of the cost
processor in an application. This page is generated from its data by its test (\`vitest run packages/conventions -u\`); what each library sends
is recorded in \`collector/test/dialects/recordings\`, and held there to calls that were computed by hand.

## Names

A span is a call if its \`gen_ai.operation.name\` is one that costs money, or, where it has none, by \`ai.operationId\` of the Vercel AI SDK,
\`openinference.span.kind\` (\`LLM\`, \`EMBEDDING\`, \`RERANKER\`) or \`llm.request.type\` of older OpenLLMetry. Agents, workflows, chains, steps and
tools only contain calls and cost nothing, whatever usage they repeat, and so do the prompts and retrievers that LangSmith calls \`chat\` and
\`embeddings\`. Semantic Kernel's \`chat.completions\` and \`text.completions\`, streaming or not, are calls. Of several names of one thing that of today is believed first, then
those of older conventions, then that of a dialect:

${table(
  ['name in the wild', 'read as', 'whose'],
  [
    ...Object.entries(ATTRIBUTE_ALIASES).flatMap(([name, aliases]) =>
      aliases.map((alias) => [code(alias), code(name), 'older conventions']),
    ),
    ...SPELLINGS.flatMap(({ dialect, names }) => Object.entries(names).map(([alias, name]) => [code(alias), meaning(name), dialect])),
  ],
)}

The AI SDK's \`ai.usage.*\` and the provider's own answer in \`ai.response.providerMetadata\` are read where it is the AI SDK's span. LiteLLM, Langfuse,
LangSmith, Logfire and OpenInference keep some facts inside texts of JSON or of Python, which are read for their own spans only.

## Numbers

What a count means is decided by who wrote the span: its instrumentation scope, the scope's version, and the provider. The numbers
themselves decide nothing: 130 tokens beside 64 cached ones are 194 of an emitter that leaves them out, even if 130 could have them in it.
Emitters that are not here, or have nothing in their row, count as the conventions do: everything is in the input, reasoning in the output.

${table(
  ['emitter', 'scope', 'of', 'what it means', 'read in'],
  EMITTERS.map((row) => [row.emitter, row.scopes.map(code).join(', '), of(row), means(row), row.source]),
)}

What the collector is sent as \`spancost.usage\` events, and spans that Spancost wrote, are in the conventions already, whoever measured the call.

## Contradictions

What cannot be true is not put right. The report is accepted and put into quarantine with its reason, it is counted in
\`spancost_quarantined_total\` by that reason, its span is still handed on, and it is charged nothing until somebody decides.

${table(
  ['reason', 'what was told'],
  [
    ['`cache_exceeds_input`', 'more cached tokens than input, by an emitter that counts them in it, or of whom nothing else is known'],
    ['`reasoning_exceeds_output`', 'more reasoning than output, likewise'],
    ['`total_is_not_the_sum`', 'a total that is neither the sum of input and output as they were told nor as they are read'],
    ['`ttl_exceeds_cache_write`', 'more cache writes by their time to live than cache writes'],
    ['`modality_exceeds_whole`', 'more audio, images and video than there is of the whole'],
    ['`negative`, `not_a_count`', 'a count below zero; one that is no whole number, or no number'],
  ],
)}

## One call, told twice

A response id makes reports of several libraries one charge. Where the SDK of a provider writes spans itself (\`written by the SDK\` above), the
call directly above one is the same call, whether that has an id or not.

## What libraries on npm do not tell

Spancost guesses nothing that is missing; it is in the ledger as it was told.

${table(['library', 'what it leaves out, or tells wrongly'], LOSSES)}

For those on PyPI see [the recordings of Python libraries](../collector/test/dialects/record/python/README.md).
`;
}

/** As recorded; the tests in collector/test/dialects/npm show each. */
const LOSSES: readonly (readonly [string, string])[] = [
  ['`@opentelemetry/instrumentation-openai`', 'what was cached, reasoning, the service tier: all input costs as fresh input'],
  ['`@opentelemetry/instrumentation-aws-sdk`', 'what was read from a cache or written to one: only fresh input is charged'],
  [
    '`@traceloop/instrumentation-openai`',
    "what was cached, embeddings, failed calls; a stream's tokens are those of its own tokenizer, not of the answer",
  ],
  [
    '`@traceloop/instrumentation-anthropic`',
    'response ids, and how long cache writes live: they cost as those of five minutes, marked `estimated`',
  ],
  ['`@traceloop/instrumentation-bedrock`', "the usage of Converse; the vendor in a model's id, so that it has no price without an alias"],
  ['`@traceloop/instrumentation-cohere`', 'the usage of chats'],
  ['`@traceloop/instrumentation-langchain`', 'response ids, what was cached'],
  [
    '`@arizeai/openinference-instrumentation-openai`',
    'the usage of streams and embeddings, failed calls; response ids where content is not recorded',
  ],
  [
    '`openlit`',
    "thoughts and cached tokens in streams of Gemini, InvokeModel of Bedrock; a stream of Claude has the first event's output on top",
  ],
  ['`ai` 5', 'cached tokens of OpenAI outside of streams'],
  ['`@ai-sdk/otel`', 'reasoning, and how long cache writes live'],
];

function of({ providers, from, before }: EmitterRow): string {
  const versions = [from === undefined ? '' : `from ${from}`, before === undefined ? '' : `before ${before}`].filter((each) => each !== '');
  return [providers === undefined ? 'all' : providers.map(code).join(', '), ...versions].join('; ');
}

function means({ input, output, total, zeros, counts, operation, around, writtenBy, outputValue }: EmitterRow): string {
  const facts = [
    input === undefined ? '' : 'what was cached comes on top of the input',
    output === undefined ? '' : 'reasoning comes on top of the output',
    total === undefined ? '' : TOTALS[total],
    zeros === undefined ? '' : 'no tokens in and out are unknown',
    counts === undefined ? '' : 'counts are texts of digits',
    operation === undefined ? '' : `a model without an operation is a ${code(operation)}`,
    around === undefined ? '' : `${around.map(code).join(', ')} without usage only contains the call`,
    writtenBy === undefined ? '' : 'written by the SDK',
    outputValue === undefined ? '' : 'the response id is in `output.value`',
  ];
  return facts.filter((each) => each !== '').join('; ');
}

const TOTALS: Readonly<Record<NonNullable<EmitterRow['total']>, string>> = {
  with_tool_input: 'what the total has beyond the sum is input that tools brought',
  with_reasoning: 'what the total has beyond the sum is reasoning',
  search_units: 'the total of a rerank is its search units',
};

function meaning(name: string): string {
  if (name === ATTR_SPANCOST_USAGE_STATED_TOTAL) return 'a total, to compare input and output with';
  return name.includes('.') ? code(name) : `the ${name}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

/** A table as the formatter of this repository writes it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
