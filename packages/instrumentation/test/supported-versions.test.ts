import { expect, test } from 'vitest';
import {
  AnthropicInstrumentation,
  BedrockInstrumentation,
  CohereInstrumentation,
  GoogleGenAIInstrumentation,
  MistralInstrumentation,
  OllamaInstrumentation,
  OpenAIInstrumentation,
} from '../src/index.ts';
import { isSupportedVersion, rangeOf } from '../src/supported-versions.ts';

test.each([
  ['6.0.0', true],
  ['6.49.0', true],
  ['7.57.0', true],
  ['7.0.0-beta.1', true],
  ['5.23.2', true],
  ['5.23.1', false],
  ['8.0.0', false],
  ['not a version', false],
])('openai %s is supported: %s', (version, supported) => {
  expect(new OpenAIInstrumentation({ enabled: false }).supports(version)).toBe(supported);
});

test.each([
  ['0.70.0', true],
  ['0.137.0', true],
  ['1.12.0', true],
  ['0.69.0', false],
  ['2.0.0', false],
])('@anthropic-ai/sdk %s is supported: %s', (version, supported) => {
  expect(new AnthropicInstrumentation({ enabled: false }).supports(version)).toBe(supported);
});

test.each([
  ['1.0.0', true],
  ['2.32.0', true],
  ['3.1.0', true],
  ['0.15.0', false],
  ['4.0.0', false],
])('@google/genai %s is supported: %s', (version, supported) => {
  expect(new GoogleGenAIInstrumentation({ enabled: false }).supports(version)).toBe(supported);
});

test.each([
  ['7.17.0', false],
  ['7.18.0', true],
  ['7.21.0', true],
  ['8.1.0', true],
  ['9.0.0', false],
])('cohere-ai %s is supported: %s', (version, supported) => {
  expect(new CohereInstrumentation({ enabled: false }).supports(version)).toBe(supported);
});

test.each([
  ['3.586.0', false],
  ['3.587.0', true],
  ['3.1163.0', true],
  ['4.0.0', false],
])('@aws-sdk/client-bedrock-runtime %s is supported: %s', (version, supported) => {
  expect(new BedrockInstrumentation({ enabled: false }).supports(version)).toBe(supported);
});

test.each([
  ['1.9.0', false],
  ['1.10.0', true],
  ['1.15.1', true],
  ['2.7.0', true],
  ['3.0.0', false],
])('@mistralai/mistralai %s is supported: %s', (version, supported) => {
  expect(new MistralInstrumentation({ enabled: false }).supports(version)).toBe(supported);
});

test.each([
  ['0.5.13', false],
  ['0.5.14', true],
  ['0.6.4', true],
  ['1.0.0', false],
])('ollama %s is supported: %s', (version, supported) => {
  expect(new OllamaInstrumentation({ enabled: false }).supports(version)).toBe(supported);
});

test('a range is written as semver writes it', () => {
  expect(rangeOf({ from: '0.134.0', belowMajor: 2 })).toBe('>=0.134.0 <2');
  expect(isSupportedVersion('1.0.0', { from: '0.134.2', belowMajor: 2 })).toBe(true);
});
