import { Column, Entity, PrimaryColumn } from 'typeorm';

/** From when on a version of a rule judged new captures. */
@Entity('rule_use')
export class RuleUse {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'rule_use_pkey' })
  ruleId!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'rule_use_pkey' })
  version!: number;

  @Column({ type: 'timestamptz' })
  firstAt!: Date;
}
