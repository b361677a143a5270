import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../accounts/user.entity.js';
import { Brand } from '../portfolio/brand.entity.js';
import { AffiliatePartner } from './partner.entity.js';

/** An agreement as a person pasted it, kept as it was read, so that every accepted term leads back to its sentence. */
@Entity('agreement_text')
@Unique('agreement_text_key', ['partnerId', 'textHash'])
export class AgreementText {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'agreement_text_pkey' })
  id!: string;

  @ForeignKey(() => Brand, { name: 'agreement_text_brand_fkey' })
  @Column({ type: 'uuid' })
  brandId!: string;

  @ForeignKey(() => AffiliatePartner, { name: 'agreement_text_partner_fkey' })
  @Column({ type: 'uuid' })
  partnerId!: string;

  @Column({ type: 'text' })
  textHash!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'timestamptz' })
  givenAt!: Date;

  @ForeignKey(() => User, { name: 'agreement_text_given_by_fkey' })
  @Column({ type: 'uuid' })
  givenBy!: string;
}
