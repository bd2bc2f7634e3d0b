const COUNT = new Intl.NumberFormat('en-US');
const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });

/** `1,234,567`. */
export function count(value: number): string {
  return COUNT.format(value);
}

/** `1.23M`; the count itself below 10,000. */
export function shortCount(value: number): string {
  return Math.abs(value) < 10_000 ? count(value) : COMPACT.format(value);
}

/** `99.5 %`; below 100 it never reads 100, above 0 it never reads 0. */
export function percent(value: number): string {
  if (value > 0 && value < 0.1) return '< 0.1 %';
  const digits = Math.abs(value) < 10 || Math.abs(value) > 99 ? 1 : 0;
  return `${value.toLocaleString('en-US', { maximumFractionDigits: digits, roundingMode: 'trunc' })} %`;
}

/** `+12 %`, `-3.5 %`. */
export function change(value: number): string {
  const digits = Math.abs(value) < 10 ? 1 : 0;
  return `${value.toLocaleString('en-US', { maximumFractionDigits: digits, signDisplay: 'exceptZero' })} %`;
}

/** How long a call took: `830 ms`, `4.2 s`, `3 min`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${COUNT.format(Math.round(ms))} ms`;
  if (ms < 120_000) return `${(ms / 1000).toLocaleString('en-US', { maximumFractionDigits: 1 })} s`;
  return `${COUNT.format(Math.round(ms / 60_000))} min`;
}

/** `1 call`, `2 calls`. */
export function callsText(calls: number): string {
  return `${count(calls)} ${calls === 1 ? 'call' : 'calls'}`;
}
