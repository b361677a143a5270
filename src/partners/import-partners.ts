import type { EntityManager } from 'typeorm';
import type { ImportedEntry, ImportOptions } from '../portfolio/import-report.js';
import { naturalKey } from '../portfolio/natural-key.js';
import type { PartnerEntry } from '../portfolio/portfolio.schema.js';
import { type EntryTable, reconcile } from '../portfolio/reconcile.js';
import { SignedTerm } from './agreement-term.entity.js';
import { Agreement } from './agreement.entity.js';
import { AffiliatePartner } from './partner.entity.js';

const inBrand = ({ brandId }: { brandId: string }): string => brandId;

const PARTNERS: EntryTable<AffiliatePartner> = {
  entity: AffiliatePartner,
  parent: 'brandId',
  kindOf: () => 'partner',
  nameOf: ({ name }) => name,
  brandOf: inBrand,
};
const AGREEMENTS: EntryTable<Agreement> = {
  entity: Agreement,
  parent: 'partnerId',
  kindOf: () => 'agreement',
  nameOf: ({ signedOn }) => (signedOn === null ? 'not dated' : `signed ${signedOn}`),
  brandOf: inBrand,
};
const TERMS: EntryTable<SignedTerm> = {
  entity: SignedTerm,
  parent: 'agreementId',
  kindOf: () => 'term',
  nameOf: ({ clause, subject, rule }) => `${clause} ${subject}: ${rule}`,
  brandOf: inBrand,
};

/**
 * Writes the partners room's part of a checked file, inside the transaction of the import.
 *
 * @param brandIds brand ids by the natural key of the brand's name
 */
export async function importPartners(
  manager: EntityManager,
  partners: readonly PartnerEntry[],
  brandIds: ReadonlyMap<string, string>,
  options: ImportOptions,
): Promise<readonly ImportedEntry[]> {
  const owned = partners.map((partner) => ({ partner, brandId: brandIds.get(naturalKey(partner.brand)) as string }));
  const rows = owned.map(({ partner: { name, network, publisherId, domains }, brandId }) => {
    return { brandId, naturalKey: naturalKey(name), name, network, publisherId, domains };
  });
  const stored = await reconcile(manager, PARTNERS, rows, options);

  // A file says what is agreed now; one agreement a partner, whose terms carry their own days.
  const signed = owned.flatMap(({ partner: { agreement }, brandId }, i) =>
    agreement === null ? [] : [{ agreement, brandId, partnerId: stored.ids[i] as string }],
  );
  const agreements = signed.map(({ agreement, brandId, partnerId }) => {
    const { signed: signedOn, until: endsOn, escalation } = agreement;
    return { brandId, partnerId, naturalKey: 'agreement', signedOn, endsOn, escalation };
  });
  const storedAgreements = await reconcile(manager, AGREEMENTS, agreements, options);

  const terms = signed.flatMap(({ agreement, brandId }, i) =>
    agreement.terms.map(({ clause, subject, rule, engines, regions, from, until, text }) => ({
      brandId,
      agreementId: storedAgreements.ids[i] as string,
      naturalKey: naturalKey(clause, subject, from, engines, regions),
      clause,
      subject,
      rule,
      engines,
      regions,
      text: text ?? '',
      validFrom: from,
      validUntil: until,
    })),
  );
  const storedTerms = await reconcile(manager, TERMS, terms, options);
  return [...stored.entries, ...storedAgreements.entries, ...storedTerms.entries];
}
