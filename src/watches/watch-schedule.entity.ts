import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the slots of a watch are laid out as polls. */
@Entity('watch_schedule')
export class WatchSchedule {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'watch_schedule_pkey' })
  watchId!: string;

  @Column({ type: 'timestamptz' })
  scheduledUntil!: Date;

  /** The earliest slot after that in any of its markets; null when the schedule has none. */
  @Column({ type: 'timestamptz', nullable: true })
  nextSlot!: Date | null;
}
