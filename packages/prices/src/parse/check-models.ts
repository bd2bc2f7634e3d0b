import { InvalidPriceBookError } from '../errors.ts';
import { TOKEN_METERS, type Meter } from '../meters.ts';
import type { MeterPrices, ModelPrices, PriceRule, PriceStatus, PriceVersion } from '../price-book.ts';
import { validityOf, type Validity } from '../validity.ts';

type Path = readonly (string | number)[];

/** Whether the models of a book go together: each id belongs to one, and no two prices hold at once. @throws InvalidPriceBookError */
export function checkModels(models: readonly ModelPrices[]): void {
  checkIds(models);
  for (const [index, model] of models.entries()) checkVersions(model, ['models', index]);
}

function checkIds(models: readonly ModelPrices[]): void {
  const owners = new Map<string, Map<string, string>>();
  for (const [index, entry] of models.entries()) {
    for (const provider of entry.providers) {
      const names = owners.get(provider) ?? new Map<string, string>();
      owners.set(provider, names);
      for (const name of [entry.model, ...(entry.aliases ?? [])]) {
        const owner = names.get(name);
        if (owner !== undefined)
          throw new InvalidPriceBookError(
            ['models', index],
            `"${name}" of provider "${provider}" is claimed already by "${owner}"; an id belongs to one model`,
          );
        names.set(name, entry.model);
      }
    }
  }
}

function checkVersions(entry: ModelPrices, path: Path): void {
  const seen = new Set<number>();
  const all = new Set(entry.versions.map(({ version }) => version));
  for (const [index, version] of entry.versions.entries()) {
    const at = [...path, 'versions', index];
    if (seen.has(version.version))
      throw new InvalidPriceBookError(at, `version ${version.version} of "${entry.model}" is there twice; versions count up`);
    seen.add(version.version);
    checkOrder(version, at);
    for (const replaced of version.supersedes ?? []) {
      if (replaced >= version.version || !all.has(replaced))
        throw new InvalidPriceBookError(
          [...at, 'supersedes'],
          `version ${replaced} of "${entry.model}" is no earlier version; name one that is there`,
        );
    }
    checkFree(version, at);
    checkRules(version.rules ?? [], version.prices, at);
  }
  checkOverlaps(entry, path);
}

/** Two versions may hold at once only where one says that it takes the place of the other, itself or by way of others. */
function checkOverlaps({ model, versions }: ModelPrices, path: Path): void {
  const replacedBy = new Map<number, ReadonlySet<number>>();
  const earlier: { readonly version: PriceVersion; readonly validity: Validity; readonly index: number }[] = [];
  for (const { version, index } of versions.map((each, index) => ({ version: each, index })).toSorted(byNumber)) {
    const validity = validityOf(version);
    const replaced = new Set<number>();
    for (const number of (version.supersedes ?? []).toSorted((a, b) => b - a)) {
      if (replaced.has(number)) continue;
      replaced.add(number);
      for (const before of replacedBy.get(number) ?? []) replaced.add(before);
    }
    replacedBy.set(version.version, replaced);
    for (const other of earlier) {
      const both = validity.from < other.validity.to && other.validity.from < validity.to;
      if (!both || replaced.has(other.version.version)) continue;
      throw new InvalidPriceBookError(
        [...path, 'versions', other.index, 'validTo'],
        `version ${other.version.version} of "${model}" is still in force when version ${version.version} holds, from ${version.validFrom ?? 'the beginning'} on; end it there, or let ${version.version} supersede it`,
      );
    }
    earlier.push({ version, validity, index });
  }
}

function byNumber(a: { readonly version: PriceVersion }, b: { readonly version: PriceVersion }): number {
  return a.version.version - b.version.version;
}

/** Whether a statement ends after it begins. */
export function checkOrder(
  stated: { readonly validFrom?: string; readonly validTo?: string; readonly recordedAt: string },
  path: Path,
): void {
  const { from, to } = validityOf(stated);
  if (to <= from) throw new InvalidPriceBookError([...path, 'validTo'], `${stated.validTo} is not after validFrom, ${stated.validFrom}`);
}

/** Whether what is said to be free costs nothing. */
export function checkFree({ status, prices }: { readonly status: PriceStatus; readonly prices: MeterPrices }, path: Path): void {
  if (status !== 'free') return;
  const [costly] = Object.entries(prices).find(([, price]) => /[1-9]/.test(price)) ?? [];
  if (costly !== undefined)
    throw new InvalidPriceBookError([...path, 'prices', costly], `is free by its status and costs ${prices[costly as Meter]}`);
}

/** Ids are used once, and a rule for long prompts leaves no meter of tokens at the price of short ones. */
export function checkRules(rules: readonly PriceRule[], base: MeterPrices, path: Path): void {
  const ids = new Set<string>();
  for (const [index, rule] of rules.entries()) {
    const at = [...path, 'rules', index];
    if (ids.has(rule.id)) throw new InvalidPriceBookError([...at, 'id'], `rule "${rule.id}" is there twice`);
    ids.add(rule.id);
    const { promptOver, promptFrom } = rule.when;
    if (rule.prices === undefined || (promptOver === undefined && promptFrom === undefined)) continue;
    const left = TOKEN_METERS.filter((meter) => base[meter] !== undefined && rule.prices?.[meter] === undefined);
    if (left.length > 0)
      throw new InvalidPriceBookError(
        [...at, 'prices'],
        `rule "${rule.id}" is for the whole of a long request and has no price for ${left.join(', ')}`,
      );
  }
}
