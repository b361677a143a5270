import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaptureStages } from '../captures/capture-stages.service.js';
import { CapturesService, type SeenAd } from '../captures/captures.service.js';
import type { CompiledPortfolio } from '../domain/detection/compile-portfolio.js';
import { detect } from '../domain/detection/detect.js';
import type { Finding as Found, PartyView } from '../domain/detection/finding.js';
import { PartiesService, partyId } from '../parties/parties.service.js';
import { Clock } from '../platform/clock/clock.js';
import { storable } from '../platform/database/storable.js';
import { deterministicId } from '../platform/storage/deterministic-id.js';
import { FindingSighting } from './finding-sighting.entity.js';
import { Finding } from './finding.entity.js';
import { PreparedPortfolio } from './prepared-portfolio.service.js';
import { relationTo } from './relation-to.js';

/** Captures examined in one transaction. */
const BATCH = 20;
/** Rows of one INSERT; PostgreSQL takes at most 65,535 parameters. */
const ROWS = 1000;

/** Third stage: ads become findings, and each finding points at its sightings. */
@Injectable()
export class ExamineCapturesJob {
  constructor(
    private readonly stages: CaptureStages,
    private readonly captures: CapturesService,
    private readonly portfolios: PreparedPortfolio,
    private readonly parties: PartiesService,
    private readonly clock: Clock,
  ) {}

  /** Examines one batch and returns how many captures it held; 0 when none is pending. */
  async runBatch(): Promise<number> {
    const { portfolio, ids } = await this.portfolios.current();
    return this.stages.advance('parsed', 'examined', BATCH, async (manager, captures) => {
      const ads = await this.captures.adsOf(
        manager,
        captures.map((capture) => capture.id),
      );
      if (ads.length === 0) return;
      const rows = ads.flatMap((ad) => this.#examine(ad, portfolio, ids));
      await this.parties.note(
        manager,
        rows.map((row) => row.party),
      );
      await save(manager, rows);
    });
  }

  #examine(ad: SeenAd, portfolio: CompiledPortfolio, brandIds: ReadonlyMap<string, string>): Row[] {
    const { party, findings } = detect({ ...ad, id: ad.sightingId, capturedAt: ad.seenAt.toISOString() }, portfolio);
    return findings.flatMap((found) => {
      const brandId = brandIds.get(found.brand);
      return brandId === undefined ? [] : [rowOf(ad, party, storable(found), brandId, portfolio, this.clock.now())];
    });
  }
}

interface Row {
  readonly party: { domain: string | null; name: string | null };
  readonly finding: Finding;
  readonly sighting: FindingSighting;
}

function rowOf(
  ad: SeenAd,
  view: PartyView,
  found: Found,
  brandId: string,
  portfolio: CompiledPortfolio,
  foundAt: Date,
): Row {
  const party = storable({ domain: view.domain, name: view.name });
  const finding: Finding = {
    id: '',
    brandId,
    creativeId: ad.creativeId,
    partyId: partyId(party),
    relation: relationTo(portfolio, found.brand, view),
    mark: found.mark,
    violation: found.violation,
    verdict: found.verdict,
    confidence: found.confidence,
    spans: [...found.spans],
    ruleId: found.rule.id,
    ruleVersion: found.rule.version,
    basis: found.basis,
    enforcement: found.enforcement,
    broadMatch: found.broadMatch,
    exemption: found.exemption,
    explanation: found.explanation,
    engine: ad.engine,
    query: ad.query,
    country: ad.country,
    language: ad.language,
    device: ad.device,
    foundAt,
  };
  finding.id = identityOf(finding);
  return {
    party,
    finding,
    sighting: { findingId: finding.id, sightingId: ad.sightingId, captureId: ad.captureId, seenAt: ad.seenAt },
  };
}

/** Everything that makes a finding this finding; the same ad in the same context under the same terms is one row. */
function identityOf(finding: Finding): string {
  const { brandId, partyId, creativeId, mark, violation, verdict, ruleId, ruleVersion, spans } = finding;
  const { basis, enforcement } = finding;
  const context = [finding.engine, finding.query, finding.country, finding.language, finding.device];
  return deterministicId(
    'finding',
    ...[brandId, partyId, creativeId, mark, violation, verdict, ruleId, ruleVersion],
    basis.reference,
    // An engine that changed its rule makes another finding of the same ad.
    enforcement?.reference ?? null,
    enforcement?.inForceFrom ?? null,
    finding.explanation,
    JSON.stringify(spans),
    ...context,
  );
}

async function save(manager: EntityManager, rows: readonly Row[]): Promise<void> {
  // In the order of their keys, so that two workers that find the same wait for each other instead of locking up.
  const findings = [...new Map(rows.map((row) => [row.finding.id, row.finding])).values()].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  const sightings = [...new Map(rows.map(({ sighting: s }) => [s.findingId + s.sightingId, s])).values()];
  for (let start = 0; start < findings.length; start += ROWS) {
    const part = findings.slice(start, start + ROWS);
    await manager.createQueryBuilder().insert().into(Finding).values(part).orIgnore().execute();
  }
  for (let start = 0; start < sightings.length; start += ROWS) {
    const part = sightings.slice(start, start + ROWS);
    await manager.createQueryBuilder().insert().into(FindingSighting).values(part).orIgnore().execute();
  }
}
