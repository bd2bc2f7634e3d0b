import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { hrefOf, type Query } from '../address/address.ts';
import { CALL } from '../api/routes.ts';
import { usePolled } from '../api/use-polled.ts';
import { legible } from '../format/legible.ts';
import { Notice } from '../parts/notice.tsx';
import { CallCost } from './call-cost.tsx';
import { CallEntries } from './call-entries.tsx';
import { CallFacts } from './call-facts.tsx';
import { CallTokens } from './call-tokens.tsx';

/** A call changes only by corrections and further reports. */
const EVERY_MS = 10_000;

/** One call: what it cost and why, its tokens, its entries in the ledger, and who caused it. */
export function CallScreen({ callId, query }: { readonly callId: string; readonly query: Query }): JSX.Element {
  const {
    answer: call,
    problem,
    isWaiting,
  } = usePolled(`call ${callId}`, ({ ask }) => ask(CALL, { params: { call_id: callId } }), EVERY_MS);
  const heading = call === undefined || isWaiting ? 'Call' : `Call of ${legible(call.model ?? call.request_model ?? call.provider)}`;
  useEffect(() => void (document.title = `${heading} · Spancost`), [heading]);
  return (
    <>
      <p class="back">
        <a href={hrefOf('calls', query)}>← Back to the calls</a>
      </p>
      <h1>{heading}</h1>
      {problem !== undefined && <Notice tone="bad">{problem}</Notice>}
      {call !== undefined && !isWaiting && (
        <div class="call">
          <CallCost call={call} />
          <CallTokens call={call} />
          <CallFacts call={call} />
          <CallEntries call={call} />
        </div>
      )}
    </>
  );
}
