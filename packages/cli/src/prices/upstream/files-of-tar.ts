const BLOCK = 512;

/** The texts of the files of a tar archive whose names fit, in their order; nothing is written anywhere. */
export function filesOfTar(archive: Buffer, names: RegExp): readonly string[] {
  const files: string[] = [];
  for (let offset = 0; offset + BLOCK <= archive.length;) {
    const header = archive.subarray(offset, offset + BLOCK);
    const size = Number.parseInt(field(header, 124, 12).trim() || '0', 8);
    // Two empty blocks end an archive; a size that is no octal number is no archive.
    if (header[0] === 0 || !Number.isSafeInteger(size) || size < 0) break;
    const prefix = field(header, 345, 155);
    const name = prefix === '' ? field(header, 0, 100) : `${prefix}/${field(header, 0, 100)}`;
    const isFile = header[156] === 0 || header[156] === 0x30;
    const start = offset + BLOCK;
    if (isFile && names.test(name)) files.push(archive.toString('utf8', start, start + size));
    offset = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

/** A field of a header: text up to the first zero byte. */
function field(header: Buffer, start: number, length: number): string {
  const bytes = header.subarray(start, start + length);
  const end = bytes.indexOf(0);
  return bytes.toString('utf8', 0, end === -1 ? length : end);
}
