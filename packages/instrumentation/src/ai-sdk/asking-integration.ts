import { beforeCallHook } from '../before-call/before-call.ts';
import { field } from '../json-fields.ts';
import type { ModelCallGate } from './model-call-gate.ts';

type Execute = () => PromiseLike<unknown>;

/**
 * The integration through which the AI SDK 7 sends its calls for texts while there is a hook before calls. Without one it has no part
 * in them.
 *
 * @see https://ai-sdk.dev/docs/ai-sdk-core/telemetry (`executeLanguageModelCall`, read in ai 7.0.173)
 */
export function askingIntegration(gate: ModelCallGate): object {
  const pass = (options: unknown): PromiseLike<unknown> => {
    // All that the AI SDK gives this is a function of no arguments that sends the call.
    const execute = field(options, 'execute') as Execute;
    return gate.pass('chat', options, execute);
  };
  return {
    get executeLanguageModelCall() {
      return beforeCallHook() === undefined ? undefined : pass;
    },
  };
}
