import { describe, expect, it } from 'vitest';
import { readModelId, withoutDate, type ModelId } from '../src/model-id.ts';

const CLAUDE = 'anthropic.claude-sonnet-4-5-20250929-v1:0';

describe('readModelId', () => {
  it.each<[string, string, ModelId]>([
    ['aws.bedrock', CLAUDE, { model: CLAUDE, geography: 'regional' }],
    ...['us', 'us-gov', 'eu', 'apac', 'au', 'jp', 'ca', 'sa', 'me', 'af', 'global'].map((profile): [string, string, ModelId] => [
      'aws.bedrock',
      `${profile}.${CLAUDE}`,
      { model: CLAUDE, geography: profile },
    ]),
    ['aws.bedrock', `arn:aws:bedrock:us-east-1::foundation-model/${CLAUDE}`, { model: CLAUDE, geography: 'us-east-1' }],
    ['aws.bedrock', `arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.${CLAUDE}`, { model: CLAUDE, geography: 'eu' }],
    ['aws.bedrock', `arn:aws:bedrock:eu-west-1:123456789012:inference-profile/global.${CLAUDE}`, { model: CLAUDE, geography: 'global' }],
    [
      'aws.bedrock',
      `arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:inference-profile/us-gov.${CLAUDE}`,
      { model: CLAUDE, geography: 'us-gov' },
    ],
    [
      'aws.bedrock',
      'arn:aws-cn:bedrock:cn-north-1::foundation-model/amazon.nova-pro-v1:0',
      { model: 'amazon.nova-pro-v1:0', geography: 'cn-north-1' },
    ],
    ['aws.bedrock', `arn:aws:bedrock:::foundation-model/${CLAUDE}`, { model: CLAUDE, geography: 'regional' }],
    ['aws.bedrock', 'arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abc123', { model: 'abc123', geography: 'us-east-1' }],
    // Whose model this is, the ARN does not say: it is for the operator's alias table.
    [
      'aws.bedrock',
      'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123',
      { model: 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123', geography: 'regional' },
    ],
    ['gcp.gemini', 'models/gemini-3.6-flash', { model: 'gemini-3.6-flash' }],
    ['gcp.vertex_ai', 'publishers/google/models/gemini-3.6-flash', { model: 'gemini-3.6-flash' }],
    ['gcp.vertex_ai', 'publishers/anthropic/models/claude-sonnet-4-5@20250929', { model: 'claude-sonnet-4-5@20250929' }],
    [
      'gcp.vertex_ai',
      'projects/p-1/locations/us-east5/publishers/anthropic/models/claude-sonnet-4-5@20250929',
      { model: 'claude-sonnet-4-5@20250929', geography: 'us-east5' },
    ],
    ['openrouter', 'deepseek/deepseek-v4:free', { model: 'deepseek/deepseek-v4:free', free: true }],
    ['openai', 'ft:gpt-4o-mini-2024-07-18:acme:support:9PqR', { model: 'ft:gpt-4o-mini-2024-07-18' }],
    ['openai', 'ft:gpt-4o-mini-2024-07-18:acme::9PqR', { model: 'ft:gpt-4o-mini-2024-07-18' }],
  ])('%s: %s', (provider, model, id) => {
    expect(readModelId(provider, model)).toEqual(id);
  });

  it.each([
    ['openai', 'gpt-5'],
    ['openai', 'ft:gpt-5'],
    ['openai', `us.${CLAUDE}`],
    ['openai', 'models/gpt-5'],
    ['groq', 'deepseek/deepseek-v4:free'],
    ['openrouter', 'deepseek/deepseek-v4:nitro'],
    ['gcp.vertex_ai', 'gemini-3.6-flash'],
    ['gcp.vertex_ai', 'projects/p-1/locations/us-east5/endpoints/123'],
  ])('%s: %s has no form of its own', (provider, model) => {
    expect(readModelId(provider, model)).toBeUndefined();
  });
});

describe('withoutDate', () => {
  it.each([
    ['gpt-5-2025-08-07', 'gpt-5'],
    ['gpt-5-20250807', 'gpt-5'],
    ['claude-sonnet-4-5@20250929', 'claude-sonnet-4-5'],
    ['m-2024-02-29', 'm'],
    ['m-20991231', 'm'],
  ])('%s is %s', (model, undated) => {
    expect(withoutDate(model)).toBe(undated);
  });

  it.each([
    ['gpt-5', 'no date'],
    ['gpt-5-2025', 'a year'],
    ['gpt-5-2025-08', 'a month'],
    ['gpt-5-0807', 'a day of some year'],
    ['gpt-5-2025-0807', 'half with hyphens'],
    ['gpt-5-202508-07', 'half with hyphens'],
    ['gpt-5@2025-08-07', 'no form of Google'],
    ['gpt-5-2025-02-30', 'no day'],
    ['gpt-5-2025-02-29', 'no leap year'],
    ['gpt-5-2025-13-01', 'no month'],
    ['gpt-5-2025-00-10', 'no month'],
    ['gpt-5-20250800', 'no day'],
    ['gpt-5-2018-12-31', 'before there were such models'],
    ['gpt-5-2100-01-01', 'too late'],
    ['gpt-5-2025-08-07-preview', 'more behind it'],
    ['claude-sonnet-4-5-20250929-extra', 'more behind it'],
    ['gpt-520250807', 'nothing between'],
    ['-20250807', 'nothing before it'],
    ['2025-08-07', 'nothing but a date'],
  ])('%s has none: %s', (model) => {
    expect(withoutDate(model)).toBeUndefined();
  });
});
