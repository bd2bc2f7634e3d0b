import type { UserDirectory } from '../../../ledger/user-directory.ts';
import type { Dimension } from '../../../ledger/views.ts';

/** Who knows what things are called. */
export interface NameSources {
  /** Display names by feature id, those in force at this moment. */
  readonly features: () => Readonly<Record<string, string>>;
  readonly directory: Pick<UserDirectory, 'entriesOf'>;
}

/** The display name of a value; null where nobody has one. */
export type DisplayName = (value: string | undefined) => string | null;

/** What the values of a dimension are called: features by the configuration, users by the directory, all others by nobody. */
export async function displayNames(
  { features, directory }: NameSources,
  dimension: Dimension,
  values: readonly (string | undefined)[],
): Promise<DisplayName> {
  const names = await namesOf();
  return (value) => (value === undefined ? null : (names.get(value) ?? null));

  async function namesOf(): Promise<ReadonlyMap<string, string | undefined>> {
    if (dimension === 'feature') return new Map(Object.entries(features()));
    if (dimension !== 'user') return new Map();
    const users = await directory.entriesOf(values.filter((value) => value !== undefined));
    return new Map([...users].map(([user, { name }]) => [user, name]));
  }
}
