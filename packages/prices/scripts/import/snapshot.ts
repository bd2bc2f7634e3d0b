type Fields = Readonly<Record<string, unknown>>;

/** What prices are read from in pi-ai's files, in pi-ai's own form, one model a line. */
export function snapshotOfPiAi(files: readonly unknown[]): string {
  const parts = files.map((file) => {
    const apis = Object.entries(file as Readonly<Record<string, Readonly<Record<string, Fields>>>>).map(([api, models]) => {
      const lines = Object.entries(models).map(
        ([key, { id, type, provider, input, cost }]) => `${JSON.stringify(key)}: ${JSON.stringify({ id, type, provider, input, cost })}`,
      );
      return `${JSON.stringify(api)}: {\n${lines.join(',\n')}\n}`;
    });
    return `{\n${apis.join(',\n')}\n}`;
  });
  return `[\n${parts.join(',\n')}\n]\n`;
}

/** What prices are read from in genai-prices, in its own form, one model a line. */
export function snapshotOfGenaiPrices(providers: unknown): string {
  if (!Array.isArray(providers)) throw new Error('genai-prices no longer has its data as an array in dist/index.js; see where it is now');
  const parts = (providers as readonly Fields[]).map(({ id, models }) => {
    const lines = (models as readonly Fields[]).map(({ id: model, match, prices }) => JSON.stringify({ id: model, match, prices }));
    return `{"id": ${JSON.stringify(id)}, "models": [\n${lines.join(',\n')}\n]}`;
  });
  return `[\n${parts.join(',\n')}\n]\n`;
}
