import { describe, expect, it } from 'vitest';
import { isAiSdkCall, isContent, problemsOf, readCall, writeCall, type AttributeMap } from '../src/index.ts';

/** As written by ai 5.0.277 and @ai-sdk/openai 2.0.131, content left out. */
const OF_5: AttributeMap = {
  'operation.name': 'ai.generateText.doGenerate answer',
  'ai.operationId': 'ai.generateText.doGenerate',
  'ai.model.provider': 'openai.responses',
  'ai.model.id': 'gpt-5',
  'gen_ai.system': 'openai.responses',
  'gen_ai.request.model': 'gpt-5',
  'ai.response.id': 'resp_69CeQ3B1',
  'ai.response.model': 'gpt-5-2025-08-07',
  'ai.response.providerMetadata': '{"openai":{"responseId":"resp_69CeQ3B1","serviceTier":"flex"}}',
  'ai.usage.promptTokens': 8,
  'ai.usage.completionTokens': 151,
  'gen_ai.response.id': 'resp_69CeQ3B1',
  'gen_ai.response.model': 'gpt-5-2025-08-07',
  'gen_ai.usage.input_tokens': 8,
  'gen_ai.usage.output_tokens': 151,
};

/** As written by ai 6.0.326 and @ai-sdk/openai 3.0.141. */
const STREAM_OF_6: AttributeMap = {
  'ai.operationId': 'ai.streamText.doStream',
  'ai.model.provider': 'openai.chat',
  'ai.model.id': 'gpt-5',
  'ai.response.id': 'chatcmpl-G10Co8aee',
  'ai.usage.inputTokens': 1200,
  'ai.usage.inputTokenDetails.noCacheTokens': 176,
  'ai.usage.inputTokenDetails.cacheReadTokens': 1024,
  'ai.usage.outputTokens': 151,
  'ai.usage.outputTokenDetails.textTokens': 23,
  'ai.usage.outputTokenDetails.reasoningTokens': 128,
  'ai.usage.totalTokens': 1351,
  'ai.usage.reasoningTokens': 128,
  'ai.usage.cachedInputTokens': 1024,
};

describe('a call of the Vercel AI SDK', () => {
  it('of version 5 is a chat of OpenAI with its id, its tier, 8 in and 151 out', () => {
    expect(readCall(OF_5)).toMatchObject({
      operation: 'chat',
      provider: 'openai',
      requestModel: 'gpt-5',
      responseModel: 'gpt-5-2025-08-07',
      responseId: 'resp_69CeQ3B1',
      serviceTier: 'flex',
      stream: false,
      usage: { inputTokens: 8, outputTokens: 151 },
    });
  });

  it('of version 6 tells 1,024 cached tokens and 128 of reasoning', () => {
    expect(readCall(STREAM_OF_6)).toMatchObject({
      provider: 'openai',
      responseId: 'chatcmpl-G10Co8aee',
      stream: true,
      usage: { inputTokens: 1200, outputTokens: 151, cacheReadTokens: 1024, reasoningTokens: 128 },
    });
  });

  it('for embeddings has input only', () => {
    const embed = { 'ai.operationId': 'ai.embedMany.doEmbed', 'ai.model.provider': 'openai.embedding', 'ai.usage.tokens': 3 };
    expect(readCall(embed)).toMatchObject({ operation: 'embeddings', provider: 'openai', usage: { inputTokens: 3 } });
  });

  it.each(['ai.generateText', 'ai.streamText', 'ai.generateObject', 'ai.streamObject', 'ai.embed', 'ai.embedMany', 'ai.toolCall'])(
    'is not what is around it: %s repeats its usage and costs nothing',
    (id) => {
      const around = { ...OF_5, 'ai.operationId': id };
      expect([readCall(around), isAiSdkCall(around)]).toEqual([undefined, false]);
    },
  );

  it('that another span measures is no call', () => {
    expect(readCall({ ...OF_5, 'spancost.call.measured_elsewhere': true })).toBeUndefined();
    expect(readCall({ ...OF_5, 'spancost.call.measured_elsewhere': false })).toBeDefined();
  });

  it('whose tokens are NaN, which is what 4 writes of an answer without usage, has no usage', () => {
    const usage = { 'ai.usage.promptTokens': Number.NaN, 'ai.usage.completionTokens': Number.NaN };
    const again = { 'gen_ai.usage.input_tokens': Number.NaN, 'gen_ai.usage.output_tokens': Number.NaN };
    const of4 = { 'ai.operationId': 'ai.streamText.doStream', 'ai.model.provider': 'openai.chat', ...usage, ...again };
    expect(readCall(of4)).toMatchObject({ usage: {}, problems: [] });
    expect(readCall({ ...of4, 'gen_ai.usage.output_tokens': 7 })).toMatchObject({ usage: { outputTokens: 7 }, problems: [] });
  });

  it('names a count that is none', () => {
    expect(readCall({ ...STREAM_OF_6, 'ai.usage.inputTokens': 'many' })?.problems).toMatchObject([{ code: 'not_a_count' }]);
  });
});

