import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An alert that a case carries. */
@Entity('case_alert')
@Index('case_alert_alert_idx', ['alertId'])
export class CaseAlert {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'case_alert_pkey' })
  caseId!: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'case_alert_pkey' })
  alertId!: string;

  @Column({ type: 'uuid' })
  brandId!: string;
}
