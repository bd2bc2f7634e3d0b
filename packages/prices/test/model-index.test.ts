import { describe, expect, it } from 'vitest';
import { Pricer, UnknownModelError, type ModelPrices, type PriceBook, type PriceRule } from '../src/index.ts';
import { ModelIndex } from '../src/model-index.ts';
import { bookOf, modelOf, versionOf } from './book-of.ts';
import { priced, refused, type StatedCall } from './priced.ts';

const CLAUDE = 'anthropic.claude-sonnet-4-5-20250929-v1:0';
const PROFILE = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123';
const PROVISIONED = 'arn:aws:bedrock:us-east-1:123456789012:provisioned-model/xyz789';

/** One dollar a million everywhere, and a cent more for each rule, so that a price tells what it was taken for. */
function at(provider: string, model: string, stated: Partial<ModelPrices> = {}, rules: readonly PriceRule[] = []): ModelPrices {
  return { ...modelOf(model, versionOf({ input: '1' }, { rules })), providers: [provider], ...stated };
}

const PLACES: readonly PriceRule[] = ['us', 'eu', 'regional', 'us-east5', 'data-zone'].map((place, index) => ({
  id: place,
  when: { geography: [place] },
  multiply: `1.0${index + 1}`,
}));

const book = bookOf({
  models: [
    at('openai', 'gpt-5', { dated: true, aliases: ['gpt-5-latest'] }),
    at('openai', 'gpt-5-mini'),
    at('openai', 'ft:gpt-4o-mini', { dated: true }),
    at('azure.ai.openai', 'gpt-5', {}, PLACES),
    at('azure.ai.inference', 'phi-5'),
    at('anthropic', 'claude-sonnet-4-5', { dated: true }),
    at('aws.bedrock', CLAUDE, {}, PLACES),
    at('gcp.vertex_ai', 'claude-sonnet-4-5', { dated: true }, PLACES),
    at('gcp.gemini', 'gemini-3.6-flash', { providers: ['gcp.gemini', 'gcp.vertex_ai'] }),
    at('openrouter', 'deepseek/deepseek-v4'),
    at('x_ai', 'grok-4.5'),
  ],
  aliases: [
    { provider: 'azure.ai.openai', model: 'chat-prod', to: { provider: 'azure.ai.openai', model: 'gpt-5' }, geography: 'data-zone' },
    { provider: 'azure.ai.openai', model: 'chat-ptu', to: { provider: 'azure.ai.openai', model: 'chat-prod' }, serviceTier: 'provisioned' },
    { provider: 'azure.ai.openai', model: 'chat-eu', to: { provider: 'azure.ai.openai', model: 'chat-prod' }, geography: 'eu' },
    { provider: 'aws.bedrock', model: PROFILE, to: { provider: 'aws.bedrock', model: `eu.${CLAUDE}` } },
    { provider: 'aws.bedrock', model: PROVISIONED, to: { provider: 'aws.bedrock', model: CLAUDE }, serviceTier: 'provisioned' },
    { provider: 'own-gateway', model: 'fast', to: { provider: 'openrouter', model: 'deepseek/deepseek-v4:free' } },
  ],
});
const pricer = new Pricer(book);

function priceOf(provider: string, model: string, call: StatedCall = {}): string {
  return priced(pricer, { input: 1_000_000 }, { ...call, provider, model }).exact;
}

