import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import uPlot, { type AlignedData, type Options } from 'uplot';
import { axisUsd } from '../format/usd.ts';
import { stacked, type Layer } from './stacked.ts';

const HEIGHT = 250;
const PRINTING = ['beforeprint', 'afterprint'] as const;
/** Pixels that a label of the axis of time needs. */
const LABEL_WIDTH = 72;

export interface BarChartProps {
  /** What it shows, for those who cannot see it. */
  readonly description: string;
  /** A short name for each stretch. */
  readonly labels: readonly string[];
  readonly layers: readonly Layer[];
  /** Colours of the layers, as the canvas takes them; read when it is drawn. */
  readonly colours: () => readonly string[];
  /** Changes when colours do. */
  readonly theme: string;
  /** Told of the stretch that is pointed at. */
  readonly onPoint: (index: number | undefined) => void;
}

/** Amounts over time as bars of layers, on a canvas. */
export function BarChart({ description, labels, layers, colours, theme, onPoint }: BarChartProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const content = JSON.stringify([labels, layers]);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const data: AlignedData = [labels.map((_, index) => index), ...stacked(layers).map((layer) => [...layer])];
    const drawn = (): uPlot => new uPlot(optionsOf({ element, labels, colours: colours(), onPoint }), data, element);
    let plot = drawn();
    const redraw = (): void => {
      plot.destroy();
      plot = drawn();
    };
    const resized = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT }));
    resized.observe(element);
    // In the colours of paper, and back.
    for (const moment of PRINTING) window.addEventListener(moment, redraw);
    return () => {
      for (const moment of PRINTING) window.removeEventListener(moment, redraw);
      resized.disconnect();
      plot.destroy();
      onPoint(undefined);
    };
  }, [content, theme]);
  return <div class="chart" ref={place} role="img" aria-label={description} />;
}

interface Drawing extends Pick<BarChartProps, 'labels' | 'onPoint'> {
  readonly element: HTMLElement;
  readonly colours: readonly string[];
}

function optionsOf({ element, labels, colours, onPoint }: Drawing): Options {
  const style = getComputedStyle(element);
  const font = `12px ${style.fontFamily}`;
  const [text, line, behind] = [style.color, style.borderTopColor, style.outlineColor];
  const bars = uPlot.paths.bars?.({ size: [0.82, 56], radius: 0 });
  return {
    width: element.clientWidth,
    height: HEIGHT,
    padding: [12, 8, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: false, range: [-0.5, labels.length - 0.5] }, y: { range: (_, min, max) => amountsFrom(min, max) } },
    axes: [
      {
        font,
        stroke: text,
        size: 30,
        grid: { show: false },
        ticks: { show: false },
        splits: (plot) => splitsOf(labels.length, plot.width),
        values: (_, splits) => splits.map((index) => labels[index] ?? ''),
      },
      {
        font,
        stroke: text,
        // Tiny amounts have many digits.
        size: (_, marks) => Math.max(64, 20 + 7 * Math.max(0, ...(marks ?? []).map(({ length }) => length))),
        grid: { stroke: line, width: 1 },
        ticks: { show: false },
        values: (_, splits) => axisUsd(splits),
      },
    ],
    series: [
      {},
      // A line in the colour behind it tells a layer from its neighbour.
      ...colours.map((colour) => ({
        fill: colour,
        stroke: behind,
        width: 1,
        points: { show: false },
        ...(bars === undefined ? {} : { paths: bars }),
      })),
    ],
    hooks: { setCursor: [({ cursor }) => onPoint(cursor.idx ?? undefined)] },
  };
}

/** From nothing to a little more than the most; below nothing where credits are more than what was spent. */
function amountsFrom(min: number, max: number): [number, number] {
  if (min < 0) return [min * 1.05, Math.max(0, max * 1.05)];
  return [0, max > 0 ? max * 1.05 : 1];
}

/** Every stretch that has room for its name. */
function splitsOf(stretches: number, width: number): number[] {
  const step = Math.max(1, Math.ceil(stretches / Math.max(1, Math.floor((width - LABEL_WIDTH) / LABEL_WIDTH))));
  return Array.from({ length: Math.ceil(stretches / step) }, (_, index) => index * step);
}
