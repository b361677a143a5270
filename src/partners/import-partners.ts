import { type EntityManager, In } from 'typeorm';
import { type AgreedTerm, agreedTerms } from '../portfolio/agreed-terms.js';
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
export const AGREEMENTS: EntryTable<Agreement> = {
  entity: Agreement,
  parent: 'partnerId',
  kindOf: () => 'agreement',
  nameOf: ({ signedOn }) => (signedOn === null ? 'not dated' : `signed ${signedOn}`),
  brandOf: inBrand,
};
export const TERMS: EntryTable<SignedTerm> = {
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
  await adoptPartners(manager, rows);
  const stored = await reconcile(manager, PARTNERS, rows, options);

  // A file says what is agreed now; one agreement a partner, whose terms carry their own days.
  const signed = owned.flatMap(({ partner: { agreement }, brandId }, i) =>
    agreement === null ? [] : [{ agreement, brandId, partnerId: stored.ids[i] as string }],
  );
  const agreements = signed.map(({ agreement, brandId, partnerId }) => {
    const { signed: signedOn, until: endsOn, template, escalation } = agreement;
    return { brandId, partnerId, naturalKey: 'agreement', signedOn, endsOn, template, escalation };
  });
  const storedAgreements = await reconcile(manager, AGREEMENTS, agreements, options);

  const terms = signed.flatMap(({ agreement, brandId }, i) =>
    agreedTerms(agreement).map((term) => termRow(term, brandId, storedAgreements.ids[i] as string)),
  );
  const storedTerms = await reconcile(manager, TERMS, terms, options);
  return [...stored.entries, ...storedAgreements.entries, ...storedTerms.entries];
}

/** A term of a file as its row. */
export function termRow(term: AgreedTerm, brandId: string, agreementId: string) {
  const { clause, subject, rule, engines, regions, from, until, text, template } = term;
  const key = naturalKey(clause, subject, from, engines, regions);
  const days = { validFrom: from, validUntil: until };
  return {
    brandId,
    agreementId,
    naturalKey: key,
    clause,
    subject,
    rule,
    engines,
    regions,
    text: text ?? '',
    template,
    ...days,
  };
}

/** Partners that a table of agreements brought, and whom the file names now, become the file's, with all that hangs on them. */
async function adoptPartners(
  manager: EntityManager,
  named: readonly { readonly brandId: string; readonly naturalKey: string }[],
): Promise<void> {
  const listed = await manager.find(AffiliatePartner, { where: { origin: In(['file', 'csv']) } });
  const keys = (origin: string): Map<string, AffiliatePartner> =>
    new Map(listed.filter((one) => one.origin === origin).map((one) => [`${one.brandId} ${one.naturalKey}`, one]));
  const [files, tables] = [keys('file'), keys('csv')];
  const adopted = named.flatMap(({ brandId, naturalKey: key }) => {
    const identity = `${brandId} ${key}`;
    return files.has(identity) ? [] : (tables.get(identity)?.id ?? []);
  });
  if (adopted.length > 0) await manager.update(AffiliatePartner, { id: In(adopted) }, { origin: 'file' });
}
