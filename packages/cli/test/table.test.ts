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
