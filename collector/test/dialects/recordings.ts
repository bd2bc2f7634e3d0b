import { readdirSync, readFileSync } from 'node:fs';

/** What the OTLP exporter of a library sent in one scenario. */
export interface Recording {
  readonly library: string;
  /** Of each package that it was recorded with. */
  readonly versions: Readonly<Record<string, string>>;
  readonly scenario: string;
  readonly exports: readonly RecordedExport[];
}

export interface RecordedExport {
  readonly signal: 'traces' | 'logs';
  readonly body: OtlpJson;
}

interface OtlpJson {
  readonly resourceSpans?: readonly { readonly scopeSpans: readonly { readonly spans: readonly { readonly traceId: string }[] }[] }[];
}

const FOLDER = new URL('recordings/', import.meta.url);

/** The names of all recordings whose library passes: `ai-sdk-7/openai-cached`. */
export function recordingsOf(passes: (library: string) => boolean): readonly string[] {
  return readdirSync(FOLDER)
    .filter(passes)
    .flatMap((library) => readdirSync(new URL(`${library}/`, FOLDER)).map((file) => `${library}/${file.replace(/\.json$/, '')}`))
    .sort();
}

export function readRecording(name: string): Recording {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as Recording;
}

/** The traces that a recording has spans of. */
export function traceIdsOf({ exports }: Recording): readonly string[] {
  const spans = exports.flatMap(({ body }) =>
    (body.resourceSpans ?? []).flatMap(({ scopeSpans }) => scopeSpans.flatMap((each) => each.spans)),
  );
  return [...new Set(spans.map(({ traceId }) => traceId))];
}
