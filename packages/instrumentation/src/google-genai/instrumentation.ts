import { ReportedAnswers } from '../answer/reported-answers.ts';
import type { CallContent } from '../content/content-dialect.ts';
import { EndpointCache } from '../endpoint-cache.ts';
import { field } from '../json-fields.ts';
import { MethodInstrumentation } from '../methods/method-instrumentation.ts';
import { patchMethods } from '../methods/patch-methods.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import type { SupportedVersions } from '../supported-versions.ts';
import { VERSION } from '../version.ts';
import { patchedClassesOf } from './class-prototypes.ts';
import type { GoogleGenAIInstrumentationConfig } from './config.ts';
import { contentOf } from './content.ts';
import { describeCall } from './describe-call.ts';
import { describeJob } from './describe-job.ts';
import { EmbeddingsReader } from './embeddings-reader.ts';
import { describeInteraction } from './interactions/describe-interaction.ts';
import { contentOfInteraction } from './interactions/interaction-content.ts';
import { patchInteractions } from './interactions/patch-interactions.ts';
import { Jobs } from './jobs.ts';
import { describeSession } from './live/describe-session.ts';
import { patchLive } from './live/patch-live.ts';
import { JOB_METHODS, METHODS } from './methods.ts';
import { withRawAnswer } from './raw-answer.ts';
import { serviceOf } from './service.ts';

/**
 * One span, with complete usage, for each request for content, interactions, embeddings, images, films or a cache that
 * `@google/genai` sends to the Gemini API or to Vertex AI, and for what was used in live sessions and batches. A call that the SDK
 * continues by itself, or in which it calls functions, is as many requests as it is.
 *
 * @example
 * registerInstrumentations({ instrumentations: [new GoogleGenAIInstrumentation()] });
 */
export class GoogleGenAIInstrumentation extends MethodInstrumentation {
  readonly #endpoints: EndpointCache = new EndpointCache('gcp.gemini');
  readonly #reported: ReportedAnswers = new ReportedAnswers();
  readonly #jobs: Jobs = new Jobs();

  /** Instruments copies of the SDK that are required from now on. */
  constructor(config: GoogleGenAIInstrumentationConfig = {}) {
    super('@spancost/instrumentation/google-genai', VERSION, config);
  }

  override get moduleName(): string {
    return '@google/genai';
  }

  override get clientFiles(): readonly string[] {
    return ['dist/node/index', 'dist/web/index'];
  }

  override get clientExport(): string {
    return 'Models';
  }

  /** All of these are in the one file. */
  get clientClasses(): readonly string[] {
    return ['Models', 'GoogleGenAI', 'Batches', 'Operations', 'Caches', 'Live'];
  }

  override get supportedVersions(): SupportedVersions {
    return { from: '1.0.0', belowMajor: 4 };
  }

  protected override contentOf(_models: object, method: string, args: readonly unknown[]): CallContent | undefined {
    if (method === '_do') return contentOfInteraction(args);
    const asked = METHODS.get(method);
    return asked === undefined ? undefined : contentOf(asked, args[0]);
  }

  override manuallyInstrument(target: unknown): boolean {
    const classes = patchedClassesOf(target);
    if (classes.length === 0) return false;
    for (const { prototype, methods } of classes) patchMethods(prototype, methods, this);
    patchInteractions(field(target, 'GoogleGenAI') ?? constructorOf(target), this);
    patchLive(field(target, 'Live') ?? constructorOf(field(target, 'live')), this);
    return true;
  }

  protected override describe(receiver: object, method: string, args: readonly unknown[]): CallDescription | undefined {
    if (method === '_do') return describeInteraction(receiver, args, this.#endpoints, this.#reported);
    const [params] = args;
    if (method === 'connect') return describeSession(params, serviceOf(receiver, params, this.#endpoints));
    const job = JOB_METHODS.get(method);
    if (job === undefined) return describeCall(receiver, method, params, this.#endpoints);
    return describeJob(job, params, serviceOf(receiver, params, this.#endpoints), { jobs: this.#jobs, reported: this.#reported });
  }

  protected override receiverFor({ reader }: CallDescription, models: object): object | undefined {
    return reader instanceof EmbeddingsReader ? withRawAnswer(models, (body) => reader.readBody(body)) : undefined;
  }
}

/** The class of a client. */
function constructorOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? value.constructor : undefined;
}
