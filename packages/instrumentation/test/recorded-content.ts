import type { ReadableSpan } from '@opentelemetry/sdk-trace';

const ATTRIBUTES = {
  instructions: 'gen_ai.system_instructions',
  input: 'gen_ai.input.messages',
  output: 'gen_ai.output.messages',
  tools: 'gen_ai.tool.definitions',
} as const;

/** What a span records of what was asked and answered, parsed; what it does not record is not there. Ids are made up by the stand-in. */
export function contentOf(span: ReadableSpan | undefined): Readonly<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(ATTRIBUTES)) {
    const value = span?.attributes[attribute];
    if (typeof value === 'string') content[name] = JSON.parse(value, (key, each: unknown) => (key === 'id' ? typeof each : each));
  }
  return content;
}

/** Names of content attributes on spans, of any of them. */
export function contentNames(spans: readonly ReadableSpan[]): readonly string[] {
  const names = Object.values(ATTRIBUTES) as readonly string[];
  return spans.flatMap((span) => Object.keys(span.attributes).filter((name) => names.includes(name)));
}

/** A message of one text. */
export function said(role: string, content: unknown, reason?: string): object {
  return { role, parts: [{ type: 'text', content }], ...(reason === undefined ? {} : { finish_reason: reason }) };
}

/** What the stand-in answers to a question. */
export function echo(question: string): string {
  return `You asked: "${question}". This is the answer of the local stand-in, which echoes what it is asked.`;
}
