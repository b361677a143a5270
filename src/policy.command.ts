import type { INestApplicationContext } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { safeText } from './domain/text/safe-text.js';
import { UserError } from './platform/errors/user-error.js';
import type { TerminalIo } from './platform/terminal-io.js';
import { CheckPolicies } from './policies/check-policies.service.js';
import { toCheckResult } from './policies/check-result.js';
import { PoliciesService } from './policies/policies.service.js';
import { newPolicy } from './policies/policy.schema.js';
import { PolicyWork } from './policies/policy-work.js';
import { printDiff } from './policies/print-policy.js';
import type { PolicyAnswer } from './screens/policies.schema.js';
import { PoliciesScreen } from './screens/policies.screen.js';
import { readPolicy } from './screens/policy.screen.js';

type Options = Readonly<Record<string, unknown>>;

/** Days or instants. */
interface Dates {
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

/** Tracks a document. Returns the exit code. */
export async function runPolicyAdd(
  name: string,
  options: Options,
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  const input = newPolicy.safeParse({ ...options, name });
  if (!input.success) {
    const said = input.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new UserError('MW-BAD-USE', said.join('; '));
  }
  const id = await app.get(PoliciesService).add(input.data);
  io.out(
    options['json'] === true
      ? JSON.stringify({ id, name })
      : `${id} ${safeText(name, 200)} is tracked. Its first check is due.`,
  );
  return 0;
}

/** Checks one document, or all that are due. Returns 1 when a document could not be read. */
export async function runPolicyCheck(
  name: string | undefined,
  options: Options,
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  if ((name === undefined) === (options['due'] !== true)) {
    throw new UserError('MW-BAD-USE', 'Name one document, or give --due for all that are due.');
  }
  const accept = options['accept'] === true;
  const ids = name === undefined ? await app.get(PolicyWork).due() : [(await app.get(PoliciesService).named(name)).id];
  let failed = 0;
  for (const id of ids) {
    const made = await app.get(CheckPolicies).check(id, { accept, askedBy: name === undefined ? null : 'terminal' });
    for (const check of made.map(toCheckResult)) {
      if (check.outcome === 'failed') failed += 1;
      if (options['json'] === true) {
        io.out(JSON.stringify({ document: id, ...check }));
        continue;
      }
      const what =
        check.reason === null ? (check.change?.summary ?? '') : `${check.reason.code}: ${check.reason.message}`;
      const at = check.at instanceof Date ? check.at.toISOString() : String(check.at);
      io.out(
        `${at}  ${check.outcome.padEnd(12)}  ${check.change?.class ?? ''}${check.change == null ? '' : '  '}${safeText(what, 600)}`,
      );
    }
  }
  if (ids.length === 0) io.err('No document is due.');
  return failed > 0 ? 1 : 0;
}

/** Lists the tracked documents. */
export async function runPolicyList(options: Options, app: INestApplicationContext, io: TerminalIo): Promise<number> {
  const answer = await app.get(PoliciesScreen).list();
  if (options['json'] === true) {
    io.out(JSON.stringify(answer));
    return 0;
  }
  for (const { name, lastCheck, lastReadAt, lastChange, versions } of answer.policies) {
    const state = lastCheck === null ? 'never checked' : `${lastCheck.outcome} at ${lastCheck.at}`;
    io.out(`${safeText(name, 200)}: ${state}, ${versions} versions`);
    if (lastCheck?.reason != null)
      io.out(
        `    ${lastCheck.reason.code}: ${safeText(lastCheck.reason.message, 600)} Last read ${lastReadAt ?? 'never'}.`,
      );
    if (lastChange !== null) io.out(`    ${lastChange.at}  ${safeText(lastChange.summary, 400)}`);
  }
  return 0;
}

/** Prints what happened to a document, oldest first. */
export async function runPolicyHistory(
  name: string,
  options: Options,
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  const policy = await read(name, {}, app);
  if (options['json'] === true) {
    const { name: known, looks, timeline } = policy;
    io.out(JSON.stringify({ name: known, looks, timeline }));
    return 0;
  }
  for (const entry of policy.timeline.toReversed()) {
    if (entry.quietBefore > 0)
      io.out(`    ${entry.quietBefore} ${entry.quietBefore === 1 ? 'look' : 'looks'} that found nothing new`);
    const { change, reason } = entry;
    const kind = reason === null ? (change?.class ?? 'first') : 'failed';
    const said =
      reason === null
        ? (change?.summary ?? `${entry.version?.words ?? 0} words.`)
        : `${reason.code}: ${reason.message}`;
    const seen = change?.seenAt == null ? '' : `As on ${change.seenAt}. `;
    io.out(`${entry.at}  ${kind.padEnd(11)}  ${seen}${safeText(said, 600)}`);
  }
  const { total, newVersions, unseen, unchanged, failed } = policy.looks;
  io.out(
    `${total} looks: ${newVersions} new versions, ${unseen} with nothing that a reader sees, ${unchanged} unchanged, ${failed} failed.`,
  );
  return 0;
}

/** Prints how two versions of a document differ: those in force on two days, by default those of the last news. */
export async function runPolicyDiff(
  name: string,
  options: Dates,
  app: INestApplicationContext,
  io: TerminalIo,
): Promise<number> {
  let policy = await read(name, {}, app);
  if (options.from !== undefined || options.to !== undefined) {
    const newest = policy.versions[0];
    const to = options.to === undefined ? newest : inForce(policy, options.to, '--to');
    const before = policy.versions[policy.versions.findIndex((version) => version.id === to?.id) + 1];
    const from = options.from === undefined ? before : inForce(policy, options.from, '--from');
    if (from === undefined || to === undefined)
      throw new UserError('MW-POLICY-NO-DIFF', 'There are no two versions to compare.');
    policy = await read(name, { from: from.id, to: to.id }, app);
  }
  const { diff } = policy;
  if (diff === null)
    throw new UserError(
      'MW-POLICY-NO-DIFF',
      `${policy.name} has ${policy.versions.length} versions; two are needed to compare.`,
    );
  if (options.json === true) io.out(JSON.stringify(diff));
  else printDiff(io, { from: diff.from.at, to: diff.to.at, summary: diff.summary, hunks: diff.hunks });
  return 0;
}

async function read(
  name: string,
  versions: { from?: string; to?: string },
  app: INestApplicationContext,
): Promise<PolicyAnswer> {
  const { id } = await app.get(PoliciesService).named(name);
  return readPolicy(app.get<DataSource>(getDataSourceToken()), id, versions);
}

/** The version that stood on a day, at its end in UTC, or at an instant. */
function inForce(policy: PolicyAnswer, stated: string, option: string): PolicyAnswer['versions'][number] {
  const instant = /^\d{4}-\d\d-\d\d$/.test(stated) ? `${stated}T23:59:59.999Z` : stated;
  const at = new Date(instant).getTime();
  if (Number.isNaN(at))
    throw new UserError('MW-BAD-USE', `${option}: ${safeText(stated)} is no date such as 2026-11-25.`);
  const version = policy.versions.find((each) => new Date(each.at).getTime() <= at);
  if (version !== undefined) return version;
  throw new UserError('MW-POLICY-NO-DIFF', `${policy.name} has no version of ${stated} or before.`);
}
