import {
  BarGaugeDisplayMode,
  BigValueColorMode,
  BigValueGraphMode,
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VizLegendOptionsBuilder,
  VizOrientation,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as BarGauge } from '@grafana/grafana-foundation-sdk/bargauge';
import { ThresholdsConfigBuilder, ThresholdsMode, type Threshold } from '@grafana/grafana-foundation-sdk/dashboard';
import type { DataqueryBuilder as PrometheusQuery } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as Stat } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TimeSeries } from '@grafana/grafana-foundation-sdk/timeseries';
import { PROMETHEUS } from './data-sources.ts';

/** What every panel says about itself. `unit` is one of Grafana's unit ids. */
export interface PanelText {
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  readonly queries: readonly PrometheusQuery[];
  /** What stands there where nothing is found; {@link NO_CALLS} if missing. */
  readonly empty?: string;
}

/** What a panel says on an empty ledger: that is no fault. */
export const NO_CALLS = 'No calls yet';

/** Grafana's unit ids that the dashboards use. */
export const USD = 'currencyUSD';
export const RATIO = 'percentunit';
export const COUNT = 'short';
export const SECONDS = 's';
export const BYTES = 'bytes';

/** Green below all steps, or another colour, then the colour of the highest step that is reached. */
export function thresholds(steps: readonly Threshold[], below: 'green' | 'red' = 'green'): ThresholdsConfigBuilder {
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([{ value: null, color: below }, ...steps]);
}

/** One number, or one for each series. */
export function stat(text: PanelText): Stat {
  return new Stat()
    .title(text.title)
    .description(text.description)
    .datasource(PROMETHEUS)
    .targets([...text.queries])
    .unit(text.unit)
    .noValue(text.empty ?? NO_CALLS)
    .thresholds(thresholds([]))
    .colorMode(BigValueColorMode.Value)
    .graphMode(BigValueGraphMode.None)
    .reduceOptions(lastValue());
}

/** A bar for each series, from 0 to a maximum. */
export function barGauge(text: PanelText): BarGauge {
  return signedBarGauge(text).min(0);
}

/** As {@link barGauge}, of what may be below zero. */
export function signedBarGauge(text: PanelText): BarGauge {
  return new BarGauge()
    .title(text.title)
    .description(text.description)
    .datasource(PROMETHEUS)
    .targets([...text.queries])
    .unit(text.unit)
    .noValue(text.empty ?? NO_CALLS)
    .displayMode(BarGaugeDisplayMode.Lcd)
    .orientation(VizOrientation.Horizontal)
    .reduceOptions(lastValue());
}

/** Lines over time, from 0 up; the legend is a table with the last value, greatest first. */
export function timeSeries(text: PanelText): TimeSeries {
  return signedTimeSeries(text).min(0);
}

/** As {@link timeSeries}, of what may be below zero. */
export function signedTimeSeries(text: PanelText): TimeSeries {
  return new TimeSeries()
    .title(text.title)
    .description(text.description)
    .datasource(PROMETHEUS)
    .targets([...text.queries])
    .unit(text.unit)
    .noValue(text.empty ?? NO_CALLS)
    .fillOpacity(10)
    .lineWidth(2)
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi))
    .legend(
      new VizLegendOptionsBuilder()
        .showLegend(true)
        .displayMode(LegendDisplayMode.Table)
        .placement(LegendPlacement.Bottom)
        .calcs(['lastNotNull', 'max'])
        .sortBy('Last *')
        .sortDesc(true),
    );
}

/** As {@link timeSeries}, areas on top of each other, so that the upper edge is the total. */
export function stackedTimeSeries(text: PanelText): TimeSeries {
  return timeSeries(text).fillOpacity(40).lineWidth(1).stacking(new StackingConfigBuilder().mode(StackingMode.Normal));
}

function lastValue(): ReduceDataOptionsBuilder {
  return new ReduceDataOptionsBuilder().calcs(['lastNotNull']);
}
