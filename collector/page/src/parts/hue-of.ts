/** Steps around the circle of hues. */
const HUES = 24;

/** The hue of a name in degrees, always the same one: FNV-1a of its text, in steps that can be told apart. */
export function hueOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const unit of name) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (hash % HUES) * (360 / HUES);
}

/** Degrees within which two hues are taken for one where they lie on each other. */
const ALIKE = 30;
const SHADES = [0, 1, 2] as const;

interface Colour {
  readonly hue: number;
  readonly shade: number;
}

/** Colours of several names beside each other: where two hues are alike, the later is darker or lighter (`shade` 1 or 2). */
export function huesOf(names: readonly string[]): readonly Colour[] {
  return names.map(hueOf).reduce<readonly Colour[]>((colours, hue) => {
    const alike = colours.filter((each) => apart(each.hue, hue) <= ALIKE);
    const uses = SHADES.map((shade) => alike.filter((each) => each.shade === shade).length);
    return [...colours, { hue, shade: uses.indexOf(Math.min(...uses)) }];
  }, []);
}

function apart(one: number, other: number): number {
  const degrees = Math.abs(one - other);
  return Math.min(degrees, 360 - degrees);
}
