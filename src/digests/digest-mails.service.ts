import { Injectable } from '@nestjs/common';
import type { DigestContent } from '../domain/digest/content.js';
import { Config } from '../platform/config/config.js';
import type { OutgoingMail } from '../platform/mail/mailer.js';
import { type DigestLinks, digestLinks } from './mail/digest-links.js';
import type { DigestChart } from './mail/digest-charts.js';
import type { Pictures, RenderedDigest } from './mail/render-digest.js';
import { SubscriptionsService } from './subscriptions.service.js';

/** What previews show in place of a reader's token: it ends nobody's subscription. */
const NO_TOKEN = 'preview';

/** Digests whose charts are kept: one a role, and one or two that somebody looks at. */
const MOST_DRAWN = 4;

/** Turns content into mails and pages. */
@Injectable()
export class DigestMails {
  readonly #drawn = new Map<string, Promise<readonly DigestChart[]>>();

  constructor(
    private readonly config: Config,
    private readonly subscriptions: SubscriptionsService,
  ) {}

  /** Why links lead only where the server itself runs; null when PUBLIC_URL says where people reach it. */
  get linkWarning(): string | null {
    return this.config.publicUrl === null
      ? `PUBLIC_URL is not set, so links lead to ${this.#origin()}, which opens only on the machine of the server.`
      : null;
  }

  /** For looking at, not for sending. */
  async preview(content: DigestContent, pictures: Pictures): Promise<RenderedDigest> {
    return this.#rendered(content, digestLinks(this.#origin(), NO_TOKEN), pictures);
  }

  /** The mail for one person. */
  async mailTo(
    content: DigestContent,
    to: { readonly userId: string; readonly name: string | null; readonly address: string },
    { messageId, test = false }: { readonly messageId: string; readonly test?: boolean },
  ): Promise<OutgoingMail> {
    const links = digestLinks(this.#origin(), await this.subscriptions.tokenOf(to.userId));
    return asMail(content, await this.#rendered(content, links, 'cid'), links, to, { messageId, test });
  }

  /** The mail as a file, to nobody. */
  async mailToNobody(content: DigestContent): Promise<OutgoingMail> {
    const links = digestLinks(this.#origin(), NO_TOKEN);
    const to = { name: null, address: 'preview@markwarden.invalid' };
    const messageId = `digest-${content.week.toLowerCase()}-${content.role}@markwarden.invalid`;
    return asMail(content, await this.#rendered(content, links, 'cid'), links, to, { messageId, test: false });
  }

  /** The libraries that draw take half a second to load; a process that draws nothing does without. */
  async #rendered(content: DigestContent, links: DigestLinks, pictures: Pictures): Promise<RenderedDigest> {
    const [{ renderDigest }, { digestCharts }] = await Promise.all([
      import('./mail/render-digest.js'),
      import('./mail/digest-charts.js'),
    ]);
    // Charts take longer than all the rest, and are the same for everybody who gets this digest.
    const key = JSON.stringify(content);
    const charts = this.#drawn.get(key) ?? digestCharts(content);
    if (!this.#drawn.has(key) && this.#drawn.size >= MOST_DRAWN) this.#drawn.clear();
    this.#drawn.set(key, charts);
    try {
      return await renderDigest(content, await charts, links, pictures);
    } catch (error) {
      // What failed once is drawn again for the next copy.
      this.#drawn.delete(key);
      throw error;
    }
  }

  #origin(): string {
    return this.config.publicUrl ?? `http://localhost:${this.config.port}`;
  }
}

function asMail(
  content: DigestContent,
  { html, text, charts }: RenderedDigest,
  links: DigestLinks,
  to: { readonly name: string | null; readonly address: string },
  { messageId, test }: { readonly messageId: string; readonly test: boolean },
): OutgoingMail {
  return {
    messageId,
    to: { name: to.name, address: to.address },
    subject: test ? `Test: ${content.subject}` : content.subject,
    html,
    text,
    attachments: charts.map(({ name, png }) => ({
      fileName: `${name}.png`,
      contentType: 'image/png',
      content: png,
      cid: name,
    })),
    headers: {
      'List-Unsubscribe': `<${links.unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Id': 'Markwarden digest <digest.markwarden.invalid>',
      'Auto-Submitted': 'auto-generated',
    },
  };
}
