/** Bytes that a process holds after so many calls. */
export interface MemorySample {
  readonly calls: number;
  /** In use on the heap after garbage collection. */
  readonly heap: number;
  /** What the system has given to the process, garbage collection or not. */
  readonly rss: number;
}
