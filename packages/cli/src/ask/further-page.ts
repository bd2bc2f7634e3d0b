/** Lines below a page that say how the next one is asked for; none below the last. */
export function furtherPage(cursor: string | null): readonly string[] {
  return cursor === null ? [] : ['', `more: repeat the command with --cursor ${cursor}`];
}
