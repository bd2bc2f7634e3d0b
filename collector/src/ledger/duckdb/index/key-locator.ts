/** Keys that the first table takes; each further one takes twice as many as the one before. */
const FIRST_SLOTS = 2 ** 18;

/** Tables are filled to this part, so that few slots are looked at for a key. */
const LOAD = 0.75;

/** Blocks that a slot has bits for. */
const MAX_BLOCKS = 2 ** 16;

interface Table {
  readonly slots: Uint32Array;
  used: number;
}

/**
 * In which blocks of the index a hash may be, in memory: 4 bytes for each key at a load of three quarters. A key that is in
 * the index is always found; one that is not is taken for one that is about once in 30,000 times, which costs a look into
 * a block. So that a key that nobody has seen, which most are, costs no query.
 */
export class KeyLocator {
  readonly #tables: Table[] = [];
  readonly #firstSlots: number;

  /** @param expected Keys that are about to be added. */
  constructor(expected = 0) {
    this.#firstSlots = Math.max(FIRST_SLOTS, 2 ** Math.ceil(Math.log2((expected + 1) / LOAD)));
  }

  /** @param upper The first 32 bits of the hash. @param lower The 32 bits after them. */
  add(upper: number, lower: number, block: number): void {
    const last = this.#tables.at(-1);
    const table = last === undefined || last.used >= last.slots.length * LOAD ? this.#addTable(last) : last;
    const value = (markOf(upper) | (block % MAX_BLOCKS)) >>> 0;
    const mask = table.slots.length - 1;
    for (let at = lower & mask; ; at = (at + 1) & mask) {
      const there = table.slots[at];
      if (there === value) return;
      if (there !== 0) continue;
      table.slots[at] = value;
      table.used += 1;
      return;
    }
  }

  /** Blocks modulo 65,536. */
  blocksOf(upper: number, lower: number): readonly number[] {
    const mark = markOf(upper);
    const blocks: number[] = [];
    for (const { slots } of this.#tables) {
      const mask = slots.length - 1;
      for (let at = lower & mask; ; at = (at + 1) & mask) {
        const there = slots[at] ?? 0;
        if (there === 0) break;
        if ((there ^ mark) >>> 16 === 0) blocks.push(there & 0xff_ff);
      }
    }
    return blocks;
  }

  #addTable(last: Table | undefined): Table {
    const table = { slots: new Uint32Array(last === undefined ? this.#firstSlots : last.slots.length * 2), used: 0 };
    this.#tables.push(table);
    return table;
  }
}

/** What a slot says of its key; never 0, so that no slot in use is. The table is chosen by other bits than these. */
function markOf(upper: number): number {
  const mark = upper & 0xff_ff_00_00;
  return mark === 0 ? 0x1_00_00 : mark;
}
