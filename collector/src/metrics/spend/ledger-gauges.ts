import type { Registry } from 'prom-client';
import { ENTRY_KINDS } from '../../ledger/entry.ts';
import type { LedgerViews } from '../../ledger/views.ts';
import { gauge } from '../series/declared.ts';
import type { GaugePart } from './gauge-part.ts';

/** What the ledger holds, and when it was asked. */
export function ledgerGauges(registry: Registry): GaugePart {
  const entries = gauge('ledgerEntries', registry);
  const quarantine = gauge('quarantineWaiting', registry);
  const heartbeat = gauge('ledgerHeartbeat', registry);

  return {
    async read(views: LedgerViews, at: number) {
      const kinds = await views.entriesByKind();
      const quarantined = await views.quarantineTotals();
      return () => {
        for (const kind of ENTRY_KINDS) entries.set({ kind }, kinds[kind]);
        quarantine.reset();
        for (const { signal, reason, waiting } of quarantined) quarantine.set({ signal, reason }, waiting);
        heartbeat.set(at / 1000);
      };
    },
  };
}
