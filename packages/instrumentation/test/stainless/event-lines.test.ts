import { expect, test } from 'vitest';
import { EventLines } from '../../src/stainless/event-lines.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const done = { type: 'speech.audio.done', note: 'ß👟' };
const line = `data: ${JSON.stringify(done)}`;

test.each([1, 2, 7, 1000])('events are found in pieces of %d bytes, characters of several bytes included', (size) => {
  const bytes = bytesOf(`event: x\ndata: {"n":1}\n\n: comment\n${line}\r\n\ndata: [DONE]\n\n`);
  const lines = new EventLines();
  const events: unknown[] = [];
  for (let at = 0; at < bytes.length; at += size) events.push(...lines.push(bytes.subarray(at, at + size)));
  expect(events).toEqual([{ n: 1 }, done]);
});

test('a line of a megabyte is left out and not kept, and the next one is found', () => {
  const lines = new EventLines();
  const events: unknown[] = [];
  for (const piece of ['data: {"audio":"', ...Array.from({ length: 100 }, () => 'A'.repeat(10_000)), '"}\n\n', `${line}\n\n`])
    events.push(...lines.push(bytesOf(piece)));
  expect(events).toEqual([done]);
});

test('a mark of the byte order before the first event is no part of it', () => {
  expect(new EventLines().push(bytesOf(`\uFEFF${line}\n\n`))).toEqual([done]);
});

test.each(['\n', '\r\n'])('data that goes over 4 lines is one event, at the empty line (%j)', (end) => {
  const lines = ['data: {', 'data: "n": [', 'data: 1', ': comment', 'data: ]}', '', 'data: {"n":2}', '', 'data: [DONE]', ''];
  expect(new EventLines().push(bytesOf(lines.map((text) => text + end).join('')))).toEqual([{ n: [1] }, { n: 2 }]);
});

test('data of many lines that is too long is left out, and the next event is found', () => {
  const lines = new EventLines(1000);
  const piece = `data: "${'A'.repeat(500)}",\n`;
  expect(lines.push(bytesOf(`data: {"texts":[\n${piece.repeat(50)}data: ""]}\n\n${line}\n\n`))).toEqual([done]);
});

test('what is no JSON, and a line that does not end, are no events', () => {
  expect(new EventLines().push(bytesOf('data: {"n":\ndata:\n<html>\ndata: {"n":1}'))).toEqual([]);
});
