import type { JSX } from 'preact';
import type { CallDetail } from '@spancost/api';
import { count } from '../format/number.ts';

/** Tokens by type, and all else that is known of what a call used. */
export function CallTokens({ call: { tokens, usage } }: { readonly call: CallDetail }): JSX.Element {
  const { total, reasoning, ...types } = tokens;
  const rows = Object.entries(types).filter(([, tokens]) => tokens !== 0);
  const other = Object.entries(usage).filter(([name]) => !/tokens$/i.test(name));
  return (
    <section class="card" aria-labelledby="tokens">
      <h2 id="tokens">Tokens</h2>
      <table class="figures">
        <thead class="hidden">
          <tr>
            <th scope="col">Type</th>
            <th scope="col">Tokens</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([type, tokens]) => (
            <tr key={type}>
              <th scope="row">{type.replaceAll('_', ' ')}</th>
              <td>{count(tokens)}</td>
            </tr>
          ))}
          {reasoning !== 0 && (
            <tr>
              <th scope="row">of the output, reasoning</th>
              <td>{count(reasoning)}</td>
            </tr>
          )}
          <tr class="total">
            <th scope="row">in all</th>
            <td>{Object.keys(usage).length === 0 ? <span class="unknown">unknown</span> : count(total)}</td>
          </tr>
          {other.map(([name, quantity]) => (
            <tr key={name}>
              <th scope="row">{words(name)}</th>
              <td>{count(quantity)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** `webSearches` as words. */
function words(name: string): string {
  return name.replaceAll('_', ' ').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
