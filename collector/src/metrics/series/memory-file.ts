import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeAtomically } from '../../files/write-atomically.ts';
import type { LabelMemory } from './label-limits.ts';
import type { SeriesMemory } from './zero-first.ts';

/** The names of a label; once it is closed, no further one is added. */
interface LabelNames {
  readonly names: Set<string>;
  closed: boolean;
}

const FORM = z.strictObject({
  format: z.literal(1),
  scraped_since: z.number().optional(),
  labels: z.record(z.string(), z.strictObject({ names: z.array(z.string()), closed: z.boolean() })),
  shown: z.array(z.string()),
});

export interface MemoryFileOptions {
  readonly path: string;
  /** Told when the file cannot be read or written; the exposition goes on from what the process knows. */
  readonly onError: (error: unknown) => void;
}

/**
 * What `/metrics` has shown, in a file beside the ledger, so that a restart neither shows a series as new that is not nor
 * gives a name to what was shown as `other`. It holds label values and hashes, no money: without it, a collector takes every
 * series of its ledger for one that has been seen.
 */
export class MemoryFile implements SeriesMemory, LabelMemory {
  readonly #options: MemoryFileOptions;
  readonly #labels = new Map<string, LabelNames>();
  readonly #shown = new Set<string>();
  #scrapedSince: number | undefined;
  #changed = false;
  /** Whether there was a file that could be read. */
  readonly isKnown: boolean;

  constructor(options: MemoryFileOptions) {
    this.#options = options;
    const read = readForm(options);
    this.isKnown = read !== undefined;
    this.#scrapedSince = read?.scraped_since;
    for (const [label, { names, closed }] of Object.entries(read?.labels ?? {})) this.#labels.set(label, { names: new Set(names), closed });
    for (const id of read?.shown ?? []) this.#shown.add(id);
  }

  get scrapedSince(): number | undefined {
    return this.#scrapedSince;
  }

  hasShown(id: string): boolean {
    return this.#shown.has(id);
  }

  remember(id: string): void {
    this.#shown.add(id);
    this.#changed = true;
  }

  namesOf(label: string): LabelNames {
    const known = this.#labels.get(label);
    if (known !== undefined) return known;
    const fresh: LabelNames = { names: new Set(), closed: false };
    this.#labels.set(label, fresh);
    return fresh;
  }

  addName(label: string, name: string): void {
    this.namesOf(label).names.add(name);
    this.#changed = true;
  }

  close(label: string): void {
    const names = this.namesOf(label);
    if (names.closed) return;
    names.closed = true;
    this.#changed = true;
  }

  /** Notes a scrape, after it was decided what it shows. */
  scraped(at: number): void {
    if (this.#scrapedSince !== undefined) return;
    this.#scrapedSince = at;
    this.#changed = true;
  }

  /** Writes what has changed; called before a scrape is answered, so that whatever was seen is remembered. */
  save(): void {
    if (!this.#changed) return;
    const form: z.infer<typeof FORM> = {
      format: 1,
      ...(this.#scrapedSince === undefined ? {} : { scraped_since: this.#scrapedSince }),
      labels: Object.fromEntries([...this.#labels].map(([label, { names, closed }]) => [label, { names: [...names], closed }])),
      shown: [...this.#shown],
    };
    try {
      writeAtomically(this.#options.path, `${JSON.stringify(form)}\n`);
      this.#changed = false;
    } catch (error) {
      this.#options.onError(error);
    }
  }
}

function readForm({ path, onError }: MemoryFileOptions): z.infer<typeof FORM> | undefined {
  try {
    return FORM.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') onError(error);
    return undefined;
  }
}
