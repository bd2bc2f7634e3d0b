import type { CallIdentity } from '../../../ledger/entry.ts';
import type { CallSurroundings } from './call-json.ts';
import { traceUrlOf } from './trace-url.ts';
import type { CallRouteOptions } from './call-route-options.ts';

/** What is said of each of these calls that its entries do not tell, by the directory and the configuration of this moment. */
export async function surroundingsOf(
  calls: readonly CallIdentity[],
  { ledger, config }: Pick<CallRouteOptions, 'ledger' | 'config'>,
): Promise<(call: CallIdentity) => CallSurroundings> {
  const users = await ledger.directory.entriesOf([...new Set(calls.flatMap(({ attribution: { user } }) => user ?? []))]);
  const { features, links, alerting } = config.config;
  return (call) => {
    const { user, feature } = call.attribution;
    return {
      traceUrl: traceUrlOf(call, { links, alerting }),
      userName: (user === undefined ? undefined : users.get(user)?.name) ?? null,
      featureName: (feature !== undefined && Object.hasOwn(features, feature) ? features[feature] : undefined) ?? null,
    };
  };
}
