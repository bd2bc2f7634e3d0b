import { LABEL_OTHER, LABEL_UNATTRIBUTED, type NameKind, type SpendPeriod } from '@spancost/conventions';
import type { Registry } from 'prom-client';
import { usdToNumber } from '../../ledger/money.ts';
import type { LedgerViews } from '../../ledger/views.ts';
import { gauge } from '../series/declared.ts';
import type { GaugePart } from './gauge-part.ts';
import { NAMED_PERIODS, periodRange } from './period-range.ts';
import { groupsFor, topNames, type NameSums, type TopNames } from './top-names.ts';

export interface AttributionGaugesOptions {
  readonly registry: Registry;
  /** IANA name of the zone in which calendar periods begin. */
  readonly timeZone: string;
  /** How many users and how many tenants are shown by name. */
  readonly names: Readonly<Record<'user' | 'tenant', number>>;
}

interface Attributed {
  readonly period: SpendPeriod;
  readonly user: TopNames;
  readonly tenant: TopNames;
  readonly withoutFeature: NameSums | undefined;
}

/** Who causes the spend: the users and tenants who spend most by name, the rest in sums that leave nothing out. */
export function attributionGauges({ registry, timeZone, names }: AttributionGaugesOptions): GaugePart {
  const gauges = {
    user: [gauge('userSpend', registry), gauge('userRequests', registry), gauge('userTokens', registry)],
    tenant: [gauge('tenantSpend', registry), gauge('tenantRequests', registry), gauge('tenantTokens', registry)],
  };
  const active = { user: gauge('activeUsers', registry), tenant: gauge('activeTenants', registry) };
  const unattributed = gauge('unattributedSpend', registry);
  let shown: readonly Attributed[] = [];

  const show = (
    dimension: 'user' | 'tenant',
    period: SpendPeriod,
    { named, other, unattributed: nobody, names: count }: TopNames,
  ): void => {
    const set = (kind: NameKind, name: string, { cost, requests, tokens }: NameSums): void => {
      for (const [index, value] of [usdToNumber(cost), requests, tokens].entries())
        gauges[dimension][index]?.set({ period, kind, [dimension]: name }, value);
    };
    for (const [name, sums] of named) set('named', name, sums);
    set('other', LABEL_OTHER, other);
    set('unattributed', LABEL_UNATTRIBUTED, nobody);
    active[dimension].set({ period }, count);
    unattributed.set({ period, dimension }, usdToNumber(nobody.cost));
  };

  return {
    async read(views: LedgerViews, at: number) {
      const read: Attributed[] = [];
      for (const period of NAMED_PERIODS) {
        const query = { range: periodRange(period, at, timeZone), scope: {} };
        const before = shown.find((each) => each.period === period);
        const top = async (dimension: 'user' | 'tenant'): Promise<TopNames> =>
          topNames(
            await views.topGroups(query, dimension, groupsFor(names[dimension])),
            names[dimension],
            new Set(before?.[dimension].named.keys()),
          );
        const features = await views.topGroups(query, 'feature', 0);
        const withoutFeature = features.groups.find(({ value }) => value === undefined);
        read.push({ period, user: await top('user'), tenant: await top('tenant'), withoutFeature });
      }
      return () => {
        for (const each of [...gauges.user, ...gauges.tenant]) each.reset();
        for (const { period, user, tenant, withoutFeature } of read) {
          show('user', period, user);
          show('tenant', period, tenant);
          unattributed.set({ period, dimension: 'feature' }, usdToNumber(withoutFeature?.cost ?? 0n));
        }
        shown = read;
      };
    },
  };
}
