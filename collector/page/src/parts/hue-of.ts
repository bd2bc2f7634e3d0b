/** Steps around the circle of hues. */
const HUES = 24;

/** The hue of a name in degrees, always the same one: FNV-1a of its text, in steps that can be told apart. */
export function hueOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const unit of name) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (hash % HUES) * (360 / HUES);
}

/** Colours of several names beside each other: where two have one hue, the later is darker or lighter (`shade` 1 or 2). */
export function huesOf(names: readonly string[]): readonly { readonly hue: number; readonly shade: number }[] {
  const hues = names.map(hueOf);
  return hues.map((hue, index) => ({ hue, shade: hues.slice(0, index).filter((each) => each === hue).length % 3 }));
}
