import type { EntityManager } from 'typeorm';
import { BrandFigure } from './brand-figure.entity.js';
import { Brand } from './brand.entity.js';
import { keptFigure } from './figure-units.js';
import type { ImportedEntry, ImportOptions } from './import-report.js';
import { type KnownRelation, ListedParty } from './known-party.entity.js';
import { MarkRegistration } from './mark-registration.entity.js';
import { Mark } from './mark.entity.js';
import { naturalKey } from './natural-key.js';
import { PartyPermit } from './permit.entity.js';
import type { BrandEntry, FigureEntry, ResellerEntry } from './portfolio.schema.js';
import { CustomerPromise } from './promise.entity.js';
import { type EntryTable, reconcile } from './reconcile.js';

export interface ImportedBrands {
  /** Brand ids by the natural key of the brand's name. */
  readonly brandIds: ReadonlyMap<string, string>;
  readonly entries: readonly ImportedEntry[];
}

const inBrand = ({ brandId }: { brandId: string }): string => brandId;

const BRANDS: EntryTable<Brand> = {
  entity: Brand,
  parent: null,
  kindOf: () => 'brand',
  nameOf: ({ name }) => name,
  brandOf: ({ id }) => id,
};
const MARKS: EntryTable<Mark> = {
  entity: Mark,
  parent: 'brandId',
  kindOf: () => 'mark',
  nameOf: ({ text }) => text,
  brandOf: inBrand,
};
const REGISTRATIONS: EntryTable<MarkRegistration> = {
  entity: MarkRegistration,
  parent: 'markId',
  kindOf: () => 'registration',
  nameOf: ({ office, number }) => `${office} ${number}`,
  brandOf: inBrand,
};
const PARTIES: EntryTable<ListedParty> = {
  entity: ListedParty,
  parent: 'brandId',
  // A file lists no permitted parties; those come from decisions alone, and none reaches an import.
  kindOf: ({ relation }) => (relation === 'permitted' ? 'permit' : relation),
  nameOf: ({ name }) => name,
  brandOf: inBrand,
};
const PERMITS: EntryTable<PartyPermit> = {
  entity: PartyPermit,
  parent: 'knownPartyId',
  kindOf: () => 'permit',
  nameOf: ({ violation, validUntil }) => (validUntil === null ? violation : `${violation} until ${validUntil}`),
  brandOf: inBrand,
};
const PROMISES: EntryTable<CustomerPromise> = {
  entity: CustomerPromise,
  parent: 'brandId',
  kindOf: () => 'promise',
  nameOf: ({ statement }) => statement,
  brandOf: inBrand,
};

const FIGURES: EntryTable<BrandFigure> = {
  entity: BrandFigure,
  parent: 'brandId',
  kindOf: () => 'figure',
  nameOf: ({ kind, market }) => (market === null ? kind : `${kind} ${market}`),
  brandOf: inBrand,
};

/** Writes the portfolio room's part of a checked file, inside the transaction of the import. */
export async function importBrands(
  manager: EntityManager,
  brands: readonly BrandEntry[],
  options: ImportOptions,
): Promise<ImportedBrands> {
  const rows = brands.map(({ name, owner, domains, retention }) => {
    const { rawDays = null, captureDays = null, pollDays = null } = retention ?? {};
    return { naturalKey: naturalKey(name), name, owner: owner ?? name, domains, rawDays, captureDays, pollDays };
  });
  const stored = await reconcile(manager, BRANDS, rows, options);
  const owned = brands.map((brand, i) => ({ brand, brandId: stored.ids[i] as string }));

  const marks = owned.flatMap(({ brand, brandId }) => brand.marks.map((mark) => ({ mark, brandId })));
  const storedMarks = await reconcile(manager, MARKS, marks.map(markRow), options);
  const registrations = marks.flatMap(({ mark, brandId }, i) =>
    mark.registrations.map((registration) => ({
      ...registration,
      brandId,
      markId: storedMarks.ids[i] as string,
      naturalKey: naturalKey(registration.office, registration.number),
    })),
  );
  const storedRegistrations = await reconcile(manager, REGISTRATIONS, registrations, options);

  const parties = owned.flatMap(({ brand, brandId }) => partiesOf(brand).map((party) => ({ ...party, brandId })));
  const storedParties = await reconcile(manager, PARTIES, parties.map(partyRow), options);
  const permits = parties.flatMap(({ brandId, permits: list }, i) =>
    list.map(({ violation, clause, from, until }) => ({
      brandId,
      knownPartyId: storedParties.ids[i] as string,
      naturalKey: naturalKey(violation, clause, from),
      violation,
      clause,
      validFrom: from,
      validUntil: until,
    })),
  );
  const storedPermits = await reconcile(manager, PERMITS, permits, options);

  const promises = owned.flatMap(({ brand, brandId }) => brand.promises.map((promise) => promiseRow(promise, brandId)));
  const storedPromises = await reconcile(manager, PROMISES, promises, options);
  const figures = owned.flatMap(({ brand, brandId }) => brand.figures.map((figure) => figureRow(figure, brandId)));
  const storedFigures = await reconcile(manager, FIGURES, figures, options);
  return {
    brandIds: new Map(owned.map(({ brand, brandId }) => [naturalKey(brand.name), brandId])),
    entries: [
      stored,
      storedMarks,
      storedRegistrations,
      storedParties,
      storedPermits,
      storedPromises,
      storedFigures,
    ].flatMap(({ entries }) => entries),
  };
}

function markRow({ mark: { text, variants, goods }, brandId }: { mark: BrandEntry['marks'][number]; brandId: string }) {
  return { brandId, naturalKey: naturalKey(text), text, variants, goods };
}

interface FileParty {
  readonly relation: KnownRelation;
  readonly name: string;
  readonly domains: string[];
  readonly permits: ResellerEntry['permits'];
}

function partiesOf(brand: BrandEntry): FileParty[] {
  return [
    ...brand.agencies.map((party) => ({ ...party, relation: 'agency' as const, permits: [] })),
    ...brand.competitors.map((party) => ({ ...party, relation: 'competitor' as const, permits: [] })),
    ...brand.resellers.map((party) => ({ ...party, relation: 'reseller' as const })),
  ];
}

function partyRow({ relation, name, domains, brandId }: FileParty & { brandId: string }) {
  return { brandId, relation, name, domains, naturalKey: naturalKey(relation, name) };
}

function promiseRow(promise: BrandEntry['promises'][number], brandId: string) {
  const { kind, statement, limit, market, source, validFrom, validUntil } = promise;
  return {
    brandId,
    naturalKey: naturalKey(kind, statement, market, validFrom),
    kind,
    statement,
    limitMin: limit?.min ?? null,
    limitMax: limit?.max ?? null,
    limitUnit: limit?.unit ?? null,
    market,
    source,
    validFrom,
    validUntil,
  };
}

function figureRow(figure: FigureEntry, brandId: string) {
  const { kind, market, tag, source } = figure;
  return { brandId, naturalKey: naturalKey(kind, market), kind, market, tag, source, ...keptFigure(figure) };
}
