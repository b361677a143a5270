import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';
import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, GridComponent, SVGRenderer]);

/** The machine may have no fonts at all, so one comes along. Labels of charts are Latin letters and digits only. */
const FONT = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf');
export const FONT_FAMILY = 'Noto Sans';

/** Pixels of the picture a pixel of the mail: sharp on dense screens. */
const DENSITY = 2;

export interface Picture {
  readonly png: Buffer;
  /** In pixels of the mail. */
  readonly width: number;
  readonly height: number;
}

/** Draws a chart without a browser. */
export async function chartPicture(option: EChartsCoreOption, width: number, height: number): Promise<Picture> {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  let svg: string;
  try {
    chart.setOption({ animation: false, backgroundColor: '#ffffff', ...option });
    svg = chart.renderToSVGString();
  } finally {
    // Its timers would keep the process alive.
    chart.dispose();
  }
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: DENSITY },
    font: { loadSystemFonts: false, fontFiles: [FONT], defaultFontFamily: FONT_FAMILY },
  });
  return { png: image.asPng(), width, height };
}
