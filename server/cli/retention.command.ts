/** `homeward retention`: what has been kept long enough; carrying the rules out, and deciding reviews. */
import type { Command } from 'commander';
import { badUserInput } from '../errors.js';
import { applyRetention, decideReview, type Disposal, type ReviewDecision } from '../governance/dispose.js';
import { dueRows, type DueRows } from '../governance/retention.js';
import type { CommandServices, OpenServices } from './open-services.js';

const EXAMPLES = `Examples:
  homeward retention                       what is due
  homeward retention --apply               delete or coarsen what needs nobody's decision
  homeward retention --review ISA-2026-04 --decision keep --until 2027-06-30 --reason "the review of the Friday patrols"
  homeward retention --review ISA-2026-04 --decision delete --reason "no longer needed"
`;

interface RetentionFlags {
  readonly apply?: boolean;
  readonly review?: string;
  readonly decision?: string;
  readonly until?: string;
  readonly reason?: string;
  readonly json?: boolean;
}

export function register(program: Command, openServices: OpenServices): void {
  program
    .command('retention')
    .summary('rows that were kept long enough')
    .description('list rows older than their agreement lets them be kept; delete or coarsen them as it says, or as you decide')
    .addHelpText('before', EXAMPLES)
    .option('--apply', 'carry out every rule that needs nobody’s decision')
    .option('--review <id>', 'decide what becomes of rows under this agreement that came up for review')
    .option('--decision <word>', 'with --review: keep, coarsen or delete')
    .option('--until <day>', 'with --decision keep: the day until which they are kept')
    .option('--reason <text>', 'with --review: why')
    .option('--json', 'print JSON')
    .action(async (flags: RetentionFlags) => {
      if (flags.apply === true && flags.review !== undefined) throw badUserInput('One thing at a time: --apply or --review.', []);
      const services = await openServices();
      try {
        if (flags.review !== undefined) process.exitCode = await decide(services, flags.review, flags);
        else if (flags.apply === true)
          tellDisposals(await applyRetention(services.database, services.operator), flags.json === true);
        else tellDue(await services.database.asOwner((sql) => dueRows(sql)), flags.json === true);
      } finally {
        await services.close();
      }
    });
}

async function decide({ database, operator }: CommandServices, id: string, flags: RetentionFlags): Promise<number> {
  const outcome = await decideReview(database, id, { ...decisionOf(flags), reason: flags.reason ?? '' }, operator);
  if (!outcome.ok) {
    if (flags.json === true) process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
    for (const { field, problem } of outcome.problems) process.stderr.write(`${field}: ${problem}\n`);
    return 2;
  }
  if (flags.decision === 'keep') process.stderr.write(`Kept until ${flags.until}.\n`);
  tellDisposals(outcome.disposals, flags.json === true);
  return 0;
}

function decisionOf({ decision, until }: RetentionFlags): ReviewDecision {
  if (decision === 'keep') return { decision, keepUntil: until ?? '' };
  if (decision === 'coarsen' || decision === 'delete') return { decision };
  throw badUserInput('Say what is decided with --decision: keep, coarsen or delete.', ['decision']);
}

function tellDue(due: readonly DueRows[], json: boolean): void {
  const told = due.map(({ agreement, source, before, oldest, rows, batches }) => ({
    agreement: agreement.id,
    source: source.name,
    rule: agreement.retention.rule,
    months: agreement.retention.months,
    before,
    oldest,
    rows,
    batches: batches.map(({ batch }) => batch),
  }));
  if (json) process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  else if (told.length === 0) process.stderr.write('Nothing is due.\n');
  for (const { agreement, source, rule, months, before, oldest, rows } of json ? [] : told) {
    const next = rule === 'review' ? 'a person decides (--review)' : `to ${rule} (--apply)`;
    process.stdout.write(
      `${agreement}  ${source}: ${rowsInWords(rows)} of before ${before}, the oldest of ${oldest}; kept ${months} months, then ${next}\n`,
    );
  }
}

function tellDisposals(disposals: readonly Disposal[], json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify(disposals, null, 2)}\n`);
  else if (disposals.length === 0) process.stderr.write('Nothing was disposed of.\n');
  for (const { agreement, source, action, before, rows } of json ? [] : disposals) {
    process.stdout.write(
      `${agreement}  ${source}: ${rowsInWords(rows)} of before ${before} ${action === 'delete' ? 'deleted' : 'coarsened'}\n`,
    );
  }
}

const rowsInWords = (rows: number): string => `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`;
