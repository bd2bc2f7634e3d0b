import type { PackedPart } from '../../src/packaged/packed-part.ts';

/** The generated file of the parts of the packaged book. */
export function renderParts(parts: readonly PackedPart[]): string {
  return `// Generated from src/data; \`npm run generate -w @spancost/prices\` writes it anew.
import type { PackedPart } from './packed-part.ts';

/** The models of the packaged book, a provider at a time. */
export const PACKED_PARTS: readonly PackedPart[] = [
${parts.map(({ providers, text }) => `  { providers: ${JSON.stringify(providers)}, text: \`${escaped(text)}\` },\n`).join('')}];
`;
}

/** As it stands in a template literal. */
function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
}
