import { hash } from 'node:crypto';
import { BEHIND_GATEWAYS, isGateway, type CallReading } from '@spancost/conventions';
import { isLimited, UNLIMITED, type TokenLimits } from '../access/token-limits.ts';
import type { Report } from './report.ts';
import { isScarce } from './scarce-id.ts';

/** What a call is known by. */
export interface CallKeys {
  /** Tenant, provider and response id; missing where the provider's answer has no id. */
  readonly response?: string;
  /** The same with the trace, of an id that other answers have as well: what is told of one call in one trace has that in common. */
  readonly inTrace?: string;
  /** Tenant and response id of a call through a gateway, by which what is behind the gateway finds it. */
  readonly gateway?: string;
  /** Trace and span id; of a call without them, tenant and what its sender knows it by. */
  readonly span: string;
  /**
   * What the same answer may be known by under another provider's name: of a gateway, or of those behind it. Never learned.
   */
  readonly otherProviders: readonly string[];
  /**
   * Keys that senders with fewer limits may have reported the call by. They lead a limited report to a call only if that is
   * within its limits, and are never learned from one: who sends with a limited token can neither join nor take the place of
   * a call of others, even if it has their ids.
   */
  readonly elsewhere: readonly string[];
  /** The span above, of an SDK's own span: `span` leads to its call if it was told first, `below` lets it find this one if it comes later. */
  readonly above?: { readonly span: string; readonly below: string };
  /** Where an SDK's own span below this one left its call. */
  readonly below?: string;
}

type Identified = Pick<Report, 'call' | 'traceId' | 'spanId' | 'aboveSpanId' | 'mayBeToldBelow' | 'callerKey' | 'limits'>;

export function callKeysOf(report: Identified): CallKeys {
  const keys = ownKeysOf(report);
  if (report.mayBeToldBelow === true) return { ...keys, below: `b:${keys.span}` };
  if (report.aboveSpanId === undefined) return keys;
  const { span } = ownKeysOf({ ...report, spanId: report.aboveSpanId });
  return { ...keys, above: { span, below: `b:${span}` } };
}

function ownKeysOf({ call, traceId, spanId, callerKey, limits = UNLIMITED }: Identified): CallKeys {
  const span =
    callerKey === undefined ? `s:${traceId}:${spanId}` : `c:${shortHash(JSON.stringify([call.attribution.tenant ?? null, callerKey]))}`;
  const { tenant, user } = limits;
  const answer = answerKeysOf(call, traceId, user);
  if (!isLimited(limits)) return { ...answer, span, elsewhere: [] };
  if (user === undefined) return { ...answer, span: limited(span, limits), elsewhere: [span] };
  const response = answerKeysOf(call, traceId).response ?? [];
  return {
    ...answer,
    span: limited(span, limits),
    elsewhere: [response, span, tenant === undefined ? [] : limited(span, { tenant })].flat(),
  };
}

type AnswerKeys = Pick<CallKeys, 'response' | 'inTrace' | 'gateway' | 'otherProviders'>;

/** What the provider's answer is known by. @param user Of the token that it was sent with, where that is limited to one. */
function answerKeysOf({ attribution, provider, responseId }: CallReading, traceId: string, user?: string): AnswerKeys {
  if (responseId === undefined) return { otherProviders: [] };
  const tenant = attribution.tenant ?? null;
  const under = (name: string): string => responseKey([tenant, name, responseId, ...(user === undefined ? [] : [user])]);
  const response = under(provider);
  if (isScarce(responseId)) return { response, inTrace: `t:${shortHash(`${response}:${traceId}`)}`, otherProviders: [] };
  const gateway = `g:${shortHash(JSON.stringify([tenant, responseId, ...(user === undefined ? [] : [user])]))}`;
  if (isGateway(provider)) return { response, gateway, otherProviders: [gateway, ...BEHIND_GATEWAYS.map(under)] };
  return { response, otherProviders: [gateway] };
}

/** The id of the call that these keys are first seen for: 32 hexadecimal digits, the same wherever it is computed. */
export function callIdOf(keys: CallKeys): string {
  return shortHash(keys.response ?? keys.span);
}

/** 128 bits of SHA-256. */
export function shortHash(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 32);
}

function responseKey(identity: readonly (string | null)[]): string {
  return `r:${shortHash(JSON.stringify(identity))}`;
}

function limited(span: string, { tenant, user }: TokenLimits): string {
  return `${span}:${shortHash(JSON.stringify([tenant ?? null, user ?? null]))}`;
}