describe('what a provider says in its metadata', () => {
  const told = (provider: string, metadata: object | string, usage: AttributeMap): ReturnType<typeof readCall> =>
    readCall({
      'ai.operationId': 'ai.streamText.doStream',
      'ai.model.provider': provider,
      'ai.response.providerMetadata': typeof metadata === 'string' ? metadata : JSON.stringify(metadata),
      ...usage,
    });

  it('36 fresh, 64 read and 30 written of Claude are an input of 130, of which the AI SDK 5 says 36', () => {
    const usage = {
      input_tokens: 36,
      cache_read_input_tokens: 64,
      cache_creation_input_tokens: 30,
      cache_creation: { ephemeral_5m_input_tokens: 20, ephemeral_1h_input_tokens: 10 },
      server_tool_use: { web_search_requests: 2 },
      service_tier: 'priority',
    };
    const call = told('anthropic.messages', { anthropic: { usage } }, { 'ai.usage.inputTokens': 36, 'ai.usage.outputTokens': 9 });
    expect(call).toMatchObject({
      provider: 'anthropic',
      serviceTier: 'priority',
      usage: {
        inputTokens: 130,
        cacheReadTokens: 64,
        cacheWriteTokens: 30,
        cacheWrite5mTokens: 20,
        cacheWrite1hTokens: 10,
        outputTokens: 9,
        webSearches: 2,
      },
      problems: [],
    });
  });

  it('30 of an answer and 90 of thoughts of Gemini are an output of 120', () => {
    const usageMetadata = { promptTokenCount: 100, candidatesTokenCount: 30, thoughtsTokenCount: 90, cachedContentTokenCount: 40 };
    const call = told('google.generative-ai', { google: { usageMetadata } }, { 'ai.usage.inputTokens': 100, 'ai.usage.outputTokens': 30 });
    expect(call).toMatchObject({
      provider: 'gcp.gemini',
      usage: { inputTokens: 100, outputTokens: 120, reasoningTokens: 90, cacheReadTokens: 40 },
    });
  });

  it('7 fresh, 5 read and 3 written of Bedrock are 15, which only the AI SDK 6 says by itself', () => {
    const metadata = { bedrock: { usage: { cacheWriteInputTokens: 3 } } };
    const of5 = told('amazon-bedrock', metadata, {
      'ai.usage.inputTokens': 7,
      'ai.usage.cachedInputTokens': 5,
      'ai.usage.outputTokens': 1,
    });
    expect(of5?.usage).toEqual({ inputTokens: 15, cacheReadTokens: 5, cacheWriteTokens: 3, outputTokens: 1 });
    const of6 = told('amazon-bedrock', metadata, {
      'ai.usage.inputTokens': 15,
      'ai.usage.inputTokenDetails.noCacheTokens': 7,
      'ai.usage.inputTokenDetails.cacheReadTokens': 5,
      'ai.usage.inputTokenDetails.cacheWriteTokens': 3,
      'ai.usage.outputTokens': 1,
    });
    expect(of6?.usage).toEqual(of5?.usage);
  });

  it('is read once: what a call is written as reads as the same call', () => {
    const call = told(
      'amazon-bedrock',
      { bedrock: { usage: { cacheWriteInputTokens: 3 } } },
      { 'ai.usage.inputTokens': 7, 'ai.usage.outputTokens': 1 },
    );
    if (call === undefined) throw new Error('no call');
    expect(readCall({ 'ai.operationId': 'ai.streamText.doStream', ...writeCall(call) })).toEqual(call);
  });

  it.each(['{', 'null', '7', '{"anthropic":null}', '{"anthropic":{"usage":{"input_tokens":null}}}'])('%s says nothing', (metadata) => {
    const call = told('anthropic.messages', metadata, { 'ai.usage.inputTokens': 36, 'ai.usage.outputTokens': 9 });
    expect(call?.usage).toEqual({ inputTokens: 36, outputTokens: 9 });
    expect(problemsOf(call?.usage ?? {})).toEqual([]);
  });
});

describe('content', () => {
  it.each([
    'ai.prompt',
    'ai.prompt.messages',
    'ai.response.text',
    'ai.toolCall.args',
    'gen_ai.input.messages',
    'gen_ai.prompt.0.content',
    'ai.request.headers.authorization',
  ])('%s is', (name) => {
    expect(isContent(name)).toBe(true);
  });

  it.each([
    'ai.model.id',
    'ai.usage.inputTokens',
    'ai.toolCall.name',
    'ai.request.headers.user-agent',
    'gen_ai.prompt.name',
    'gen_ai.tool.name',
    'user.id',
  ])('%s is not', (name) => {
    expect(isContent(name)).toBe(false);
  });
});
