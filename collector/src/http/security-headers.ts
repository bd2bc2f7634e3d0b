/**
 * Headers of every answer. Answers are data for one client: no cache may keep them, unless a route says otherwise, and no
 * browser may run or frame them. `Strict-Transport-Security` is not among them: it would be about all ports of the host.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
