import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common';

/** Uids of the provisioned data sources; the dashboard reaches them through variables, so that others can be chosen. */
export const PROMETHEUS_UID = 'prometheus';
export const TEMPO_UID = 'tempo';

/** Variable with the chosen Prometheus. */
export const PROMETHEUS_VARIABLE = 'prometheus';
/** Variable with the chosen Tempo. */
export const TEMPO_VARIABLE = 'tempo';

export const PROMETHEUS: DataSourceRef = { type: 'prometheus', uid: `\${${PROMETHEUS_VARIABLE}}` };
export const TEMPO: DataSourceRef = { type: 'tempo', uid: `\${${TEMPO_VARIABLE}}` };
