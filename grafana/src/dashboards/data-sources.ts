import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common';

/** Uid of the provisioned Prometheus; the dashboard reaches data sources through variables, so that others can be chosen. */
export const PROMETHEUS_UID = 'prometheus';

/** Variable with the chosen Prometheus. */
export const PROMETHEUS_VARIABLE = 'prometheus';
/** Variable with the chosen Tempo. */
export const TEMPO_VARIABLE = 'tempo';

export const PROMETHEUS: DataSourceRef = { type: 'prometheus', uid: `\${${PROMETHEUS_VARIABLE}}` };
export const TEMPO: DataSourceRef = { type: 'tempo', uid: `\${${TEMPO_VARIABLE}}` };
