import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { BarChart } from 'echarts/charts';
import { GridComponent, TitleComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, GridComponent, TitleComponent, SVGRenderer]);

/** Without a canvas the library takes every letter that is not Latin for as wide as a hieroglyph, and breaks words that would fit. */
setPlatformAPI({
  measureText: (text, font) => ({ width: text.length * Number(/(\d+)px/u.exec(font ?? '')?.[1] ?? 12) * letter }),
});

/** One picture of figures: a bar for each of them. */
export interface FiguresChart {
  title: string;
  /** Under the title: what is counted, from when to when. */
  about?: string;
  bars: readonly FigureBar[];
  /** Shares from 0 to 1, shown as per cent. */
  share?: boolean;
  /** Upright for what follows in time (weeks), lying for what has names (forms, classes). */
  lies?: boolean;
}

interface FigureBar {
  label: string;
  value: number;
}

/** As wide as a phone shows it; type that is read there without zooming. */
const width = 1080;
const type = { title: 48, about: 34, label: 34, value: 36 };
const lineHeight = { title: 58, about: 44, label: 40 };
const colour = { bar: '#2f6bbd', ink: '#1d2733', pale: '#5b6877', grid: '#dfe5ec' };
const family = 'PT Sans';
/** The mean width of a letter of this family, as a part of its size. */
const letter = 0.56;

/** A PNG of 1080 pixels' width. Nothing personal is in it: figures only. */
export async function figuresPng(chart: FiguresChart): Promise<Uint8Array> {
  const svg = svgOf(chart);
  const rendered = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: width },
    // Machines without any font, as servers are, must draw Cyrillic too.
    font: { fontFiles: fonts, loadSystemFonts: false, defaultFontFamily: family },
  });
  return new Uint8Array(rendered.render().asPng());
}

const fonts = [
  import.meta.resolve('@expo-google-fonts/pt-sans/400Regular/PTSans_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/pt-sans/700Bold/PTSans_700Bold.ttf'),
].map((url) => fileURLToPath(url));

function svgOf(chart: FiguresChart): string {
  const { about, bars, lies } = chart;
  const top =
    90 +
    linesOf(chart.title, type.title) * lineHeight.title +
    (about === undefined ? 0 : 14 + linesOf(about, type.about) * lineHeight.about);
  const height = lies ? top + 60 + Math.max(1, bars.length) * 110 : 1080;
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    drawing.setOption(optionOf(chart, top));
    return drawing.renderToSVGString();
  } finally {
    drawing.dispose();
  }
}

function linesOf(text: string, size: number): number {
  return Math.ceil((text.length * size * letter) / (width - 100));
}

function optionOf({ title, about, bars, share, lies }: FiguresChart, top: number) {
  const labels = bars.map(({ label }) => label);
  const names = {
    type: 'category' as const,
    data: labels,
    inverse: lies === true,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colour.grid, width: 3 } },
    axisLabel: {
      color: colour.ink,
      fontSize: type.label,
      lineHeight: lineHeight.label,
      fontFamily: family,
      // A long name of a form goes on in the next line; of many weeks every second or third is named.
      ...(lies
        ? { width: 330, overflow: 'break' as const, interval: 0 }
        : { interval: Math.ceil(labels.length / 8) - 1, hideOverlap: true }),
    },
  };
  const values = {
    type: 'value' as const,
    minInterval: share ? 0 : 1,
    ...(share ? { max: 1 } : {}),
    axisLabel: { show: false },
    splitLine: { lineStyle: { color: colour.grid, width: 2 } },
  };
  return {
    animation: false,
    textStyle: { fontFamily: family },
    title: {
      text: title,
      ...(about === undefined ? {} : { subtext: about }),
      left: 50,
      top: 36,
      itemGap: 14,
      textStyle: {
        fontSize: type.title,
        lineHeight: lineHeight.title,
        fontFamily: family,
        color: colour.ink,
        width: width - 100,
        overflow: 'break' as const,
      },
      subtextStyle: {
        fontSize: type.about,
        lineHeight: lineHeight.about,
        fontFamily: family,
        color: colour.pale,
        width: width - 100,
        overflow: 'break' as const,
      },
    },
    grid: { left: 50, right: lies ? 130 : 50, top, bottom: 40, outerBoundsMode: 'same' as const },
    xAxis: lies ? values : names,
    yAxis: lies ? names : values,
    series: [
      {
        type: 'bar' as const,
        data: bars.map(({ value }) => value),
        barMaxWidth: 70,
        itemStyle: { color: colour.bar, borderRadius: lies ? [0, 8, 8, 0] : [8, 8, 0, 0] },
        label: {
          show: true,
          position: lies ? ('right' as const) : ('top' as const),
          color: colour.ink,
          fontSize: type.value,
          fontFamily: family,
          formatter: ({ value }: { value: unknown }) => figure(Number(value), share === true),
        },
      },
    ],
  };
}

function figure(value: number, share: boolean): string {
  return share
    ? value.toLocaleString('ru', { style: 'percent', maximumFractionDigits: 0 })
    : value.toLocaleString('ru', { maximumFractionDigits: 1 });
}
