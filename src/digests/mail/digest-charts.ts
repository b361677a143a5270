import type { DigestContent } from '../../domain/digest/content.js';
import {
  type ChartWords,
  coverageChartWords,
  misuseChartWords,
  weekday,
  weekLabel,
} from '../../domain/digest/chart-words.js';
import { chartPicture, FONT_FAMILY, type Picture } from './chart-picture.js';

/** A chart as it stands in a mail: a picture, and the same numbers in words. */
export interface DigestChart extends Picture, ChartWords {
  /** Content id and, with `.png`, file name. */
  readonly name: 'coverage' | 'misuse';
}

/** Narrow, so that its letters can still be read when a phone shrinks it. */
const WIDTH = 400;
const HEIGHT = 118;
const SEEN = '#3b4fc4';
const UNSEEN = '#d9a441';
const MISUSE = '#9f1c1c';
const INK = '#474e5c';
const LINE = '#c9ced8';

/**
 * Bars without a value axis: each carries its number, and a bar that is missing says why. Where nobody looked at all there
 * is nothing to draw.
 */
export async function digestCharts(content: DigestContent): Promise<readonly DigestChart[]> {
  const { coverage, weeks } = content;
  return Promise.all([
    ...(coverage.tone === 'silent' ? [] : [drawn('coverage', coverageChartWords(content), coveragePicture(content))]),
    ...(weeks.every(({ seen }) => seen === 0)
      ? []
      : [drawn('misuse', misuseChartWords(content), misusePicture(content))]),
  ]);
}

async function drawn(name: DigestChart['name'], words: ChartWords, picture: Promise<Picture>): Promise<DigestChart> {
  return { name, ...words, ...(await picture) };
}

function coveragePicture({ coverage: { days } }: DigestContent): Promise<Picture> {
  return bars(
    days.map(({ day }) => weekday(day)),
    [
      { color: SEEN, labelColor: '#ffffff', values: days.map(({ seen }) => seen), label: 'inside' },
      {
        color: UNSEEN,
        labelColor: INK,
        values: days.map(({ unseen }) => unseen),
        label: 'top',
        texts: days.map(({ seen, unseen }) =>
          seen + unseen === 0 ? 'no look' : unseen === 0 ? '' : `${unseen} blind`,
        ),
      },
    ],
  );
}

function misusePicture({ weeks }: DigestContent): Promise<Picture> {
  return bars(
    weeks.map(({ week }) => weekLabel(week)),
    [
      {
        color: MISUSE,
        labelColor: INK,
        values: weeks.map(({ misuse }) => misuse),
        label: 'top',
        texts: weeks.map(({ seen, misuse }) => (seen === 0 ? 'blind' : `${misuse}\nof ${seen}`)),
      },
    ],
  );
}

interface Bars {
  readonly color: string;
  readonly labelColor: string;
  readonly values: readonly number[];
  readonly label: 'inside' | 'top';
  /** In place of the numbers. */
  readonly texts?: readonly string[];
}

function bars(labels: readonly string[], series: readonly Bars[]): Promise<Picture> {
  const highest = Math.max(1, ...labels.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)));
  const option = {
    textStyle: { fontFamily: FONT_FAMILY, fontSize: 12 },
    grid: { left: 2, right: 2, top: series.length > 1 ? 18 : 34, bottom: 22 },
    xAxis: {
      type: 'category',
      data: labels,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: LINE } },
      axisLabel: { color: INK, interval: 0 },
    },
    yAxis: { type: 'value', show: false, min: 0, max: highest },
    series: series.map(({ color, labelColor, values, label, texts }) => ({
      type: 'bar',
      stack: 'looks',
      barWidth: '62%',
      itemStyle: { color },
      label: { show: true, position: label, color: labelColor, fontSize: 12, lineHeight: 14 },
      data: values.map((value, at) => ({
        value,
        label: { formatter: texts?.[at] ?? (isTall(value, highest) ? String(value) : ''), show: true },
      })),
    })),
  };
  return chartPicture(option, WIDTH, HEIGHT);
}

/** A bar lower than its number carries none; the words beside the chart do. */
function isTall(value: number, highest: number): boolean {
  return value / highest > 0.16;
}
