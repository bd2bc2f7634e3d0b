/** Whether one of the tags of an `If-None-Match` is this one; a weak tag is as good. */
export function matchesTag(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === tag);
}
