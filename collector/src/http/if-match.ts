/**
 * What `If-Match` asks of a tag; undefined if nothing is asked. A weak tag matches nothing (RFC 9110, 13.1.1).
 *
 * @example ifMatch('"a", "b"')?.('b') // true
 */
export function ifMatch(header: string | undefined): ((tag: string) => boolean) | undefined {
  if (header === undefined) return undefined;
  const wanted = header.split(',').map((each) => each.trim());
  return (tag) => wanted.includes('*') || wanted.includes(`"${tag}"`);
}
