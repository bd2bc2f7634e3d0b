import { ATTR_SPANCOST_TENANT } from '@spancost/conventions';
import type { Section } from '../layout.ts';
import { chosenSpans, expensiveSpans } from '../tables.ts';

/** Single requests of the chosen tenants, from Tempo. */
export const traces: Section = {
  title: 'Traces',
  panels: [
    {
      width: 24,
      height: 10,
      panel: expensiveSpans(
        'Most expensive requests of the tenants',
        'Spans that name one of the chosen tenants, above the cost that is set at the top.',
        [chosenSpans(ATTR_SPANCOST_TENANT, 'tenant')],
      ),
    },
  ],
};
