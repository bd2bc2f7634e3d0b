import type { ComponentChildren, JSX } from 'preact';
import type { CallDetail } from '@spancost/api';
import { hrefOf } from '../address/address.ts';
import { duration } from '../format/number.ts';
import { legible } from '../format/legible.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Name } from '../parts/name.tsx';
import { NameTag } from '../parts/name-tag.tsx';
import { When } from '../parts/when.tsx';
import { FactLink } from './fact-link.tsx';

/** Who and what caused a call, when, and where its trace is. */
export function CallFacts({ call }: { readonly call: CallDetail }): JSX.Element {
  const facts: readonly (readonly [string, ComponentChildren])[] = [
    ['Called', <When at={call.called_at} full />],
    ['Took', call.duration_ms === null ? null : duration(call.duration_ms)],
    [
      'Feature',
      call.feature === null ? null : (
        <a href={hrefOf('calls', { feature: call.feature })} title="Calls of this feature">
          <NameTag value={call.feature} label={call.feature_name} />
        </a>
      ),
    ],
    ['User', call.user === null ? null : <FactLink name="user" value={call.user} text={call.user_name} />],
    ['Tenant', call.tenant === null ? null : <FactLink name="tenant" value={call.tenant} />],
    ['Session', call.session === null ? null : <FactLink name="session" value={call.session} />],
    ['Task', call.task === null ? null : <FactLink name="task" value={call.task} />],
    ['Object', call.object === null ? null : <FactLink name="object" value={call.object} />],
    ['Provider', <FactLink name="provider" value={call.provider} />],
    ['Model', call.model === null ? null : <FactLink name="model" value={call.model} />],
    ['Asked for', call.request_model === call.model || call.request_model === null ? null : <Name text={call.request_model} />],
    ['Operation', `${call.operation}${call.stream ? ', streamed' : ''}`],
    ['Service tier', call.service_tier],
    ['Geography', call.geography],
    ['Service', call.service === null ? null : <FactLink name="service" value={call.service} />],
    ['Environment', call.environment === null ? null : <FactLink name="environment" value={call.environment} />],
    ...Object.entries({ ...call.parameters }).map(sent),
    ...Object.entries(call.metadata).map(sent),
    ['Price', call.price_id],
    ['Response id', call.response_id === null ? null : <Copied text={call.response_id} what="the response id" />],
    ['Call id', <Copied text={call.call_id} what="the call id" />],
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

/** What an application sent under a name of its own. */
function sent([name, value]: readonly [string, string]): readonly [string, ComponentChildren] {
  return [legible(name), <Name text={value} />];
}

function Copied({ text, what }: { readonly text: string; readonly what: string }): JSX.Element {
  return (
    <>
      <code>{legible(text)}</code> <CopyButton text={text} what={what} />
    </>
  );
}

function Trace({ call: { trace_id: id, trace_url: url } }: { readonly call: CallDetail }): JSX.Element {
  return (
    <>
      <a href={hrefOf('calls', { trace_id: id })} title="Calls of this trace">
        <code>{id}</code>
      </a>{' '}
      <CopyButton text={id} what="the trace id" />{' '}
      {url !== null && url !== undefined && (
        <a href={url} rel="noreferrer">
          Open the trace
        </a>
      )}
    </>
  );
}
