import { fromAiSdk } from './ai-sdk.ts';
import * as names from './attributes.ts';
import type { Attribution } from './attribution.ts';
import { geographyOfHost } from './geography.ts';
import { plainAmount } from './cost.ts';
import { factsOfEmitter, operationLeftOut, writesCountsAsTexts, type InstrumentationScope } from './emitter.ts';
import { idInAnswer, providerOfRun } from './open-inference.ts';
import { isMeasuredByAnother, withNestedFacts } from './nested-facts.ts';
import { normaliseUsage } from './normalise-usage.ts';
import { isPricedOperation, operationFetchedBy, operationOf } from './operations.ts';
import { canonicalProvider } from './providers.ts';
import { toldBy, type AttributeMap, type Told } from './told.ts';
import type { Usage, UsageProblem } from './usage.ts';
import { OWN_SCOPES } from './written-spans.ts';

/** One AI call as its telemetry tells it. */
export interface CallReading {
  readonly operation: string;
  readonly provider: string;
  readonly requestModel?: string;
  readonly responseModel?: string;
  readonly responseId?: string;
  readonly serviceTier?: string;
  /** Where the call was processed: `us`, `eu`, `global`, `us-east5`. */
  readonly geography?: string;
  /** What else a price may hang on: `{ quality: 'hd' }`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** What the provider itself said that the call cost, in US dollars: an exact decimal string. */
  readonly reportedCost?: string;
  readonly errorType?: string;
  /** What the application said went wrong; never what a provider or an SDK wrote. */
  readonly errorMessage?: string;
  readonly httpStatus?: number;
  readonly stream: boolean;
  /** Seconds from the request to the first chunk of a streamed answer. */
  readonly timeToFirstChunk?: number;
  readonly usage: Usage;
  /** Characters that were sent, where their tokens are not told. */
  readonly seenInputCharacters?: number;
  /** Characters that came back, where their tokens are not told. */
  readonly seenOutputCharacters?: number;
  /** What cannot be true about the usage; such a call must not be priced. */
  readonly problems: readonly UsageProblem[];
  readonly attribution: Attribution;
}

/** Provider of a call whose telemetry names none. */
export const UNKNOWN_PROVIDER = 'unknown';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The AI call that these attributes describe, or undefined if they are not of an operation that costs money (no GenAI
 * attributes, an agent, workflow or tool span, a call that another span measures, or one that was refused and never sent). What fetches an answer, a batch or a film
 * and tells its id and its usage is a report of that. Older names are read as today's, and so are those of other dialects. Never
 * throws: a count that is not a number stands in `problems`.
 *
 * @param writtenBy Who wrote the span: it decides what its counts mean, as whether the input has what was cached in it. Without one,
 *   as for what `writeCall` wrote, they are those of the conventions.
 * @example readCall({ 'gen_ai.operation.name': 'chat', 'gen_ai.system': 'openai', 'gen_ai.usage.prompt_tokens': 9 })
 * // { operation: 'chat', provider: 'openai', usage: { inputTokens: 9 }, problems: [], … }
 */
export function readCall(given: AttributeMap, writtenBy?: InstrumentationScope): CallReading | undefined {
  // Most spans are Spancost's own: nobody has to look up what their counts mean.
  const scope = writtenBy?.name?.startsWith(OWN_SCOPES) === true ? undefined : writtenBy;
  if (given[names.ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE] === true || given[names.ATTR_SPANCOST_CALL_REFUSED] === true) return undefined;
  if (scope !== undefined && isMeasuredByAnother(given, scope)) return undefined;
  const attributes = fromAiSdk(given) ?? (scope && withNestedFacts(given, scope)) ?? given;
  const named = operationOf(attributes) ?? (scope && operationLeftOut(scope, attributes));
  if (!isPricedOperation(named) && operationFetchedBy(named) === undefined) return undefined;
  const told = toldBy(attributes, scope !== undefined && writesCountsAsTexts(scope));
  const operation = isPricedOperation(named) ? named : fetchedWithUsage(named, told);
  return operation === undefined ? undefined : callOf(operation, told, scope);
}

/** Filled in field by field: this runs in every call of an application, where spreads cost more than the rest. */
function callOf(operation: string, told: Told, scope: InstrumentationScope | undefined): CallReading | undefined {
  const { usage } = told;
  const provider = canonicalProvider(text(told.provider) ?? providerOfRun(told.runMetadata) ?? '') || UNKNOWN_PROVIDER;
  const facts = scope && factsOfEmitter(scope, provider);
  if (facts?.around?.includes(operation) === true && isEmpty(usage)) return undefined;
  const call: Mutable<CallReading> = {
    operation,
    provider,
    stream: told.stream === true,
    usage,
    problems: normaliseUsage(usage, facts, told.statedTotal),
    attribution: attributionOf(told),
  };
  set(call, 'requestModel', text(told.requestModel));
  set(call, 'responseModel', text(told.responseModel));
  set(call, 'responseId', text(told.responseId) ?? (facts?.outputValue === 'answer' ? idInAnswer(told.outputValue) : undefined));
  set(call, 'serviceTier', text(told.openaiTier) ?? text(told.serviceTier));
  const host = text(told.host);
  set(call, 'geography', text(told.geography) ?? (host === undefined ? undefined : geographyOfHost(call.provider, host)));
  // fromEntries makes even `__proto__` a key like any other.
  if (told.parameters !== undefined) call.parameters = Object.fromEntries(told.parameters);
  set(call, 'reportedCost', plainAmount(told.reportedCost));
  set(call, 'errorType', text(told.errorType));
  set(call, 'errorMessage', text(told.errorMessage));
  set(call, 'httpStatus', number(told.httpStatus));
  set(call, 'timeToFirstChunk', number(told.timeToFirstChunk));
  set(call, 'seenInputCharacters', number(told.seenInputCharacters));
  set(call, 'seenOutputCharacters', number(told.seenOutputCharacters));
  return call;
}

/** What a fetch brings the usage of: it must say by which id that is known, so that it is charged once. */
function fetchedWithUsage(operation: string | undefined, { responseId, usage }: Told): string | undefined {
  if (text(responseId) === undefined || (usage.inputTokens === undefined && usage.videoSeconds === undefined)) return undefined;
  return operationFetchedBy(operation);
}

/** Whom and what these attributes attribute a call to. */
export function readAttribution(attributes: AttributeMap): Attribution {
  return attributionOf(toldBy(attributes));
}

function attributionOf(told: Told): Attribution {
  const attribution: Mutable<Attribution> = {};
  set(attribution, 'user', text(told.user));
  set(attribution, 'tenant', text(told.tenant));
  set(attribution, 'feature', text(told.feature));
  set(attribution, 'session', text(told.session));
  set(attribution, 'task', text(told.task));
  set(attribution, 'object', text(told.object));
  // fromEntries makes even `__proto__` a key like any other.
  if (told.metadata !== undefined) attribution.metadata = Object.fromEntries(told.metadata);
  return attribution;
}

function isEmpty(usage: Usage): boolean {
  for (const _ in usage) return false;
  return true;
}

function text(told: unknown): string | undefined {
  return typeof told === 'string' && told !== '' ? told : undefined;
}

function number(told: unknown): number | undefined {
  return typeof told === 'number' && Number.isFinite(told) ? told : undefined;
}

/** Sets a field that was read; one that was not stays absent. */
function set<T, K extends keyof T>(target: T, key: K, read: T[K] | undefined): void {
  if (read !== undefined) target[key] = read;
}
