import type { INestApplicationContext } from '@nestjs/common';
import { safeText } from './domain/text/safe-text.js';
import { UserError } from './platform/errors/user-error.js';
import type { TerminalIo } from './platform/terminal-io.js';
import { type Coverage, coverageQuery } from './screens/coverage.schema.js';
import { CoverageScreen } from './screens/coverage.screen.js';

/** `markwarden coverage`: what was looked at and where nobody could see. Returns 1 while a blind spell lasts, else 0. */
export async function runCoverage(
  options: Readonly<Record<string, unknown>>,
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  const query = coverageQuery.safeParse(options);
  if (!query.success) {
    const [issue] = query.error.issues;
    throw new UserError('MW-BAD-USE', `--${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`);
  }
  const answer = await app.get(CoverageScreen, { strict: false }).read(query.data);
  if (options['json'] === true) io.out(JSON.stringify(answer));
  else for (const line of lines(answer)) io.out(line);
  return answer.blindSpells.some(({ until }) => until === null) ? 1 : 0;
}

function lines(answer: Coverage): string[] {
  const { totals: t, handedIn: h } = answer;
  const cells = answer.cells.map((cell) => {
    const name = `${cell.engine} ${cell.country} ${cell.device}  ${safeText(cell.query, 80)}`;
    const counts = `${cell.ads} ads, ${cell.noAds} none, ${cell.blocked + cell.failed} not seen, ${cell.refused} refused, ${cell.waiting} waiting`;
    return `${safeText(cell.brand.name, 40)}  ${name}: ${counts}${chance(cell)}${cell.live ? '' : '  (handed in only)'}`;
  });
  const spells = answer.blindSpells.map((spell) => {
    const span = `${spell.from} to ${spell.until ?? 'now'}`;
    return `Blind: ${spell.provider} for ${safeText(spell.brand.name, 40)}, ${span}, ${spell.looks} looks at ${spell.cellCount} cells. ${spell.code}: ${safeText(spell.message, 400)} To do: ${spell.todo}`;
  });
  const budgets = answer.budgets.map(({ brand, provider, month, limit, spent, forecast }) => {
    const most =
      limit === null ? 'no budget, so nothing is spent' : `${spent} of ${limit} looks, about ${forecast} by its end`;
    return `Budget: ${safeText(brand.name, 40)} with ${provider} in ${month}: ${most}.`;
  });
  const left = answer.cellCount - answer.cells.length;
  return [
    `${answer.from} to ${answer.until}`,
    `Looked ${t.looks} times: ${t.ads} with ads, ${t.noAds} without, ${t.blocked} blocked, ${t.failed} failed, ${t.refused} refused, ${t.waiting} waiting.`,
    `Handed in besides: ${h.ads} with ads, ${h.noAds} without, ${h.blocked} blocked, ${h.failed} failed, ${h.waiting} waiting.`,
    ...cells,
    ...(left > 0 ? [`and ${left} more cells`] : []),
    ...spells,
    ...budgets,
  ];
}

function chance({ chanceOfMissing }: Coverage['cells'][number]): string {
  if (chanceOfMissing === null) return '';
  return `; an ad live half of the time and shown in half of the searches (assumed) would have been missed with ${(chanceOfMissing * 100).toFixed(0)} %`;
}
