import { InvalidPriceBookError } from '../errors.ts';
import { TOKEN_METERS } from '../meters.ts';
import type { MeterPrices, ModelPrices, PriceRule, PriceVersion } from '../price-book.ts';

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
  const seen = new Map<number, PriceVersion>();
  for (const [index, version] of entry.versions.entries()) {
    const at = [...path, 'versions', index];
    if (seen.has(version.version))
      throw new InvalidPriceBookError(at, `version ${version.version} of "${entry.model}" is there twice; versions count up`);
    if (endOf(version) <= startOf(version))
      throw new InvalidPriceBookError([...at, 'validTo'], `${version.validTo} is not after validFrom, ${version.validFrom}`);
    for (const replaced of version.supersedes ?? []) {
      if (replaced >= version.version || !entry.versions.some((each) => each.version === replaced))
        throw new InvalidPriceBookError(
          [...at, 'supersedes'],
          `version ${replaced} of "${entry.model}" is no earlier version; name one that is there`,
        );
    }
    checkRules(version.rules ?? [], version.prices, at);
    seen.set(version.version, version);
  }
  checkOverlaps(entry, path);
}

/** Two versions may hold at once only where one says that it takes the place of the other. */
function checkOverlaps({ model, versions }: ModelPrices, path: Path): void {
  for (const [index, version] of versions.entries()) {
    for (const other of versions) {
      const both = version.version < other.version && startOf(version) < endOf(other) && startOf(other) < endOf(version);
      if (!both || takesPlace(other, version, versions)) continue;
      throw new InvalidPriceBookError(
        [...path, 'versions', index, 'validTo'],
        `version ${version.version} of "${model}" is still in force when version ${other.version} holds, from ${other.validFrom ?? 'the beginning'} on; end it there, or let ${other.version} supersede it`,
      );
    }
  }
}

/** Whether a version takes the place of another, itself or by way of one in between. */
function takesPlace(later: PriceVersion, earlier: PriceVersion, versions: readonly PriceVersion[]): boolean {
  return (later.supersedes ?? []).some((number) => {
    if (number === earlier.version) return true;
    const between = versions.find(({ version }) => version === number);
    return between !== undefined && takesPlace(between, earlier, versions);
  });
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

function startOf({ validFrom }: { readonly validFrom?: string }): number {
  return validFrom === undefined ? Number.NEGATIVE_INFINITY : Date.parse(validFrom);
}

function endOf({ validTo }: { readonly validTo?: string }): number {
  return validTo === undefined ? Number.POSITIVE_INFINITY : Date.parse(validTo);
}
