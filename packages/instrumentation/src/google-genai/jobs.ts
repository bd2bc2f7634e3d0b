import { Remembered } from '../answer/remembered.ts';

/** What was asked of a film that is being made. */
export interface AskedVideo {
  readonly model: string | undefined;
  /** Seconds of each film; undefined where the provider decides. */
  readonly seconds: number | undefined;
  readonly resolution: string | undefined;
}

/** What this process began and what it must know of that later: films, and until when caches live. */
export class Jobs {
  /** By the name of the operation. */
  readonly videos: Remembered<AskedVideo> = new Remembered();
  /** When a cache ends, in milliseconds since the epoch, by its name. */
  readonly cacheEnds: Remembered<number> = new Remembered();
}
