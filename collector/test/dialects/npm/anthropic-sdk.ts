import { charged, CLAUDE, rejected, type Expectations } from '../expected-call.ts';

const NONE = { cacheReadTokens: 0, cacheWriteTokens: 0, cacheWrite5mTokens: 0, cacheWrite1hTokens: 0 };
const PLAIN = charged(CLAUDE, 'msg_', { ...NONE, inputTokens: 1000, outputTokens: 200 }, '0.006');

/** 2,400 × $3 + 96,000 × $0.30 + 3,100 × $3.75 + 1,500 × $6 + 1,850 × $15 per million. */
const CACHED = charged(
  CLAUDE,
  'msg_',
  {
    inputTokens: 103_000,
    outputTokens: 1850,
    cacheReadTokens: 96_000,
    cacheWriteTokens: 4600,
    cacheWrite5mTokens: 3100,
    cacheWrite1hTokens: 1500,
  },
  '0.084375',
);

/** The spans that the SDK of Anthropic writes itself. */
export const ANTHROPIC_SDK: Readonly<Record<string, Expectations>> = {
  'anthropic-sdk-js': {
    'anthropic-chat': [PLAIN],
    'anthropic-cached': [CACHED],
    'anthropic-stream': [CACHED],
    'anthropic-tool-call': [PLAIN],
    'anthropic-error': [rejected({ provider: 'anthropic', model: 'claude-sonnet-4-5' }, 'error')],
  },
};
