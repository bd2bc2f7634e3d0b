import type { ImportedProvider } from '../../src/data/imported-row.ts';

const HEADER = '// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.\n';

/** The generated files, by their name in `src/data/imported`. */
export function renderImported(providers: readonly ImportedProvider[]): ReadonlyMap<string, string> {
  const files = new Map(providers.map((each) => [`${fileOf(each.provider)}.ts`, renderProvider(each)]));
  return files.set('index.ts', renderIndex(providers.map(({ provider }) => provider)));
}

function renderProvider({ provider, rows }: ImportedProvider): string {
  return `${HEADER}import type { ImportedProvider } from '../imported-row.ts';

export const ${constantOf(provider)}: ImportedProvider = {
  provider: ${literal(provider)},
  rows: [
${rows.map((row) => `    ${literal(row)},\n`).join('')}  ],
};
`;
}

function renderIndex(providers: readonly string[]): string {
  return `${HEADER}import type { ImportedProvider } from '../imported-row.ts';
${providers.map((provider) => `import { ${constantOf(provider)} } from './${fileOf(provider)}.ts';\n`).join('')}
/** Every provider of which something is imported. */
export const IMPORTED: readonly ImportedProvider[] = [
${providers.map((provider) => `  ${constantOf(provider)},\n`).join('')}];
`;
}

/** `aws.bedrock` is in `aws-bedrock.ts`. */
function fileOf(provider: string): string {
  return provider.replaceAll(/[^a-z0-9]+/g, '-');
}

/** `aws.bedrock` is `AWS_BEDROCK`; what begins with a digit gets a letter before it. */
function constantOf(provider: string): string {
  const name = provider.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
  return /^\d/.test(name) ? `P_${name}` : name;
}

/** A value as TypeScript writes it: names without quotes where they can be. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'string') return `'${value.replaceAll('\\', String.raw`\\`).replaceAll("'", String.raw`\'`)}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).map(
    ([name, field]) => `${/^(?:[a-z_]\w*|[1-9]\d*)$/i.test(name) ? name : literal(name)}: ${literal(field)}`,
  );
  return `{ ${fields.join(', ')} }`;
}
