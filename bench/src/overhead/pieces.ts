import { ATTR_GEN_AI_USAGE_COST_AMOUNT, ATTR_SPANCOST_COST_EXACT, ATTR_SPANCOST_TENANT } from '@spancost/conventions';
import { recordPricedOperations, withAttribution } from '@spancost/node';
import type { OpenAIModule } from './sdk-copies.ts';
import { instrumentOpenAI, PIECES, spancostProcessors, type Piece } from './spancost-processors.ts';
import { Telemetry } from './telemetry.ts';
import { tokensProblem, type Variant } from './variant.ts';

/** Spancost up to and with one of its pieces. */
export function upTo(last: Piece, sdk: OpenAIModule): Variant {
  const has = (piece: Piece): boolean => PIECES.indexOf(piece) <= PIECES.indexOf(last);
  const telemetry = new Telemetry({ sampler: recordPricedOperations, spanProcessors: spancostProcessors(has) });
  instrumentOpenAI(sdk.OpenAI, telemetry);
  return {
    name: last === 'instrumentation' ? last : `+ ${last}`,
    sdk,
    telemetry,
    logsOf: () => (has('usage event') ? 1 : 0),
    within: (calls) =>
      has('attribution') ? withAttribution({ user: 'u-17', tenant: 'acme', feature: 'chat', session: 's-1' }, calls) : calls(),
    problem: async () => tokensProblem(telemetry) ?? pieceProblem(telemetry, has),
  };
}

/** What must be on the spans of a variant that has a piece, and must not be on those of one that has not. */
function pieceProblem({ spans }: Telemetry, has: (piece: Piece) => boolean): string | undefined {
  const marks: readonly (readonly [Piece, string])[] = [
    ['attribution', ATTR_SPANCOST_TENANT],
    ['cost', ATTR_SPANCOST_COST_EXACT],
    ['proposed attributes', ATTR_GEN_AI_USAGE_COST_AMOUNT],
  ];
  const attributes = spans.last?.attributes ?? {};
  const wrong = marks.find(([piece, name]) => has(piece) !== name in attributes);
  return wrong === undefined ? undefined : `its spans are wrong about ${wrong[1]}`;
}
