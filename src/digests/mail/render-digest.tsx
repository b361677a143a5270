import { render } from 'react-email';
import type { DigestContent } from '../../domain/digest/content.js';
import { type DigestChart, digestCharts } from './digest-charts.js';
import type { DigestLinks } from './digest-links.js';
import { DigestMail } from './digest-mail.js';
import { digestText } from './digest-text.js';

export interface RenderedDigest {
  readonly html: string;
  readonly text: string;
  readonly charts: readonly DigestChart[];
}

/**
 * Draws a digest for one reader. Imported only when one is drawn, because the libraries behind it take half a second to load.
 *
 * @param pictures `cid`: the pictures are attached to the mail; `data`: they stand in the page itself; `file`: beside it
 */
export async function renderDigest(
  content: DigestContent,
  links: DigestLinks,
  pictures: 'cid' | 'data' | 'file',
): Promise<RenderedDigest> {
  const charts = await digestCharts(content);
  const pictureOf = (chart: DigestChart): string =>
    ({
      cid: `cid:${chart.name}`,
      data: `data:image/png;base64,${chart.png.toString('base64')}`,
      file: `${chart.name}.png`,
    })[pictures];
  const html = await render(<DigestMail content={content} charts={charts} links={links} pictureOf={pictureOf} />);
  return { html, text: digestText(content, charts, links), charts };
}
