import { describe, expect, it, test } from 'vitest';
import { contentCaptureOf, contentSettingFromEnv, contentSettingOf } from '../../src/index.ts';

const card = (text: string): string => text.replaceAll('4111', 'card');
const name = (text: string): string => text.replaceAll('Ada', 'name');

describe('what somebody gives for captureContent', () => {
  it.each([
    [undefined, { isOn: false }],
    [null, { isOn: false }],
    [false, { isOn: false }],
    [true, { isOn: true }],
    [{}, { isOn: true }],
    [
      { enabled: false, redact: card },
      { isOn: false, redact: card },
    ],
    [{ maxLength: 99.9 }, { isOn: true, maxLength: 99 }],
  ])('%j is %j', (given, setting) => {
    expect(contentSettingOf(given)).toEqual(setting);
  });

  it.each([
    ['true', false, /captureContent is true; take true/],
    [7, false, /captureContent is 7/],
    [{ redact: /4111/ }, false, /redact is object/],
    [{ redact: null }, false, /redact is object/],
    [{ maxLength: 0 }, true, /maxLength is 0/],
    [{ maxLength: Number.NaN }, true, /maxLength is NaN/],
    [{ enabled: 'yes' }, false, undefined],
  ])('%j is told, and a redaction that cannot run records nothing', (given, isOn, problem) => {
    const setting = contentSettingOf(given);
    expect(setting.isOn).toBe(isOn);
    if (problem !== undefined) expect(setting.problem).toMatch(problem);
  });
});

it.each([
  ['true', true],
  ['TRUE', true],
  ['span_only', true],
  ['SPAN_AND_EVENT', true],
  ['EVENT_ONLY', false],
  ['NO_CONTENT', false],
  ['1', false],
  ['', false],
  [undefined, false],
])('OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=%s records: %s', (value, isOn) => {
  expect(contentSettingFromEnv(value).isOn).toBe(isOn);
});

describe('settings in one another', () => {
  test('nothing is recorded where nobody says so', () => {
    expect(contentCaptureOf([])).toBeUndefined();
  });

  test('the innermost decides, either way', () => {
    expect(contentCaptureOf([{ isOn: true }, { isOn: false }])).toBeUndefined();
    expect(contentCaptureOf([{ isOn: false }, { isOn: true }])).toEqual({ redact: [], maxLength: 16_384 });
  });

  test('redactions add up, the outer one first, and no inner one lifts them; the innermost limit counts', () => {
    const outer = { isOn: false, redact: card, maxLength: 100 };
    const settings = [outer, { isOn: true, redact: name, maxLength: 50 }, { isOn: true }];
    expect(contentCaptureOf(settings)).toEqual({ redact: [card, name], maxLength: 50 });
  });
});
