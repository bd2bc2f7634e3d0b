/** A range of versions: from one release on, below a major. */
export interface SupportedVersions {
  /** First version, `6.0.0`. */
  readonly from: string;
  /** First major that is not supported. */
  readonly belowMajor: number;
}

/** The range as semver writes it: `>=6.0.0 <8`. */
export function rangeOf({ from, belowMajor }: SupportedVersions): string {
  return `>=${from} <${belowMajor}`;
}

/** Whether a version is in the range; a pre-release counts as its release. */
export function isSupportedVersion(version: string, { from, belowMajor }: SupportedVersions): boolean {
  const actual = numbers(version);
  const first = numbers(from);
  if (actual === undefined || first === undefined || actual[0] >= belowMajor) return false;
  for (const [index, part] of actual.entries()) {
    const bound = first[index] ?? 0;
    if (part !== bound) return part > bound;
  }
  return true;
}

function numbers(version: string): readonly [number, number, number] | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)/.exec(version);
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])];
}
