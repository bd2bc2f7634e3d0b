import type { ComponentChildren, JSX } from 'preact';
import type { CallDetail } from '@spancost/api';
import { hrefOf } from '../address/address.ts';
import { duration } from '../format/number.ts';
import { NameTag } from '../parts/name-tag.tsx';
import { When } from '../parts/when.tsx';

/** Who and what caused a call, when, and where its trace is. */
export function CallFacts({ call }: { readonly call: CallDetail }): JSX.Element {
  const facts: readonly (readonly [string, ComponentChildren])[] = [
    ['Called', <When at={call.called_at} full />],
    ['Took', call.duration_ms === null ? null : duration(call.duration_ms)],
    ['Feature', call.feature === null ? null : <NameTag value={call.feature} label={call.feature_name} />],
    ['User', call.user === null ? null : <Filter name="user" value={call.user} text={call.user_name ?? call.user} />],
    ['Tenant', call.tenant === null ? null : <Filter name="tenant" value={call.tenant} />],
    ['Session', call.session === null ? null : <Filter name="session" value={call.session} />],
    ['Task', call.task === null ? null : <Filter name="task" value={call.task} />],
    ['Object', call.object === null ? null : <Filter name="object" value={call.object} />],
    ['Provider', call.provider],
    ['Model', call.model],
    ['Asked for', call.request_model === call.model ? null : call.request_model],
    ['Operation', `${call.operation}${call.stream ? ', streamed' : ''}`],
    ['Service tier', call.service_tier],
    ['Geography', call.geography],
    ['Service', call.service],
    ['Environment', call.environment],
    ...Object.entries(call.parameters),
    ...Object.entries(call.metadata),
    ['Price', call.price_id],
    ['Response id', call.response_id],
    ['Call id', <code>{call.call_id}</code>],
    ['Recorded', <When at={call.recorded_at} full />],
    ['Trace', call.trace_id === '' ? null : <Trace call={call} />],
  ];
  return (
    <section class="card facts" aria-labelledby="facts">
      <h2 id="facts">Who, what and when</h2>
      <dl>
        {facts.map(
          ([name, fact], index) =>
            fact !== null && (
              // Metadata may be called as anything else is.
              <div key={`${index} ${name}`}>
                <dt>{name}</dt>
                <dd>{fact}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

/** A value that leads to the calls that have it too. */
function Filter({ name, value, text }: { readonly name: string; readonly value: string; readonly text?: string }): JSX.Element {
  return (
    <a href={hrefOf('calls', { [name]: value })} title={`Calls of this ${name}`}>
      {text ?? value}
    </a>
  );
}

function Trace({ call: { trace_id: id, trace_url: url } }: { readonly call: CallDetail }): JSX.Element {
  return (
    <>
      <a href={hrefOf('calls', { trace_id: id })} title="Calls of this trace">
        <code>{id}</code>
      </a>{' '}
      {url !== null && url !== undefined && (
        <a href={url} rel="noreferrer">
          Open the trace
        </a>
      )}
    </>
  );
}
