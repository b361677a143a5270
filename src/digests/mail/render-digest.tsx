import { render } from 'react-email';
import type { DigestContent } from '../../domain/digest/content.js';
import type { DigestChart } from './digest-charts.js';
import type { DigestLinks } from './digest-links.js';
import { DigestMail } from './digest-mail.js';
import { digestText } from './digest-text.js';

/** `cid`: attached to the mail; `data`: within the page itself; `file`: beside it. */
export type Pictures = 'cid' | 'data' | 'file';

export interface RenderedDigest {
  readonly html: string;
  readonly text: string;
  readonly charts: readonly DigestChart[];
}

/**
 * Draws a digest for one reader. Imported only when one is drawn, because the libraries behind it take half a second to load.
 *
 * @param charts as `digestCharts` draws them: the same for every reader
 * @param pictures where the page finds them
 */
export async function renderDigest(
  content: DigestContent,
  charts: readonly DigestChart[],
  links: DigestLinks,
  pictures: Pictures,
): Promise<RenderedDigest> {
  const pictureOf = (chart: DigestChart): string =>
    ({
      cid: `cid:${chart.name}`,
      data: `data:image/png;base64,${chart.png.toString('base64')}`,
      file: `${chart.name}.png`,
    })[pictures];
  const html = await render(<DigestMail content={content} charts={charts} links={links} pictureOf={pictureOf} />);
  return { html, text: digestText(content, charts, links), charts };
}
