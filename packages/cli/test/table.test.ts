import { expect, it } from 'vitest';
import { table } from '../src/table.ts';

it('aligns the first column to the left and the others to the right', () => {
  const lines = table(
    ['Feature', 'Calls'],
    [
      ['chat', '7'],
      ['search', '12'],
    ],
  ).split('\n');
  const [, chat = '', search = ''] = lines.map((line) => line.trimEnd());
  expect(chat).toMatch(/^ chat +7$/);
  expect(search).toMatch(/^ search +12$/);
  expect(chat.length).toBe(search.length);
});

it('shows control characters of a name instead of sending them to the terminal', () => {
  const rendered = table(['Feature', 'Calls'], [['\u001b[2Jevil\r\nrow\u009b', '1']]);
  expect(rendered.split('\n')).toHaveLength(2);
  expect(rendered).toContain('\\x1b[2Jevil\\x0d\\x0arow\\x9b');
});

it('cuts names in the middle, the widest first, until the table fits the terminal; numbers stay whole', () => {
  const rows = [['openai', 'gpt-4o-realtime-preview-with-a-very-long-name-2025-06-03', '1,234,567']];
  const lines = table(['Provider', 'Model', 'Calls'], rows, ['Provider', 'Model'], 60).split('\n');
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
  expect(lines[1]).toMatch(/openai .* gpt-4o-realtime\S*…\S*2025-06-03 .*1,234,567/);
  expect(table(['Provider', 'Model', 'Calls'], rows, ['Provider', 'Model'])).toContain('with-a-very-long-name');
});

it('moves columns together before it cuts a name: seven that take 95 of a terminal fit into 80 whole', () => {
  const header = ['Budget', 'Period', 'Used', 'Spent', 'Amount', 'Forecast', 'State'];
  const rows = [['tenants', 'monthly', '██████████ 214 %', '$4,309.28', '$2,000.00', '$8,334.44', 'exceeded']];
  const widest = (width?: number): number =>
    Math.max(
      ...table(header, rows, ['Budget', 'Period', 'State'], width)
        .split('\n')
        .slice(1)
        .map((line) => line.length),
    );
  expect(widest()).toBeGreaterThan(80);
  expect(widest(80)).toBeLessThanOrEqual(80);
  expect(table(header, rows, ['Budget'], 80)).not.toContain('…');
});

it('cuts no character in two', () => {
  const row = table(['Budget', 'Amount'], [[`a${'😀'.repeat(40)}`, '$1']], ['Budget'], 30).split('\n')[1] ?? '';
  expect(row).toContain('…');
  expect(row.isWellFormed()).toBe(true);
});
