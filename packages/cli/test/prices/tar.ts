/** A tar archive in the form that npm packs. @param type `0` is a file, `2` a link. */
export function tarOf(files: readonly (readonly [name: string, text: string])[], type = '0'): Buffer {
  const blocks = files.flatMap(([name, text]) => {
    const header = Buffer.alloc(512);
    const cut = name.length > 100 ? name.lastIndexOf('/', 120) : -1;
    header.write(name.slice(cut + 1), 0);
    header.write(Buffer.byteLength(text).toString(8).padStart(11, '0'), 124);
    header.write(type, 156);
    header.write('ustar', 257);
    if (cut !== -1) header.write(name.slice(0, cut), 345);
    const content = Buffer.alloc(Math.ceil(Buffer.byteLength(text) / 512) * 512);
    content.write(text);
    return [header, content];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
