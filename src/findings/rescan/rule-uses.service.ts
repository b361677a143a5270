import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { RuleUse } from './rule-use.entity.js';
import { RULES_IN_FORCE } from './rules-in-force.js';

/** Keeps from when on which version of a rule judged, so that people are told when stored findings rest on earlier ones. */
@Injectable()
export class RuleUses {
  #noted = false;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Notes that the rules of this version judge from now on; once a process is enough. In no transaction of the caller's,
   * because one that is rolled back would take the note with it.
   */
  async note(): Promise<void> {
    if (this.#noted) return;
    const firstAt = this.clock.now();
    const rows = RULES_IN_FORCE.map(({ id, version }) => ({ ruleId: id, version, firstAt }));
    await this.database.createQueryBuilder().insert().into(RuleUse).values(rows).orIgnore().execute();
    this.#noted = true;
  }
}
