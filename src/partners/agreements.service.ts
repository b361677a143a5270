import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { pageWords } from '../domain/agreement/page-words.js';
import { proposeTerms } from '../domain/agreement/propose-terms.js';
import { Clock } from '../platform/clock/clock.js';
import { storableText } from '../platform/database/storable.js';
import { UserError } from '../platform/errors/user-error.js';
import { lockForImport } from '../portfolio/import-lock.js';
import { naturalKey } from '../portfolio/natural-key.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { acceptTerms } from './accept-terms.js';
import { AgreementEvent } from './agreement-event.entity.js';
import { SignedTerm } from './agreement-term.entity.js';
import { AgreementText } from './agreement-text.entity.js';
import type { AgreementReadingAnswer, EndTerm, NewAgreementText, NewTerms, TermsTaken } from './agreement.schema.js';
import { Agreement } from './agreement.entity.js';
import { AffiliatePartner } from './partner.entity.js';

/** What people make of a partner's agreement in the console: nothing is taken over that nobody accepted. */
@Injectable()
export class AgreementsService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly portfolio: PortfolioService,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads a pasted agreement and proposes terms. Writes nothing.
   *
   * @throws UserError MW-PARTNER-NOT-FOUND
   */
  async read(partnerId: string, { text, format }: NewAgreementText): Promise<AgreementReadingAnswer> {
    const { manager } = this.database;
    const { brandId } = await partnerInForce(manager, partnerId);
    const words = storableText(format === 'html' ? pageWords(text) : text.replace(/\r\n?/g, '\n'));
    const read = proposeTerms(words, await this.portfolio.namesOf(manager, brandId));
    return { text: words, ...read } as AgreementReadingAnswer;
  }

  /**
   * Takes over what a person accepted, as terms in force from a day on. A term that stood on the same subject and for
   * nothing more ends on that day; the days before stay as they were. All of it or nothing.
   *
   * @throws UserError MW-PARTNER-NOT-FOUND; MW-TERM-SENTENCE (400) for a place that is none of the text; MW-TERM-TWICE (400);
   *   MW-TERM-LATER (409) where a later term on the subject stands
   */
  take(partnerId: string, asked: NewTerms, userId: string): Promise<TermsTaken> {
    // As long as it was, so that every place in it stays true.
    const wish = { ...asked, text: asked.text === null ? null : storableText(asked.text) };
    return this.#change(partnerId, async (manager, { brandId }) => {
      const at = this.clock.now();
      const textId =
        wish.text === null ? null : await keepText(manager, { brandId, partnerId, text: wish.text, at, userId });
      const agreementId = await consoleAgreement(manager, brandId, partnerId, wish.template);
      const names = await this.portfolio.namesOf(manager, brandId);
      return acceptTerms(manager, wish, { brandId, partnerId, agreementId, textId, at, userId, names });
    });
  }

  /**
   * Ends a term on a day, or withdraws one that was entered by mistake.
   *
   * @throws UserError MW-TERM-NOT-FOUND; MW-TERM-IMPORTED (409) for withdrawing what an import brought; MW-TERM-ENDED (409)
   *   where it does not stand any more on that day
   */
  async end(partnerId: string, termId: string, { on, reason }: EndTerm, userId: string): Promise<void> {
    await this.#change(partnerId, async (manager, { brandId }) => {
      const term = await manager.findOneBy(SignedTerm, { id: termId, retiredAt: IsNull() });
      const agreement = term && (await manager.findOneBy(Agreement, { id: term.agreementId, partnerId }));
      if (!term || !agreement)
        throw new UserError('MW-TERM-NOT-FOUND', 'This partner’s agreement has no such term.', 404);
      const at = this.clock.now();
      if (on === null) {
        if (term.origin !== 'console') {
          const message = 'This term came with an import. Take it out of the file, or end it on a day.';
          throw new UserError('MW-TERM-IMPORTED', message, 409);
        }
        await manager.update(SignedTerm, term.id, { retiredAt: at, naturalKey: naturalKey(term.naturalKey, term.id) });
      } else {
        const from = term.validFrom ?? agreement.signedOn;
        const until = [term.validUntil ?? agreement.endsOn, term.endedOn]
          .filter((day) => day !== null && day !== undefined)
          .toSorted()[0];
        if ((from !== null && on <= from) || (until !== undefined && on >= until)) {
          const message = `The term does not stand on ${on}: it is in force from ${from ?? 'the beginning'}${until === undefined ? '' : ` until ${until}`}.`;
          throw new UserError('MW-TERM-ENDED', message, 409);
        }
        await manager.update(SignedTerm, term.id, { endedOn: on });
      }
      const { clause, subject, rule } = term;
      const detail = { clause, subject, rule, on, reason };
      const kind = on === null ? 'withdrawn' : 'ended';
      await manager.insert(AgreementEvent, { brandId, partnerId, at, actorId: userId, kind, termId, detail });
    });
  }

  #change<T>(partnerId: string, work: (manager: EntityManager, partner: AffiliatePartner) => Promise<T>): Promise<T> {
    return this.database.transaction(async (manager) => {
      await lockForImport(manager);
      await this.portfolio.changed(manager);
      return work(manager, await partnerInForce(manager, partnerId));
    });
  }
}

async function partnerInForce(manager: EntityManager, id: string): Promise<AffiliatePartner> {
  const partner = await manager.findOneBy(AffiliatePartner, { id, retiredAt: IsNull() });
  if (partner === null) throw new UserError('MW-PARTNER-NOT-FOUND', 'The portfolio has no such partner.', 404);
  return partner;
}

/** The one agreement of a partner that people write in the console; its terms carry their own days. */
async function consoleAgreement(
  manager: EntityManager,
  brandId: string,
  partnerId: string,
  template: string | null,
): Promise<string> {
  const key = { partnerId, origin: 'console', naturalKey: 'agreement' } as const;
  const days = { signedOn: null, endsOn: null, retiredAt: null };
  await manager.upsert(Agreement, { ...key, ...days, brandId, ...(template === null ? {} : { template }) }, [
    'partnerId',
    'origin',
    'naturalKey',
  ]);
  return (await manager.findOneByOrFail(Agreement, key)).id;
}

async function keepText(
  manager: EntityManager,
  {
    partnerId,
    brandId,
    text,
    at,
    userId,
  }: { partnerId: string; brandId: string; text: string; at: Date; userId: string },
): Promise<string> {
  const textHash = createHash('sha256').update(text).digest('hex');
  const kept = await manager.findOneBy(AgreementText, { partnerId, textHash });
  if (kept !== null) return kept.id;
  const { identifiers } = await manager.insert(AgreementText, {
    brandId,
    partnerId,
    textHash,
    text,
    givenAt: at,
    givenBy: userId,
  });
  return (identifiers[0] as { id: string }).id;
}
