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
}

/** Grafana's unit ids that the dashboards use. */
export const USD = 'currencyUSD';
export const RATIO = 'percentunit';
export const COUNT = 'short';
export const SECONDS = 's';

/** Green below all steps, then the colour of the highest step that is reached. */
export function thresholds(steps: readonly Threshold[]): ThresholdsConfigBuilder {
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([{ value: null, color: 'green' }, ...steps]);
}

/** One number, or one for each series. */
export function stat(text: PanelText): Stat {
  return new Stat()
    .title(text.title)
    .description(text.description)
    .datasource(PROMETHEUS)
    .targets([...text.queries])
    .unit(text.unit)
    .thresholds(thresholds([]))
    .colorMode(BigValueColorMode.Value)
    .graphMode(BigValueGraphMode.None)
    .reduceOptions(lastValue());
}

/** A bar for each series, from 0 to a maximum. */
export function barGauge(text: PanelText): BarGauge {
  return new BarGauge()
    .title(text.title)
    .description(text.description)
    .datasource(PROMETHEUS)
    .targets([...text.queries])
    .unit(text.unit)
    .min(0)
    .displayMode(BarGaugeDisplayMode.Lcd)
    .orientation(VizOrientation.Horizontal)
    .reduceOptions(lastValue());
}

/** Lines over time; the legend is a table with the last value, greatest first. */
export function timeSeries(text: PanelText): TimeSeries {
  return new TimeSeries()
    .title(text.title)
    .description(text.description)
    .datasource(PROMETHEUS)
    .targets([...text.queries])
    .unit(text.unit)
    .min(0)
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
