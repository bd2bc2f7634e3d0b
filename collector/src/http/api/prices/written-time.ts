/** A moment as price books write it, `2026-11-22T09:30:00Z`. */
export function instantText(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** A day as price books write it, `2026-11-22`. */
export function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
