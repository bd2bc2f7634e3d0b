/** What stands in the place of everything of a URL that may be a secret. */
const HIDDEN = '/…';

/** A URL as it is shown: where it leads to, and nothing that it authorises by. `https://hooks.slack.com/…` */
export function hiddenUrl(url: string): string {
  return new URL(url).origin + HIDDEN;
}

export function isHiddenUrl(url: string): boolean {
  return url.endsWith(HIDDEN);
}
