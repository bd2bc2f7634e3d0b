import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as aiSdk from '../src/ai-sdk/index.ts';
import * as anthropic from '../src/anthropic/index.ts';
import * as bedrock from '../src/bedrock/index.ts';
import * as cohere from '../src/cohere/index.ts';
import * as googleGenAI from '../src/google-genai/index.ts';
import * as groq from '../src/groq/index.ts';
import * as everything from '../src/index.ts';
import * as mistral from '../src/mistral/index.ts';
import * as network from '../src/network/index.ts';
import * as ollama from '../src/ollama/index.ts';
import * as openai from '../src/openai/index.ts';
import { VERSION } from '../src/version.ts';

test('the package exports an instrumentation for each SDK, the net below them, what refuses calls, what turns spans into other conventions, and the module watch', () => {
  expect(Object.keys(everything)).toEqual([
    'OpenAIInstrumentation',
    'AnthropicInstrumentation',
    'GoogleGenAIInstrumentation',
    'BedrockInstrumentation',
    'GroqInstrumentation',
    'MistralInstrumentation',
    'OllamaInstrumentation',
    'CohereInstrumentation',
    'AiSdkInstrumentation',
    'beforeCallMiddleware',
    'NetworkInstrumentation',
    'setBeforeCall',
    'CallRefusedError',
    'isCallRefused',
    'chosenConventions',
    'ConventionsSpanProcessor',
    'GenAiMetricsSpanProcessor',
    'withContentCapture',
    'watchModules',
  ]);
  expect(Object.keys(openai)).toEqual(['OpenAIInstrumentation']);
  expect(Object.keys(anthropic)).toEqual(['AnthropicInstrumentation']);
  expect(Object.keys(googleGenAI)).toEqual(['GoogleGenAIInstrumentation']);
  expect(Object.keys(bedrock)).toEqual(['BedrockInstrumentation']);
  expect(Object.keys(cohere)).toEqual(['CohereInstrumentation']);
  expect(Object.keys(mistral)).toEqual(['MistralInstrumentation']);
  expect(Object.keys(ollama)).toEqual(['OllamaInstrumentation']);
  expect(Object.keys(groq)).toEqual(['GroqInstrumentation']);
  expect(Object.keys(aiSdk)).toEqual(['AiSdkInstrumentation', 'beforeCallMiddleware']);
  expect(Object.keys(network)).toEqual(['NetworkInstrumentation']);
});

test('the scope has the version of the package', () => {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(manifest).toMatchObject({ version: VERSION });
});
