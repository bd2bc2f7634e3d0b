/** One colour of a chart: its amounts, a number for each stretch. Doubles, to be drawn and not to be added. */
export type Layer = readonly number[];

/** Layers on top of each other, as they have to be drawn: the sum of all first, the lowest layer last. */
export function stacked(layers: readonly Layer[]): readonly (readonly number[])[] {
  return layers.map((_, index) => (layers[0] ?? []).map((__, at) => layers.slice(index).reduce((sum, layer) => sum + (layer[at] ?? 0), 0)));
}
