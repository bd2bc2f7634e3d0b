import { rejected, type ExpectedCall, type Expectations } from '../expected-call.ts';
import { ANTHROPIC_SDK } from './anthropic-sdk.ts';

const ALONE: Expectations = ANTHROPIC_SDK['anthropic-sdk-js'] ?? {};
const ASKED = { provider: 'anthropic', model: 'claude-sonnet-4-5' };

/** The span below is the SDK's own, with the id and how long writes live; the one above says less and adds nothing. */
const above = (scenario: string): readonly ExpectedCall[] => ALONE[scenario] ?? [];

/** Two libraries that tell of the same calls, one above the other, where only the lower one tells the response id. */
export const LAYERS: Readonly<Record<string, Expectations>> = {
  'openllmetry-js-above-anthropic-sdk': {
    'anthropic-chat': above('anthropic-chat'),
    'anthropic-cached': above('anthropic-cached'),
    // The span above ended first; the one below adds what it knows more: a supplement of $0.003375, and no id.
    'anthropic-stream': above('anthropic-stream').map((call) => ({ ...call, id: null })),
    'anthropic-tool-call': above('anthropic-tool-call'),
    'anthropic-error': [rejected(ASKED, 'error')],
  },
};