describe('a name', () => {
  it.each([
    ['openai', 'gpt-5', '1'],
    ['openai', 'gpt-5-latest', '1'],
    ['openai', 'gpt-5-2025-08-07', '1'],
    ['openai', 'gpt-5-20250807', '1'],
    ['openai', 'ft:gpt-4o-mini-2024-07-18:acme:support:9PqR', '1'],
    ['anthropic', 'claude-sonnet-4-5-20250929', '1'],
    ['gcp.vertex_ai', 'claude-sonnet-4-5@20250929', '1'],
    ['gcp.vertex_ai', 'publishers/anthropic/models/claude-sonnet-4-5@20250929', '1'],
    ['gcp.vertex_ai', 'projects/p/locations/us-east5/publishers/anthropic/models/claude-sonnet-4-5@20250929', '1.04'],
    ['gcp.vertex_ai', 'gemini-3.6-flash', '1'],
    ['gcp.gemini', 'models/gemini-3.6-flash', '1'],
    ['aws.bedrock', CLAUDE, '1.03'],
    ['aws.bedrock', `us.${CLAUDE}`, '1.01'],
    ['aws.bedrock', `global.${CLAUDE}`, '1'],
    ['aws.bedrock', `arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.${CLAUDE}`, '1.02'],
    ['openrouter', 'deepseek/deepseek-v4', '1'],
    ['openrouter', 'deepseek/deepseek-v4:free', '0'],
    ['openrouter', 'anybody/anything:free', '0'],
  ])('%s %s costs $%s', (provider, model, usd) => {
    expect(priceOf(provider, model)).toBe(usd);
  });

  it.each([
    ['vertex_ai', 'gemini-3.6-flash'],
    ['gemini', 'gemini-3.6-flash'],
    ['xai', 'grok-4.5'],
    ['az.ai.openai', 'gpt-5'],
    ['az.ai.inference', 'phi-5'],
    ['OpenAI', 'gpt-5'],
    [' openai ', 'gpt-5'],
  ])('of a provider in another spelling, "%s", is found: %s', (provider, model) => {
    expect(priceOf(provider, model)).toBe('1');
  });

  it.each([
    ['openai', 'gpt-5-foo', 'a prefix'],
    ['openai', 'gpt-5-2025', 'a year is no date'],
    ['openai', 'gpt-5-2025-02-30', 'no day'],
    ['openai', 'gpt-5-2025-08-07-preview', 'more behind the date'],
    ['openai', 'gpt-', 'a part'],
    ['openai', 'GPT-5', 'upper case'],
    ['openai', 'gpt-5 ', 'a space'],
    ['openai', 'gpt-5-mini-2025-08-07', 'not dated'],
    ['openai', 'models/gpt-5', 'a form of Google'],
    ['openai', 'ft:gpt-5:acme:x:1', 'no fine-tuned price'],
    ['anthropic', 'claude-sonnet-4-5-20250929-extra', 'more behind the date'],
    ['anthropic', 'claude-sonnet-4', 'a prefix of what is there'],
    ['aws.bedrock', 'mx.anthropic.claude-sonnet-4-5-20250929-v1:0', 'no such profile'],
    ['aws.bedrock', 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/unknown', 'not in the alias table'],
    ['openrouter', 'deepseek/deepseek-v4:nitro', 'another variant'],
    ['groq', 'anybody/anything:free', "free is OpenRouter's rule"],
    ['openai', 'chat-prod', 'an alias of another provider'],
    ['', '', 'nothing'],
    ['__proto__', 'constructor', 'names of Object'],
    ['openai', '__proto__', 'a name of Object'],
  ])('%s "%s" is unknown: %s', (provider, model) => {
    expect(refused(pricer, { input: 1 }, { provider, model })).toBeInstanceOf(UnknownModelError);
  });
});

describe('an alias', () => {
  it.each<[string, string, StatedCall, string]>([
    ['azure.ai.openai', 'chat-prod', {}, '1.05'],
    ['azure.ai.openai', 'chat-eu', {}, '1.02'],
    ['azure.ai.openai', 'chat-prod', { geography: 'us' }, '1.01'],
    ['azure.ai.openai', 'chat-ptu', {}, '0'],
    ['azure.ai.openai', 'chat-ptu', { serviceTier: 'default' }, '0'],
    ['aws.bedrock', PROFILE, {}, '1.02'],
    ['aws.bedrock', PROVISIONED, {}, '0'],
    ['own-gateway', 'fast', {}, '0'],
  ])('%s %s, called with %o, costs $%s', (provider, model, call, usd) => {
    expect(priceOf(provider, model, call)).toBe(usd);
  });

  it('gives way to an answer that names another tier than the standard one', () => {
    const cost = priced(pricer, { input: 1_000_000 }, { provider: 'azure.ai.openai', model: 'chat-ptu', serviceTier: 'batch' });
    expect(cost).toMatchObject({ exact: '1.05', assumptions: ['service tier batch at list price'] });
  });

  it('of a base book gives way to a model of the own book, and one of the own book goes before a model of the base', () => {
    const base = bookOf({
      id: 'base',
      models: [at('acme', 'a')],
      aliases: [{ provider: 'acme', model: 'b', to: { provider: 'acme', model: 'a' } }],
    });
    const two = [modelOf('b', versionOf({ input: '2' }))];
    const own = (parts: Partial<PriceBook>): Pricer => new Pricer(bookOf({ id: 'own', extends: base, ...parts }));
    expect(priced(own({}), { input: 1_000_000 }, { model: 'b' }).exact).toBe('1');
    expect(priced(own({ models: two }), { input: 1_000_000 }, { model: 'b' }).exact).toBe('2');
    const aliased = own({
      models: [modelOf('c', versionOf({ input: '3' }))],
      aliases: [{ provider: 'acme', model: 'a', to: { provider: 'acme', model: 'c' } }],
    });
    expect(priced(aliased, { input: 1_000_000 }, { model: 'a' }).exact).toBe('3');
  });

  it('in a circle of books that were put together after they were parsed ends, and finds nothing', () => {
    const base = bookOf({ id: 'base', aliases: [{ provider: 'acme', model: 'a', to: { provider: 'acme', model: 'b' } }] });
    const own = bookOf({ id: 'own', aliases: [{ provider: 'acme', model: 'b', to: { provider: 'acme', model: 'a' } }] });
    expect(refused({ ...own, extends: base }, { input: 1 }, { model: 'a' })).toBeInstanceOf(UnknownModelError);
  });
});

describe('the model that answered and the one that was asked for', () => {
  it('the one that answered is priced', () => {
    const cost = priced(pricer, { input: 1_000_000 }, { provider: 'azure.ai.openai', model: 'gpt-5', requestModel: 'phi-5' });
    expect(cost.priceId).toBe('test@7/azure.ai.openai/gpt-5/v1');
  });

  it('an alias that was asked for says where and how the model that answered was served', () => {
    expect(priceOf('azure.ai.openai', 'gpt-5', { requestModel: 'chat-prod' })).toBe('1.05');
    expect(priceOf('azure.ai.openai', 'gpt-5', { requestModel: 'chat-ptu' })).toBe('0');
  });

  it('an alias that was asked for says what it is where no book has what answered', () => {
    expect(priceOf('azure.ai.openai', 'gpt-5-2027-01-01', { requestModel: 'chat-eu' })).toBe('1.02');
  });

  it('a model that answered and is in no book has no price, though the one that was asked for has', () => {
    const call = { provider: 'openai', model: 'gpt-6-2027-01-01', requestModel: 'gpt-5' };
    expect(refused(pricer, { input: 1 }, call)).toBeInstanceOf(UnknownModelError);
  });
});

describe('what is remembered', () => {
  const index = new ModelIndex([book]);

  it('is the answer for a name, which is looked up once', () => {
    expect(index.find('openai', 'gpt-5')).toBe(index.find('openai', 'gpt-5'));
  });

  it('is given up after 10,000 other names, and found again', () => {
    const before = index.find('openai', 'gpt-5');
    for (let number = 0; number < 10_000; number += 1) index.find(`provider-${number % 7}`, `model-${number}`);
    const after = index.find('openai', 'gpt-5');
    expect(after).not.toBe(before);
    expect(after).toEqual(before);
  });

  it('is no name of more than 512 characters', () => {
    const long = 'm'.repeat(600);
    expect(index.find('openai', long)).not.toBe(index.find('openai', long));
  });
});
