import { expect, test } from 'vitest';
import { readBedrockProfile, readCall } from '../src/index.ts';

function placeOf(attributes: Record<string, unknown>): string | undefined {
  return readCall({ 'gen_ai.operation.name': 'chat', ...attributes })?.geography;
}

test.each([
  ['openai', 'eu.api.openai.com', 'eu'],
  ['x_ai', 'us-east-1.api.x.ai', 'us'],
  ['gcp.vertex_ai', 'us-east5-aiplatform.googleapis.com', 'us-east5'],
  ['openai', 'api.openai.com', undefined],
  ['openai', 'eu.api.openai.com.example.com', undefined],
  ['gcp.vertex_ai', 'aiplatform.googleapis.com', undefined],
  ['anthropic', 'eu.api.openai.com', undefined],
])('%s at %s is processed in %s', (provider, host, place) => {
  expect(placeOf({ 'gen_ai.provider.name': provider, 'server.address': host })).toBe(place);
});

test('what the answer says goes before what the host says', () => {
  const told = { 'gen_ai.provider.name': 'openai', 'server.address': 'eu.api.openai.com', 'spancost.usage.geography': 'us' };
  expect(placeOf(told)).toBe('us');
});

test.each([
  ['eu.amazon.nova-lite-v1:0', { place: 'eu', model: 'amazon.nova-lite-v1:0' }],
  ['us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0', { place: 'us-gov', model: 'anthropic.claude-sonnet-4-5-20250929-v1:0' }],
  ['amazon.nova-lite-v1:0', undefined],
  ['deepseek.v3.2', undefined],
])('of Bedrock %s is read as a profile: %j', (name, profile) => {
  expect(readBedrockProfile(name)).toEqual(profile);
});
