import { describe, expect, it, test } from 'vitest';
import { writtenMessages, writtenParts, type ContentCapture, type Message } from '../../src/index.ts';

const INPUT = 'gen_ai.input.messages';
const told: unknown[] = [];
const report = (failure: unknown): void => void told.push(failure);
const all: ContentCapture = { maxLength: 16_384, redact: [] };
const written = (messages: readonly Message[], capture: Partial<ContentCapture> = {}): unknown =>
  JSON.parse(writtenMessages(INPUT, messages, { ...all, ...capture }, report) ?? 'null');
const said = (content: string, role = 'user'): Message => ({ role, parts: [{ type: 'text', content }] });

test('messages are the JSON of the conventions', () => {
  const messages: Message[] = [
    said('Weather in Paris?'),
    { role: 'assistant', parts: [{ type: 'tool_call', id: 'c-1', name: 'weather', arguments: { at: 'Paris', days: 2 } }] },
    { role: 'tool', parts: [{ type: 'tool_call_response', id: 'c-1', response: 'rainy' }] },
    { role: 'assistant', parts: [{ type: 'text', content: 'Rain.' }], finish_reason: 'stop' },
  ];
  expect(written(messages)).toEqual(messages);
});

describe('redaction', () => {
  const secret = 'sk-4111';
  const redact = [(text: string): string => text.replaceAll(secret, '[secret]')];

  it('reaches every text, name, number and key', () => {
    const messages: Message[] = [
      { ...said(`my key is ${secret}`), name: secret },
      { role: 'assistant', parts: [{ type: 'tool_call', id: secret, name: secret, arguments: { [secret]: [{ deep: secret }] } }] },
      { role: 'user', parts: [{ type: 'uri', modality: 'image', uri: `https://shop.example/${secret}.png` }] },
    ];
    const json = writtenMessages(INPUT, messages, { ...all, redact }, report) ?? '';
    expect(json).not.toContain(secret);
    expect(json.match(/\[secret\]/g)).toHaveLength(7);
  });

  it('sees numbers as texts', () => {
    const number = [(text: string): string | undefined => (/^\d{16}$/.test(text) ? undefined : text)];
    const call = { type: 'tool_call', name: 'pay', arguments: { card: 4111111111111111, amount: 7 } };
    expect(written([{ role: 'assistant', parts: [call] }], { redact: number })).toEqual([
      { role: 'assistant', parts: [{ type: 'tool_call', name: 'pay', arguments: { amount: 7 } }] },
    ]);
  });

  it('is told where a text stands', () => {
    const places: unknown[] = [];
    const parts = [{ type: 'tool_call', name: 'f', arguments: { password: 'x' } }];
    written([{ role: 'assistant', parts }], { redact: [(text, place) => (places.push([text, place]), text)] });
    const place = { attribute: INPUT, role: 'assistant', type: 'tool_call' };
    expect(places).toEqual([
      ['f', { ...place, field: 'name' }],
      ['password', { ...place, field: 'password' }],
      ['x', { ...place, field: 'password' }],
    ]);
  });

  it('that gives nothing leaves no part', () => {
    expect(written([said('one'), said('two')], { redact: [(text) => (text === 'one' ? undefined : text)] })).toEqual([
      { role: 'user', parts: [] },
      said('two'),
    ]);
  });

  it('that throws, or gives a promise, leaves nothing of the text and is told', () => {
    told.length = 0;
    const broken = [
      (text: string): string => {
        if (text === 'bad') throw new Error('no');
        return text === 'later' ? (Promise.resolve('') as unknown as string) : text;
      },
    ];
    expect(written([said('bad'), said('later'), said('good')], { redact: broken })).toEqual([
      { role: 'user', parts: [] },
      { role: 'user', parts: [] },
      said('good'),
    ]);
    expect(told.map(String)).toEqual(['Error: no', 'TypeError: redact gave object; it must give a text or undefined']);
  });

  it('that gives a promise which rejects ends no process: the rejection is told', async () => {
    told.length = 0;
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    try {
      const broken = [(): string => Promise.reject(new Error('late')) as unknown as string];
      expect(written([said('any')], { redact: broken })).toEqual([{ role: 'user', parts: [] }]);
      await new Promise((resolve) => setImmediate(resolve));
    } finally {
      process.off('unhandledRejection', note);
    }
    expect(unhandled).toEqual([]);
    expect(told.map(String)).toEqual(['TypeError: redact gave object; it must give a text or undefined', 'Error: late']);
  });

  it('sees the whole text, also what is cut afterwards', () => {
    const text = `${'x'.repeat(90)}${secret}${'y'.repeat(900)}`;
    const json = writtenMessages(INPUT, [said(text)], { maxLength: 180, redact }, report) ?? '';
    expect(json).toContain('x[sec');
    expect(json).not.toContain('sk-');
  });
});

