import type { INestApplicationContext } from '@nestjs/common';
import { type DecisionInput, DISMISSAL_REASONS } from '../../src/alerts/alert.schema.js';
import { AlertsService } from '../../src/alerts/alerts.service.js';
import { CapturesService } from '../../src/captures/captures.service.js';
import { OpenCaseService } from '../../src/cases/open-case.service.js';
import { MainJob } from '../../src/main-job.service.js';
import { Retention } from '../../src/retention/retention.service.js';
import { LookBench } from './look-bench.js';
import { NORDLICHT_PORTFOLIO, type SampleAd, serpApiReply } from './samples.js';

const KIM = { id: null, name: 'Kim' };

/** Terms of the organisation and, where it has its own, of the brand, written as in the portfolio file. */
export interface StatedRetention {
  readonly all?: string;
  readonly brand?: string;
}

/** The sample portfolio with terms. */
export function portfolioKept({ all, brand }: StatedRetention): string {
  const organisation = `organisation: { name: Nordlicht GmbH${all === undefined ? '' : `, retention: { ${all} }`} }\n`;
  const own = brand === undefined ? '' : `    retention: { ${brand} }\n`;
  return `${organisation}${NORDLICHT_PORTFOLIO.replace('    owner: Nordlicht GmbH\n', `    owner: Nordlicht GmbH\n${own}`)}`;
}

/** The product on a database with a clock that stands in January 2020 until it is moved. */
export class RetentionBench implements AsyncDisposable {
  private constructor(readonly looks: LookBench) {}

  static of(looks: LookBench): RetentionBench {
    return new RetentionBench(looks);
  }

  static async on(databaseUrl: string, environment: Readonly<Record<string, string>> = {}): Promise<RetentionBench> {
    return new RetentionBench(await LookBench.on(databaseUrl, {}, environment, '2020-01-10T10:00:00Z'));
  }

  get app(): INestApplicationContext {
    return this.looks.app;
  }

  get retention(): Retention {
    return this.app.get(Retention, { strict: false });
  }

  /** Hands a look with these ads in and takes it through every stage; returns its id. */
  async handIn(id: string, ads: readonly SampleAd[]): Promise<string> {
    const bytes = serpApiReply({ query: 'nordlicht', id, ads, at: '2020-01-10 09:30:00 UTC' });
    return this.handInBytes(bytes);
  }

  async handInBytes(bytes: Buffer): Promise<string> {
    const stated = { provider: 'serpapi', origin: 'terminal', fileName: null } as const;
    const [received] = await this.app.get(CapturesService, { strict: false }).receive([{ ...stated, bytes }]);
    await this.app.get(MainJob).run();
    return received?.id ?? '';
  }

  /** Decides every alert about this party. */
  async decide(domain: string, decision: 'confirmed' | 'dismissed'): Promise<string[]> {
    const alerts = await this.rows<{ id: string }>(
      'SELECT a.id FROM alert a JOIN party p ON p.id = a.party_id WHERE p.domain = $1 ORDER BY a.id',
      [domain],
    );
    const service = this.app.get(AlertsService, { strict: false });
    const input: DecisionInput = decision === 'confirmed' ? { decision } : { decision, reason: DISMISSAL_REASONS[0] };
    for (const { id } of alerts) await service.decide(id, input, KIM);
    return alerts.map(({ id }) => id);
  }

  /** Opens a case of confirmed alerts, which pins their captures. */
  async openCase(alertIds: readonly string[]): Promise<void> {
    await this.app.get(OpenCaseService, { strict: false }).open(alertIds, KIM);
  }

  daysLater(days: number): void {
    this.looks.clock.advance(days * 86_400_000);
  }

  rows<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return this.looks.database.query<T[]>(sql, [...values]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.looks[Symbol.asyncDispose]();
  }
}
