import { parseJavaScriptLiteral } from './javascript-literal.ts';
import { recogniseSource } from './recognise-source.ts';

/** Where a variable is given an array. */
const ARRAYS = /(?:\b(?:const|let|var)\s+|,\s*)[\w$]+\s*=\s*(?=\[)/g;

/**
 * The providers that the published JavaScript of `@pydantic/genai-prices` carries (`dist/index.js` of its npm package), as plain
 * data for `readSource`. The text is read as a literal and never run. Undefined if there is no such literal in it.
 */
export function genaiPricesOfModule(text: string): unknown {
  for (const match of text.matchAll(ARRAYS)) {
    const literal = parseJavaScriptLiteral(text, match.index + match[0].length);
    if (literal !== undefined && recogniseSource(literal.value) === 'genai-prices') return literal.value;
  }
  return undefined;
}
