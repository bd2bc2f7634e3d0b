import { displayWidth } from '../display-width.ts';

/** Text whose longer lines go on below, as far indented, at spaces. @param width Columns of the terminal; as it is where it is not known. */
export function fitted(text: string, width: number | undefined): string {
  if (width === undefined) return text;
  return text
    .split('\n')
    .flatMap((line) => (displayWidth(line) <= width ? [line] : indented(line, width)))
    .join('\n');
}

/** Lines of at most so many columns. A word that is longer is kept whole, so that an address can be copied. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (displayWidth(longer) > width && line !== '') {
      lines.push(line.trimEnd());
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function indented(line: string, width: number): readonly string[] {
  const [indent = ''] = /^ */.exec(line) ?? [];
  return wrapped(line.slice(indent.length), width - indent.length).map((each) => indent + each);
}
