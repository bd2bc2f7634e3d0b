import Table from 'cli-table3';
import colors from 'picocolors';

/** Rows under a header as a table; columns named in `left` are aligned to the left, the others to the right. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  left: readonly string[] = [header[0] ?? ''],
): string {
  const rendered = new Table({
    head: header.map((title) => colors.bold(title)),
    colAligns: header.map((title) => (left.includes(title) ? 'left' : 'right')),
    style: { head: [], border: [], compact: true },
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '  ',
    },
  });
  rendered.push(...rows.map((row) => row.map(printable)));
  return rendered.toString();
}

/** Names come from telemetry: their control characters must not reach the terminal. */
function printable(cell: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return cell.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
