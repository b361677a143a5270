import type { INestApplicationContext } from '@nestjs/common';
import { openCaseSchema } from './cases/case.schema.js';
import { OpenCaseService } from './cases/open-case.service.js';
import { safeText } from './domain/text/safe-text.js';
import { UserError } from './platform/errors/user-error.js';
import type { TerminalIo } from './platform/terminal-io.js';
import type { CasePage } from './screens/case.schema.js';
import { CaseScreen } from './screens/case.screen.js';
import { type CaseRow, casesQuery } from './screens/cases.schema.js';
import { CasesScreen } from './screens/cases.screen.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Prints cases, the most valuable first. Returns the exit code. */
export async function runCasesList(
  options: { readonly state?: string; readonly json?: boolean },
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  const query = casesQuery.safeParse(options.state === undefined ? {} : { state: options.state });
  if (!query.success) throw new UserError('MW-BAD-USE', `--state: ${query.error.issues[0]?.message ?? ''}`);
  const answer = await app.get(CasesScreen).list(query.data);
  if (options.json === true) {
    io.out(JSON.stringify(answer));
    return 0;
  }
  for (const row of answer.cases) {
    io.out(
      `${row.number.padEnd(8)} ${row.state.padEnd(12)} ${valueOf(row)}, ${row.ageDays} days, ${safeText(row.owner.name)}: ${safeText(row.title, 200)}`,
    );
  }
  io.out(`${answer.total} cases.`);
  return 0;
}

/** Prints one case: where it stands, what may be filed, what is missing, what happened. Returns the exit code. */
export async function runCasesShow(
  id: string,
  json: boolean,
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  const page = await pageOf(id, app.get(CaseScreen));
  if (json) {
    io.out(JSON.stringify(page));
    return 0;
  }
  io.out(`${page.number}: ${safeText(page.title, 200)}`);
  io.out(`${page.state}, ${page.ageDays} days old, owned by ${safeText(page.owner.name)}, ${valueOf(page)}`);
  if (page.dismissedAlerts > 0)
    io.out(`${page.dismissedAlerts} of its alerts were dismissed meanwhile: nothing may be filed.`);
  for (const route of page.routes) {
    io.out(
      `\n${route.name}: ${route.result}${route.otherRoute === null ? '' : ` (${route.otherRoute})`}. ${safeText(route.sentence, 500)}`,
    );
    if (route.rule !== null)
      io.out(`  Rule: ${safeText(route.rule.text, 500)} (${safeText(route.rule.source ?? route.rule.reference, 200)})`);
  }
  for (const filing of page.filings) {
    const missing = filing.missing.length === 0 ? '' : `; missing: ${filing.missing.join(', ')}`;
    io.out(`\n${filing.id}  ${filing.route}: ${filing.state}${missing}`);
    if (filing.result !== null) io.out(`  ${filing.result.code}: ${safeText(filing.result.message ?? '', 300)}`);
  }
  if (page.note !== null) {
    io.out(`\nSeen: ${safeText(page.note.seen, 2000)}`);
    io.out(`Means for customers: ${safeText(page.note.means, 2000)}`);
    for (const { what, who, dueOn } of page.note.actions) io.out(`To do: ${safeText(what, 500)} (${who}, by ${dueOn})`);
  }
  io.out('');
  for (const event of page.events) {
    const to = event.toState === null ? '' : ` ${event.toState}`;
    const text = event.text === null ? '' : `: ${safeText(event.text, 2000)}`;
    io.out(`${event.at}  ${safeText(event.actor?.name ?? 'product')}: ${event.kind}${to}${text}`);
  }
  return 0;
}

/** Opens one case for alerts, or names the one that holds them. Returns the exit code. */
export async function runCasesOpen(
  ids: readonly string[],
  options: { readonly by: string; readonly json?: boolean },
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  const input = openCaseSchema.safeParse({ alertIds: ids });
  if (!input.success) {
    throw new UserError('MW-BAD-USE', 'Name alerts by their ids; `markwarden alerts --state confirmed` lists them.');
  }
  const by = safeText(options.by, 200);
  if (by === '') throw new UserError('MW-BAD-USE', '--by: say who opens the case.');
  const opened = await app.get(OpenCaseService).open(input.data.alertIds, { id: null, name: by });
  if (options.json === true) io.out(JSON.stringify(opened));
  else io.out(`${opened.number} ${opened.existed ? 'holds these alerts already' : 'opened'} (${opened.id})`);
  return 0;
}

async function pageOf(id: string, screen: CaseScreen): Promise<CasePage> {
  if (UUID.test(id)) return screen.read(id);
  const number = /^(?:MW-)?(\d{1,9})$/i.exec(id)?.[1];
  if (number === undefined) {
    throw new UserError(
      'MW-BAD-USE',
      `${safeText(id)} is no case. Name it by its number, for example MW-12, or by its id.`,
    );
  }
  return screen.readNumber(Number(number));
}

/** Value range with the lower end first, because promising too little is the safer error. */
function valueOf({ value }: Pick<CaseRow, 'value'>): string {
  if (value === null) return 'not estimated';
  const whole = (amount: number): string => Math.round(amount).toLocaleString('en-GB');
  return `${whole(value.low)} to ${whole(value.high)} ${value.unit ?? ''} at risk`.replace('  ', ' ');
}
