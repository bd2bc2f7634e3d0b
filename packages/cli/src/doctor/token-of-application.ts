/**
 * The token that an application sends with its telemetry, by what OTEL_EXPORTER_OTLP_HEADERS says; undefined if it says none that can be read.
 *
 * @example tokenOfApplication('x-team=a,authorization=Bearer%20spancost_abc') // 'spancost_abc'
 */
export function tokenOfApplication(headers: string | undefined): string | undefined {
  const value = /(?:^|,)\s*authorization\s*=([^,]*)/i.exec(headers ?? '')?.[1] ?? '';
  try {
    return /^Bearer\s+(\S+)$/i.exec(decodeURIComponent(value).trim())?.[1];
  } catch {
    return undefined;
  }
}
