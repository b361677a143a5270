import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Alert } from '../alerts/alert.entity.js';
import { ReplyLink } from './reply-link.entity.js';

/** An alert that a reply link shows. The list is settled when the link is made. */
@Entity('reply_link_alert')
@Index('reply_link_alert_alert_idx', ['alertId'])
export class ReplyLinkAlert {
  @ForeignKey(() => ReplyLink, { name: 'reply_link_alert_link_fkey' })
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'reply_link_alert_pkey' })
  linkId!: string;

  @ForeignKey(() => Alert, { name: 'reply_link_alert_alert_fkey' })
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'reply_link_alert_pkey' })
  alertId!: string;

  @Column({ type: 'uuid' })
  brandId!: string;
}