describe('data', () => {
  it('is its type and size, wherever it is', () => {
    const png = Buffer.alloc(3000, 7);
    const parts = [
      {
        type: 'tool_call_response',
        response: { url: `data:image/png;base64,${png.toString('base64')}`, raw: png.toString('base64'), png },
      },
    ];
    const blob = { type: 'blob', byte_size: 3000 };
    expect(written([{ role: 'tool', parts }])).toEqual([
      {
        role: 'tool',
        parts: [{ type: 'tool_call_response', response: { url: { ...blob, mime_type: 'image/png' }, raw: blob, png: blob } }],
      },
    ]);
  });

  it('of a file is the size of the file', () => {
    const parts = [{ type: 'tool_call_response', response: new Blob(['four'], { type: 'text/plain' }) }];
    const blob = { type: 'blob', mime_type: 'text/plain', byte_size: 4 };
    expect(written([{ role: 'tool', parts }])).toEqual([{ role: 'tool', parts: [{ type: 'tool_call_response', response: blob }] }]);
  });
});

test('what JSON has not is left out, and what refers to itself ends', () => {
  const endless: Record<string, unknown> = { at: new Date(0), big: 10n, none: undefined, call() {}, notANumber: Number.NaN };
  endless['self'] = endless;
  const json = writtenMessages(INPUT, [{ role: 'tool', parts: [{ type: 'tool_call_response', response: endless }] }], all, report);
  expect(JSON.parse(json ?? '')[0].parts[0].response).toMatchObject({ at: '1970-01-01T00:00:00.000Z', big: '10', notANumber: null });
  expect(json).toContain('[not recorded]');
});

describe('the limit', () => {
  it('cuts long texts to one length and says how much is gone', () => {
    const messages = [said('short'), said('a '.repeat(500)), said('b '.repeat(1000))];
    const [first, second, third] = written(messages, { maxLength: 400 }) as Message[];
    expect(first).toEqual(said('short'));
    expect(second?.parts[0]?.['content']).toMatch(/^(a ){35,50}a?… \[9\d\d characters cut\]$/);
    expect(third?.parts[0]?.['content']).toMatch(/^(b ){35,50}b?… \[19\d\d characters cut\]$/);
  });

  it('leaves out the oldest messages where there are too many, and says how many', () => {
    const messages = Array.from({ length: 5000 }, (_, index) => said(`message ${index}`));
    const kept = written(messages, { maxLength: 1000 }) as Message[];
    expect(kept[0]).toEqual({ role: 'omitted', parts: [{ type: 'omitted', count: 5000 - kept.length + 1 }] });
    expect(kept.at(-1)).toEqual(said('message 4999'));
    expect(kept.length).toBeGreaterThan(10);
  });

  it('holds for parts and for whatever is in them: 200 random lists', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const text = (): string => ['', 'word ', '"\\', '\n', '😀', '\u0001', 'ü', '\ud83d'][random(8)]?.repeat(random(300)) ?? '';
    const value = (depth: number): unknown => {
      if (depth > 2) return text();
      const list = Array.from({ length: random(6) }, () => value(depth + 1));
      return [text(), random(1e9), null, true, list, Object.fromEntries(list.map((each) => [text(), each]))][random(6)];
    };
    for (let round = 0; round < 200; round += 1) {
      const maxLength = 1 + random(random(2) === 0 ? 200 : 5000);
      const list = Array.from({ length: random(30) }, () => ({
        role: text(),
        parts: Array.from({ length: random(4) }, () => ({ type: 'text', content: text(), more: value(0) })),
      }));
      const json = writtenMessages(INPUT, list, { maxLength, redact: [] }, report);
      const parts = writtenParts(
        'gen_ai.system_instructions',
        list.flatMap((message) => message.parts),
        { maxLength, redact: [] },
        report,
      );
      for (const each of [json, parts]) {
        expect(each?.length ?? 0).toBeLessThanOrEqual(maxLength);
        if (each !== undefined) expect(Array.isArray(JSON.parse(each))).toBe(true);
      }
    }
  });

  it('takes under a quarter of a second for ten million characters', () => {
    const messages = Array.from({ length: 1000 }, () => said('word '.repeat(2000)));
    const started = performance.now();
    const json = writtenMessages(INPUT, messages, all, report) ?? '';
    expect(performance.now() - started).toBeLessThan(250);
    expect(json.length).toBeLessThanOrEqual(16_384);
    expect(json.length).toBeGreaterThan(15_800);
  });
});
