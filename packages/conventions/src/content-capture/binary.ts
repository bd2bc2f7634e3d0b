/** Characters from which text that is nothing but base64 is taken for data. */
const LEAST = 1024;

const DATA_URL = /^data:([\w.+-]+\/[\w.+-]+)?[^,]{0,100},/;
const BASE64 = new RegExp(`^[A-Za-z0-9+/_-]{${LEAST},}={0,2}$`);
const BASE64_WITHIN = new RegExp(`[A-Za-z0-9+/_-]{${LEAST}}`);

/** What is told of data instead of it. */
export interface BinaryData {
  readonly mime_type?: string;
  /** Bytes, decoded. */
  readonly byte_size: number;
}

/** What a text tells as data: a `data:` URL, or at least 1,024 characters of nothing but base64; undefined for any other text. */
export function binaryTextOf(text: string): BinaryData | undefined {
  if (text.startsWith('data:')) {
    const match = DATA_URL.exec(text);
    if (match === null) return undefined;
    const [head, type] = match;
    const isBase64 = head.endsWith(';base64,');
    const size = isBase64 ? base64Size(text, head.length) : text.length - head.length;
    return type === undefined ? { byte_size: size } : { mime_type: type, byte_size: size };
  }
  return text.length >= LEAST && BASE64.test(text) ? { byte_size: base64Size(text) } : undefined;
}

/** Whether a text may have data somewhere in it. */
export function mayHoldBinary(text: string): boolean {
  return text.includes('data:') || (text.length >= LEAST && BASE64_WITHIN.test(text));
}

/** Bytes of what is base64 from a position on: 4 characters are 3 bytes. */
export function base64Size(text: string, from = 0): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return Math.floor(((text.length - from - padding) * 3) / 4);
}

/** What a value is as data: bytes in any of their forms; undefined for anything else. */
export function binaryValueOf(value: object): BinaryData | undefined {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return { byte_size: value.byteLength };
  if (!isBlob(value)) return undefined;
  return value.type === '' ? { byte_size: value.size } : { mime_type: value.type, byte_size: value.size };
}

function isBlob(value: object): value is { readonly size: number; readonly type: string } {
  // An object may be read by any name.
  const named = value as { readonly size?: unknown; readonly type?: unknown; readonly arrayBuffer?: unknown };
  return typeof named.arrayBuffer === 'function' && typeof named.size === 'number' && typeof named.type === 'string';
}
