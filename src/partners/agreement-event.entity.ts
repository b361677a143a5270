import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../accounts/user.entity.js';
import { Brand } from '../portfolio/brand.entity.js';
import { SignedTerm } from './agreement-term.entity.js';
import { AffiliatePartner } from './partner.entity.js';

export const AGREEMENT_EVENTS = ['accepted', 'rejected', 'ended', 'withdrawn'] as const;
export type AgreementEventKind = (typeof AGREEMENT_EVENTS)[number];

/** What a person did with terms of a partner's agreement: appended, never changed. */
@Entity('agreement_event')
@Check('agreement_event_kind_check', "kind IN ('accepted', 'rejected', 'ended', 'withdrawn')")
@Index('agreement_event_partner_idx', ['partnerId', 'at'])
export class AgreementEvent {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'agreement_event_pkey' })
  id!: string;

  @ForeignKey(() => Brand, { name: 'agreement_event_brand_fkey' })
  @Column({ type: 'uuid' })
  brandId!: string;

  @ForeignKey(() => AffiliatePartner, { name: 'agreement_event_partner_fkey' })
  @Column({ type: 'uuid' })
  partnerId!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @ForeignKey(() => User, { name: 'agreement_event_actor_fkey' })
  @Column({ type: 'uuid' })
  actorId!: string;

  @Column({ type: 'text' })
  kind!: AgreementEventKind;

  /** Null where a proposal was rejected. */
  @ForeignKey(() => SignedTerm, { name: 'agreement_event_term_fkey' })
  @Column({ type: 'uuid', nullable: true })
  termId!: string | null;

  /** What was proposed and what became of it, in words of the product. */
  @Column({ type: 'jsonb' })
  detail!: object;
}
