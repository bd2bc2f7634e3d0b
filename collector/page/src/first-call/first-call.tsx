import type { JSX } from 'preact';
import { useAbout, usePage } from '../api/page-context.ts';
import { applicationSteps, curlLines, otlpLines } from './lines.ts';
import { Way } from './way.tsx';

/** The first five minutes: the ledger is empty, and these are ways to send a first call. */
export function FirstCall(): JSX.Element {
  const { url, session } = usePage();
  const { tenant, user } = useAbout();
  const needsToken = session.token.value !== undefined;
  return (
    <>
      <div class="head">
        <h1>Waiting for the first call</h1>
      </div>
      <p class="lead" role="status">
        {tenant !== null || user !== null
          ? 'There are no calls that this token may see. As soon as there is one, this page shows it.'
          : 'The ledger is empty. As soon as a call arrives, this page shows what it cost. Here are three ways to send one.'}
      </p>
      <div class="ways">
        <Way title="From a Node application" id="node" steps={applicationSteps(url, needsToken)}>
          One line before the first AI call; OpenAI, Anthropic, Google, Bedrock and all others are seen from then on.
        </Way>
        <Way title="By curl, without telemetry" id="curl" steps={[['what to type', curlLines(url, needsToken)]]}>
          A call that was made already, with its tokens: it is priced, and kept, like any other.
        </Way>
        <Way title="From any language, by OpenTelemetry" id="otlp" steps={[['what to set before it starts', otlpLines(url, needsToken)]]}>
          Any GenAI instrumentation that exports OTLP over HTTP, in protobuf or JSON.
        </Way>
      </div>
      {needsToken && (
        <p class="small">
          To send calls takes a token of the role ingest or admin; <code>spancost tokens new --role ingest</code> makes one. It stands in
          the lines as $SPANCOST_TOKEN.
        </p>
      )}
    </>
  );
}
