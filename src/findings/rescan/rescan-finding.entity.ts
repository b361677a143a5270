import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type {
  Basis,
  ChanceRange,
  Enforcement,
  Finding,
  Relation,
  Span,
  Verdict,
  Violation,
} from '../../domain/detection/finding.js';
import type { RescanChange } from '../../domain/rescan/compare-findings.js';

/** What a rescan made of one finding: as it stands, and as the rules of today see the same ad in the same context. */
@Entity('rescan_finding')
@Index('rescan_finding_list_idx', ['rescanId', 'change', 'ruleId', 'id'], { where: "(change <> 'same')" })
@Index('rescan_finding_before_idx', ['beforeFindingId'])
export class RescanFinding {
  /** From the rescan and the two findings: run again, it is the same row. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'rescan_finding_pkey' })
  id!: string;

  @Column({ type: 'uuid' })
  rescanId!: string;

  @Column({ type: 'uuid' })
  brandId!: string;

  @Column({ type: 'text' })
  creativeId!: string;

  @Column({ type: 'uuid' })
  partyId!: string;

  @Column({ type: 'text' })
  relation!: Relation;

  @Column({ type: 'text', nullable: true })
  mark!: string | null;

  @Column({ type: 'text' })
  violation!: Violation;

  @Column({ type: 'text' })
  ruleId!: Finding['rule']['id'];

  @Column({ type: 'text' })
  engine!: string;

  @Column({ type: 'text', nullable: true })
  query!: string | null;

  @Column({ type: 'text', nullable: true })
  country!: string | null;

  @Column({ type: 'text', nullable: true })
  language!: string | null;

  @Column({ type: 'text', nullable: true })
  device!: string | null;

  @Column({ type: 'text' })
  change!: RescanChange;

  @Column({ type: 'integer' })
  sightings!: number;

  @Column({ type: 'timestamptz' })
  firstSeenAt!: Date;

  @Column({ type: 'timestamptz' })
  lastSeenAt!: Date;

  /** The finding that stands; null where there was none. */
  @Column({ type: 'uuid', nullable: true })
  beforeFindingId!: string | null;

  @Column({ type: 'text', nullable: true })
  beforeVerdict!: Verdict | null;

  /** The id that the finding of today has wherever it is stored; null where there is none. */
  @Column({ type: 'uuid', nullable: true })
  afterFindingId!: string | null;

  @Column({ type: 'integer', nullable: true })
  afterRuleVersion!: number | null;

  @Column({ type: 'text', nullable: true })
  afterVerdict!: Verdict | null;

  /** This and the rest only where it differs from what stands. */
  @Column({ type: 'double precision', nullable: true })
  afterConfidence!: number | null;

  @Column({ type: 'jsonb', nullable: true })
  afterSpans!: Span[] | null;

  @Column({ type: 'jsonb', nullable: true })
  afterBasis!: Basis | null;

  @Column({ type: 'jsonb', nullable: true })
  afterEnforcement!: Enforcement | null;

  @Column({ type: 'jsonb', nullable: true })
  afterBroadMatch!: ChanceRange | null;

  @Column({ type: 'text', nullable: true })
  afterExemption!: string | null;

  @Column({ type: 'text', nullable: true })
  afterExplanation!: string | null;

  /** When a person raised an alert from it. */
  @Column({ type: 'timestamptz', nullable: true })
  takenUpAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  takenUpBy!: string | null;
}
