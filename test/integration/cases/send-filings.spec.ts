import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { FilingsService } from '../../../src/cases/filings.service.js';
import { SendFilingsJob } from '../../../src/cases/send-filings.job.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { withApplication } from '../../support/application.js';
import { caseOf, confirmAlert, giveEverything, openCase, type ShownCase } from '../../support/cases.js';
import { handIn, importNordlicht } from '../../support/nordlicht.js';
import { affiliateAd, serpApiReply } from '../../support/samples.js';
import { withSmtp } from '../../support/smtp.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const CLI = resolve(ROOT, 'node_modules/.cache/markwarden/build/src/cli.js');
const PIA = { id: null, name: 'Pia' };
const MINUTE = 60_000;

describe('a filing that is sent by mail', () => {
  const smtp = withSmtp();
  // The worker that is killed has the machine's time, so the ads were seen shortly before that.
  const clock = new FixedClock(new Date());
  const environment = {
    get MAIL_URL() {
      return smtp().url;
    },
    MAIL_FROM: 'Markwarden <marks@nordlicht.example>',
  };
  const application = withApplication({ clock, environment });
  const app = () => application.app();
  let caseId = '';

  const shown = (): Promise<ShownCase> => caseOf(application, caseId);
  const filing = async (id: string): Promise<ShownCase['filings'][number]> => {
    const found = (await shown()).filings.find((each) => each.id === id);
    if (found === undefined) throw new Error(`No filing ${id}`);
    return found;
  };
  /** The filings alone: days go by in these tests, and with them weeks that have a digest. */
  const work = async (): Promise<void> => {
    const job = app().get(SendFilingsJob, { strict: false });
    for (const key of await job.due()) await job.run(key);
  };

  /** A fresh notice to the network, complete, handed to the queue. */
  async function queued(): Promise<string> {
    const filings = app().get(FilingsService, { strict: false });
    const before = (await shown()).filings.find(
      ({ route, state }) => route === 'affiliate-network' && ['draft', 'failed'].includes(state),
    );
    const id = before?.id ?? (await filings.prepare(caseId, { route: 'affiliate-network' }, PIA));
    await filings.send({ caseId, filingId: id }, {}, PIA);
    return id;
  }

  beforeAll(async () => {
    await importNordlicht(application);
    await handIn(application, [serpApiReply({ query: 'nordlicht', ads: [affiliateAd], at: anHourAgo() })]);
    caseId = await openCase(application, [await confirmAlert(application, 'dealfinder.example')]);
    await giveEverything(application, caseId);
  });

  it('arrives once, with its own Message-ID and the address to answer to, and the case is filed', async () => {
    const id = await queued();
    expect(await filing(id)).toMatchObject({ state: 'sending' });
    await work();
    await work();
    expect(smtp().mails).toHaveLength(1);
    const [mail] = smtp().mails;
    expect(mail?.envelope.to).toEqual(['network-contact@inbox.example']);
    expect(mail?.header('Message-ID')).toBe(`<filing-${id}@nordlicht.example>`);
    expect(mail?.header('Reply-To')).toContain('complainant-email@inbox.example');
    expect(mail?.textOf('text/plain')).toContain('Deal Finder 4.2');
    expect(await filing(id)).toMatchObject({ state: 'sent', result: { code: 'taken' }, attempts: 1 });
    const { state, events } = await shown();
    expect(state).toBe('filed');
    expect(events.slice(-3).map(({ kind, actor }) => [kind, actor?.name ?? null])).toEqual([
      ['filing-queued', 'Pia'],
      ['filing-sent', null],
      ['moved', null],
    ]);
  });

  it('that the server puts off is tried again later, not at once, and then arrives once', async () => {
    smtp().behave({ greylist: 1 });
    const id = await queued();
    await work();
    await work();
    expect(smtp().connections).toBe(1);
    expect(await filing(id)).toMatchObject({ state: 'sending', handedOverAt: null, result: { code: 'smtp-451' } });
    clock.advance(5 * MINUTE);
    await work();
    expect(smtp().mails).toHaveLength(1);
    expect(await filing(id)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('that the server refuses has failed with the server’s words, and nothing is tried by itself', async () => {
    smtp().behave({ recipient: 550 });
    const id = await queued();
    await work();
    expect(await filing(id)).toMatchObject({
      state: 'failed',
      sentAt: null,
      refusal: null,
      result: { code: 'smtp-550', message: expect.stringContaining('550') },
    });
    clock.advance(24 * 60 * MINUTE);
    await work();
    expect(smtp().connections).toBe(1);
    smtp().behave({});
    await app().get(FilingsService, { strict: false }).send({ caseId, filingId: id }, {}, PIA);
    await work();
    expect(smtp().mails).toHaveLength(1);
    expect(await filing(id)).toMatchObject({ state: 'sent' });
  });

  it('that nobody takes for days has failed in the end', async () => {
    smtp().behave({ connect: 'busy' });
    const id = await queued();
    for (let day = 0; day < 40; day++) {
      await work();
      clock.advance(6 * 60 * MINUTE);
    }
    expect(await filing(id)).toMatchObject({ state: 'failed', attempts: 10 });
    smtp().behave({});
    await app().get(FilingsService, { strict: false }).withdraw({ caseId, filingId: id }, { text: 'Server away' }, PIA);
  });

  it('to a server that dies after the mail is unsure: never sent again by itself, settled by a person', async () => {
    smtp().behave({ afterData: 'close' });
    const id = await queued();
    await work();
    expect(await filing(id)).toMatchObject({ state: 'unsure', result: { code: 'connection-lost' } });
    clock.advance(24 * 60 * MINUTE);
    smtp().behave({});
    await work();
    expect(smtp().mails).toHaveLength(1);
    const filings = app().get(FilingsService, { strict: false });
    await filings.settle({ caseId, filingId: id }, { outcome: 'arrived' }, PIA);
    expect(await filing(id)).toMatchObject({ state: 'sent' });
    await expect(filings.settle({ caseId, filingId: id }, { outcome: 'send-again' }, PIA)).rejects.toMatchObject({
      code: 'MW-FILING-STATE',
    });
    await work();
    expect(smtp().mails).toHaveLength(1);
  });

  it('that is sent again by a person’s word bears the same Message-ID, so that the receiver can tell', async () => {
    smtp().behave({ afterData: 'close' });
    const id = await queued();
    await work();
    smtp().behave({});
    await app().get(FilingsService, { strict: false }).settle({ caseId, filingId: id }, { outcome: 'send-again' }, PIA);
    await work();
    expect(smtp().mails.map((mail) => mail.header('Message-ID'))).toEqual(
      Array(2).fill(`<filing-${id}@nordlicht.example>`),
    );
    expect(await filing(id)).toMatchObject({ state: 'sent' });
  });

  it('is sent once by two workers that take it at the same moment', async () => {
    const id = await queued();
    const job = app().get(SendFilingsJob, { strict: false });
    await Promise.all([job.run(id), job.run(id), job.run(id)]);
    expect(smtp().mails).toHaveLength(1);
    expect(await filing(id)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('is sent once when an attempt outlives its hold and another worker takes over', async () => {
    smtp().behave({ slowMs: 1000 });
    const id = await queued();
    const job = app().get(SendFilingsJob, { strict: false });
    const slow = job.run(id);
    while ((await filing(id)).attempts === 0);
    clock.advance(21 * MINUTE);
    await Promise.all([slow, job.run(id)]);
    expect(smtp().connections).toBe(2);
    expect(smtp().mails).toHaveLength(1);
    expect(await filing(id)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('whose worker is killed between the marker and the record is unsure afterwards, and the server has it once', async () => {
    smtp().behave({ afterData: 'hang' });
    const id = await queued();
    const worker = spawn(process.execPath, [CLI, 'worker', '--once'], {
      env: {
        ...process.env,
        LOG_LEVEL: 'error',
        MARKWARDEN_ROOT: ROOT,
        DATABASE_URL: databaseUrl(),
        MAIL_URL: smtp().url,
        MAIL_FROM: environment.MAIL_FROM,
      },
      stdio: 'ignore',
    });
    await smtp().received(1);
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    expect(await filing(id)).toMatchObject({ state: 'sending', handedOverAt: expect.any(String) });
    smtp().behave({});
    // The worker's hold on the filing is over by then.
    clock.advance(30 * MINUTE);
    await work();
    expect(await filing(id)).toMatchObject({ state: 'unsure', result: { code: 'stopped' } });
    await work();
    expect(smtp().mails).toHaveLength(1);
    await app().get(FilingsService, { strict: false }).settle({ caseId, filingId: id }, { outcome: 'arrived' }, PIA);
  }, 60_000);

  it('is held back when its alert is dismissed while it waits', async () => {
    const id = await queued();
    await application.dataSource().query(`UPDATE alert SET state = 'dismissed'`);
    await work();
    expect(smtp().connections).toBe(0);
    expect(await filing(id)).toMatchObject({ state: 'failed', result: { code: 'MW-CASE-ALERT-DISMISSED' } });
    await application.dataSource().query(`UPDATE alert SET state = 'confirmed'`);
  });

  it('is held back when its alert is dismissed while a slow server takes it', async () => {
    smtp().behave({ slowMs: 1000 });
    const id = await queued();
    const sending = app().get(SendFilingsJob, { strict: false }).run(id);
    while ((await filing(id)).attempts === 0);
    await application.dataSource().query(`UPDATE alert SET state = 'dismissed'`);
    await sending;
    expect(smtp().connections).toBe(1);
    expect(smtp().mails).toEqual([]);
    clock.advance(5 * MINUTE);
    await work();
    expect(smtp().mails).toEqual([]);
    expect(await filing(id)).toMatchObject({ state: 'failed', result: { code: 'MW-CASE-ALERT-DISMISSED' } });
    await application.dataSource().query(`UPDATE alert SET state = 'confirmed'`);
  });

  function anHourAgo(): string {
    const at = new Date(clock.now().getTime() - 60 * MINUTE);
    return `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  }

  function databaseUrl(): string {
    const { options } = application.dataSource();
    if (options.type !== 'postgres' || options.url === undefined) throw new Error('The tests run on PostgreSQL');
    return options.url;
  }
});
