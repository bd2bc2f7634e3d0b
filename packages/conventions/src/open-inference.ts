/** Characters of JSON that are looked through at most. */
const MAX_JSON = 65_536;

/** How the answers of OpenAI and of Anthropic begin. */
const LEADING_ID = /^\{\s*"id"\s*:\s*"([^"\\]{1,256})"/;

/**
 * The id of an answer that OpenInference keeps as JSON in `output.value`: at the top of a provider's own answer, in the message of
 * the first generation of LangChain's. Undefined for anything else, as where content is not recorded.
 */
export function idInAnswer(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('{')) return undefined;
  const leading = LEADING_ID.exec(value);
  if (leading !== null) return leading[1];
  const answer = parse(value);
  return textAt(answer, ['id']) ?? textAt(answer, ['generations', '0', '0', 'message', 'kwargs', 'id']);
}

/** The provider that LangChain names in the metadata of a run, which OpenInference keeps as JSON. */
export function providerOfRun(metadata: unknown): string | undefined {
  return typeof metadata === 'string' && metadata.includes('"ls_provider"') ? textAt(parse(metadata), ['ls_provider']) : undefined;
}

function parse(json: string): unknown {
  if (json.length > MAX_JSON) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function textAt(from: unknown, path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined),
    from,
  );
  return typeof found === 'string' && found !== '' && found.length <= 256 ? found : undefined;
}
