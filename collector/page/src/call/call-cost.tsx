import type { JSX } from 'preact';
import type { CallDetail, CostLineJson } from '@spancost/api';
import { count } from '../format/number.ts';
import { exactUsd, UNKNOWN } from '../format/usd.ts';
import { Badge, StatusBadge } from '../parts/status-badge.tsx';

const BASES: Readonly<Record<CallDetail['basis'], readonly [sign: string, text: string, tone: string]>> = {
  computed: ['=', 'computed from tokens and prices', 'calm'],
  reported: ['“', 'as the provider reported it', 'calm'],
  estimated: ['≈', 'estimated', 'warn'],
  unpriced: ['?', 'cost unknown', 'warn'],
};

/** The exact cost of a call, and how it came about. */
export function CallCost({ call }: { readonly call: CallDetail }): JSX.Element {
  const [sign, text, tone] = BASES[call.basis];
  const lines = call.entries.flatMap(({ seq, lines: each }) => each.map((line) => ({ seq, line })));
  const hasList = lines.some(({ line }) => line.list_usd !== undefined);
  return (
    <section class="card" aria-labelledby="cost">
      <h2 id="cost">Cost</h2>
      <p class="big exact">{call.cost_usd === null ? <span class="unknown">{UNKNOWN}</span> : exactUsd(call.cost_usd)}</p>
      <p class="badges">
        <StatusBadge status={call.status} /> <Badge sign={sign} text={text} tone={tone} />
      </p>
      {call.unpriced_reason !== null && <p>It has no price: {call.unpriced_reason.replaceAll('_', ' ')}.</p>}
      {(call.error_type ?? call.error_message) !== null && (
        <p>
          Error: <bdi>{call.error_type}</bdi> <bdi>{call.error_message}</bdi>
        </p>
      )}
      {call.entries.some(({ kind }) => kind === 'correction') && (
        <p>It was corrected: the price lines are of the charge, and the entries below add up to the cost.</p>
      )}
      {lines.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label="Price lines">
          <table class="figures">
            <caption>Price lines</caption>
            <thead>
              <tr>
                <th scope="col">Meter</th>
                <th scope="col">Quantity</th>
                <th scope="col">Price</th>
                {hasList && <th scope="col">At list price</th>}
                <th scope="col">Comes to</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ seq, line }, index) => (
                <Line key={`${seq} ${index}`} line={line} hasList={hasList} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {call.explanation !== null && (
        <details>
          <summary>How the cost came about</summary>
          <pre tabIndex={0}>{call.explanation}</pre>
        </details>
      )}
    </section>
  );
}

function Line({
  line: { meter, quantity, price, per, usd, list_usd: list },
  hasList,
}: {
  readonly line: CostLineJson;
  readonly hasList: boolean;
}): JSX.Element {
  return (
    <tr>
      <th scope="row">{meter.replaceAll('_', ' ')}</th>
      <td>{count(quantity)}</td>
      <td class="price">
        {exactUsd(price)}
        {per === 1 ? ' each' : ` per ${per === 1_000_000 ? 'million' : count(per)}`}
      </td>
      {hasList && <td>{list === undefined ? '–' : exactUsd(list)}</td>}
      <td>{exactUsd(usd)}</td>
    </tr>
  );
}
