import { MethodInstrumentation } from '../methods/method-instrumentation.ts';
import { patchMethods } from '../methods/patch-methods.ts';
import type { CallContent } from '../content/content-dialect.ts';
import { field, text } from '../json-fields.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import type { SupportedVersions } from '../supported-versions.ts';
import { VERSION } from '../version.ts';
import { BedrockReader } from './bedrock-reader.ts';
import { askedBy } from './commands.ts';
import { clientPrototypeOf } from './client-prototype.ts';
import type { BedrockInstrumentationConfig } from './config.ts';
import { contentOf } from './content.ts';
import { describeCall } from './describe-call.ts';
import { OtherCommands } from './describe-other.ts';
import { patchOwnSend } from './own-send.ts';
import { watchedClient } from './watched-client.ts';

/**
 * One span, with complete usage, for each `Converse`, each `InvokeModel`, streamed or not, and what is spoken or made over minutes that
 * `@aws-sdk/client-bedrock-runtime` sends. Retries of the SDK are part of their call.
 *
 * @example
 * registerInstrumentations({ instrumentations: [new BedrockInstrumentation()] });
 */
export class BedrockInstrumentation extends MethodInstrumentation {
  readonly #others: OtherCommands = new OtherCommands();

  /** Instruments copies of the SDK that are required from now on. */
  constructor(config: BedrockInstrumentationConfig = {}) {
    super('@spancost/instrumentation/bedrock', VERSION, config);
  }

  override get moduleName(): string {
    return '@aws-sdk/client-bedrock-runtime';
  }

  override get clientFiles(): readonly string[] {
    return ['dist-cjs/index', 'dist-es/BedrockRuntimeClient'];
  }

  override get clientExport(): string {
    return 'BedrockRuntimeClient';
  }

  override get supportedVersions(): SupportedVersions {
    return { from: '3.587.0', belowMajor: 4 };
  }

  override manuallyInstrument(target: unknown): boolean {
    const prototype = clientPrototypeOf(target);
    if (prototype === undefined) return false;
    patchOwnSend(prototype, () => patchMethods(prototype, ['send'], this));
    return true;
  }

  /** Of a stream the events; the rest of its answer is on the wire. */
  override answerIn(result: unknown): unknown {
    const stream = field(result, 'stream') ?? field(result, 'body');
    return typeof stream === 'object' && stream !== null && Symbol.asyncIterator in stream ? stream : result;
  }

  protected override signalIn([, options]: readonly unknown[]): AbortSignal | undefined {
    const signal = field(options, 'abortSignal');
    return signal instanceof AbortSignal ? signal : undefined;
  }

  protected override describe(_client: object, _method: string, [command]: readonly unknown[]): CallDescription | undefined {
    return describeCall(command) ?? this.#others.describe(command);
  }

  protected override contentOf(_client: object, _method: string, [command]: readonly unknown[]): CallContent | undefined {
    const asked = askedBy(command);
    const input = field(command, 'input');
    return asked === undefined ? undefined : contentOf(asked, text(input, 'modelId'), input);
  }

  protected override receiverFor({ reader }: CallDescription, client: object): object | undefined {
    return reader instanceof BedrockReader ? watchedClient(client, reader.wire) : undefined;
  }
}
