import * as names from '@spancost/conventions';
import { PanelBuilder as Table } from '@grafana/grafana-foundation-sdk/table';
import { failedCalls } from '../../trace-ql.ts';
import { TEMPO } from '../data-sources.ts';
import type { Section } from '../layout.ts';
import { spanQuery } from '../queries.ts';
import { callsOfTrace } from '../tables.ts';

/** Single failures, from Tempo. */
export const failures: Section = {
  title: 'Traces',
  panels: [
    {
      width: 24,
      height: 10,
      panel: new Table()
        .title('Latest failed calls')
        .description(
          'The 100 most recent spans of AI calls that ended in an error, among those that Tempo kept; a click opens the trace, and with it what the application did around the call.',
        )
        .datasource(TEMPO)
        .withTarget(
          spanQuery(
            'A',
            failedCalls([
              names.ATTR_ERROR_TYPE,
              names.ATTR_GEN_AI_PROVIDER_NAME,
              names.ATTR_GEN_AI_REQUEST_MODEL,
              names.ATTR_SPANCOST_FEATURE,
            ]),
            100,
          ),
        )
        .unit('none')
        .noValue('Tempo has no failed call')
        .overrideByName(names.ATTR_ERROR_TYPE, [{ id: 'links', value: [callsOfTrace()] }]),
    },
  ],
};
