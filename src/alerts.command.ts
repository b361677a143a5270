import type { INestApplicationContext } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { decisionSchema } from './alerts/alert.schema.js';
import { AlertsService } from './alerts/alerts.service.js';
import { safeText } from './domain/text/safe-text.js';
import { Clock } from './platform/clock/clock.js';
import { UserError } from './platform/errors/user-error.js';
import type { TerminalIo } from './platform/terminal-io.js';
import { alertQueueQuery } from './screens/alert-queue.schema.js';
import { AlertQueueScreen } from './screens/alert-queue.screen.js';
import { readAlert } from './screens/alert.screen.js';

const STANCE_WORDS = {
  acts: 'would act on this',
  exempts: 'leaves this alone',
  uncertain: 'may or may not act on this',
  silent: 'has no known rule about this',
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Prints the queue, and how much was looked at. Returns the exit code. */
export async function runAlertsList(
  options: Readonly<Record<string, unknown>>,
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  const query = alertQueueQuery.safeParse({ ...options, q: options['search'] });
  if (!query.success) {
    throw new UserError(
      'MW-BAD-USE',
      `--${query.error.issues[0]?.path.join('.') ?? ''}: ${query.error.issues[0]?.message ?? ''}`,
    );
  }
  const queue = await app.get(AlertQueueScreen).list(query.data);
  if (options['json'] === true) {
    io.out(JSON.stringify(queue));
    return 0;
  }
  for (const alert of queue.alerts) {
    const who = safeText(alert.party.domain ?? alert.party.name ?? 'unknown party');
    io.out(
      `${alert.id}  ${alert.verdict.padEnd(10)} ${percent(alert.confidence).padStart(5)}  ${alert.brand.name} / ${who} (${alert.party.relation}), ${alert.engine} ${alert.country ?? ''}`,
    );
    io.out(`    ${safeText(alert.headline, 400)}  [${alert.violations.join(', ')}; seen ${alert.sightings}×]`);
  }
  const { looked } = queue;
  io.out(
    `${queue.total} alerts (page ${queue.page}). Looked ${looked.captures} times: ${looked.ads} with ads, ${looked.noAds} without, ${looked.blocked} blocked, ${looked.failed} failed.`,
  );
  return 0;
}

/** Prints one alert: what was seen, what it does to customers, what to do. Returns the exit code. */
export async function runAlertsShow(
  id: string,
  json: boolean,
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  const alert = await readAlert(app.get<DataSource>(getDataSourceToken()), uuid(id), app.get(Clock).now());
  if (json) {
    io.out(JSON.stringify(alert));
    return 0;
  }
  io.out(
    `${alert.brand.name} / ${safeText(alert.party.domain ?? alert.party.name ?? 'unknown party')} (${alert.party.relation}), ${alert.engine} ${alert.country ?? ''}: ${alert.state}`,
  );
  for (const line of [...alert.lines, ...alert.allowed]) {
    io.out(
      `\n${line.violation}: ${line.verdict}, ${percent(line.confidence)}, ${line.state ?? 'exempt'}, rule ${line.rule.id}@${line.rule.version}`,
    );
    io.out(`  Seen: ${safeText(line.explanation, 1000)}`);
    io.out(`  Means for customers: ${line.customerHarm.text}`);
    io.out(`  To do: ${line.nextStep}`);
    io.out(
      `  Rests on: ${line.basis.reference}: ${safeText(line.basis.text, 1000)}${line.basis.source === null ? '' : ` (${line.basis.source})`}`,
    );
    if (line.enforcement !== null) {
      const { engine, stance, text, source } = line.enforcement;
      io.out(
        `  The engine (${engine}) ${STANCE_WORDS[stance]}: ${safeText(text, 1000)}${source === null ? '' : ` (${source})`}`,
      );
    }
  }
  io.out('');
  for (const event of alert.events) {
    io.out(
      `${event.at}  ${event.actor?.name ?? 'watch'}: ${event.decision ?? event.kind} ${event.violations.join(', ')}${event.reason === null ? '' : `, ${event.reason}`}${event.text === null ? '' : `: ${safeText(event.text, 2000)}`}`,
    );
  }
  return 0;
}

/** Decides alerts one by one; one that cannot be decided costs only itself. Returns 1 when any could not. */
export async function runAlertsDecide(
  ids: readonly string[],
  options: Readonly<Record<string, unknown>>,
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  const { as: decision, by, reason, text, until: permitUntil, json } = options;
  const input = decisionSchema.safeParse({ decision, reason, text, permitUntil });
  if (!input.success) {
    throw new UserError(
      'MW-BAD-USE',
      input.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
    );
  }
  let failed = 0;
  for (const id of ids) {
    try {
      await app.get(AlertsService).decide(uuid(id), input.data, { id: null, name: String(by) });
      io.out(json === true ? JSON.stringify({ id, decided: decision }) : `${id} ${String(decision)}`);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failed++;
      if (json === true) io.out(JSON.stringify({ id, error: { code: error.code, message: error.message } }));
      else io.err(`${error.code}: ${error.message}`);
    }
  }
  return failed > 0 ? 1 : 0;
}

function uuid(id: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return id;
  throw new UserError('MW-BAD-USE', `${id} is no alert id. \`markwarden alerts\` lists them.`);
}
