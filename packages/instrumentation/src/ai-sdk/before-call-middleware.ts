import { diag, trace } from '@opentelemetry/api';
import { OPERATION_IMAGE_GENERATION } from '@spancost/conventions';
import { VERSION } from '../version.ts';
import { ModelCallGate } from './model-call-gate.ts';
import { AI_SDK_SCOPE } from './scope.ts';

type Send<T> = () => PromiseLike<T>;

/** Middlewares for the AI SDK 5, 6 and 7, by the kind of model. */
export interface BeforeCallMiddleware {
  readonly languageModel: {
    readonly specificationVersion: 'v3';
    readonly wrapGenerate: <T>(options: { readonly doGenerate: Send<T>; readonly model: object }) => Promise<T>;
    readonly wrapStream: <T>(options: { readonly doStream: Send<T>; readonly model: object }) => Promise<T>;
  };
  readonly embeddingModel: {
    readonly specificationVersion: 'v3';
    readonly wrapEmbed: <T>(options: { readonly doEmbed: Send<T>; readonly model: object }) => Promise<T>;
  };
  readonly imageModel: {
    readonly specificationVersion: 'v3';
    readonly wrapGenerate: <T>(options: { readonly doGenerate: Send<T>; readonly model: object }) => Promise<T>;
  };
}

/**
 * Asks the hook of `setBeforeCall` before a model of the Vercel AI SDK is called, where nothing else can: its versions 5 and 6, objects,
 * vectors and pictures. A call that is asked about elsewhere as well is asked about once.
 *
 * @example
 * const { languageModel } = beforeCallMiddleware();
 * const model = wrapLanguageModel({ model: openai('gpt-5'), middleware: languageModel });
 */
export function beforeCallMiddleware(): BeforeCallMiddleware {
  const reported = new Set<string>();
  const gate = new ModelCallGate(() => trace.getTracer(AI_SDK_SCOPE, VERSION), {
    report(step, failure) {
      if (!reported.has(step)) diag.error(`${AI_SDK_SCOPE}: ${step} failed; the call goes on, and this is not reported again`, failure);
      reported.add(step);
    },
  });
  const specificationVersion = 'v3';
  return {
    languageModel: {
      specificationVersion,
      wrapGenerate: ({ doGenerate, model }) => gate.pass('chat', model, doGenerate),
      wrapStream: ({ doStream, model }) => gate.pass('chat', model, doStream),
    },
    embeddingModel: { specificationVersion, wrapEmbed: ({ doEmbed, model }) => gate.pass('embeddings', model, doEmbed) },
    imageModel: {
      specificationVersion,
      wrapGenerate: ({ doGenerate, model }) => gate.pass(OPERATION_IMAGE_GENERATION, model, doGenerate),
    },
  };
}
