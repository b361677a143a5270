import { Column } from 'typeorm';

/** Where an entry came from: the portfolio file, a table of agreements, or a person. An import touches only what an import of its kind made. */
export type Origin = 'file' | 'csv' | 'console';

/** What every entry of the portfolio has besides its own columns. */
export abstract class PortfolioEntry {
  /** What an import recognises the entry by, within its parent. Folded, so never shown. */
  @Column({ type: 'text' })
  naturalKey!: string;

  @Column({ type: 'text' })
  origin!: Origin;

  /** Set when an import with pruning no longer found the entry in the file. Retired entries judge nothing new. */
  @Column({ type: 'timestamptz', nullable: true })
  retiredAt!: Date | null;
}
