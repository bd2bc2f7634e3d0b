import { readdirSync, readFileSync } from 'node:fs';

/** What the OTLP exporter of a library sent in one scenario. */
export interface Recording {
  readonly library: string;
  /** Of each package that it was recorded with. */
  readonly versions: Readonly<Record<string, string>>;
  readonly scenario: string;
  readonly exports: readonly RecordedExport[];
}

interface RecordedExport {
  readonly signal: 'traces' | 'logs';
  readonly body: {
    readonly resourceSpans?: readonly { readonly scopeSpans: readonly { readonly spans: readonly RecordedSpan[] }[] }[];
  };
}

interface RecordedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly name: string;
}

const FOLDER = new URL('recordings/', import.meta.url);

/** The names of all recordings of the libraries that pass: `ai-sdk-7/openai-cached`. */
export function recordingsOf(passes: (library: string) => boolean): readonly string[] {
  return readdirSync(FOLDER)
    .filter(passes)
    .flatMap((library) => readdirSync(new URL(`${library}/`, FOLDER)).map((file) => `${library}/${file.replace(/\.json$/, '')}`))
    .sort();
}

export function readRecording(name: string): Recording {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as Recording;
}

export function spansOf({ exports }: Recording): readonly RecordedSpan[] {
  return exports.flatMap(({ body }) => (body.resourceSpans ?? []).flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)));
}
