/** `homeward due`: what each agency is to deliver, and what of it is overdue. */
import type { Command } from 'commander';
import { badUserInput } from '../errors.js';
import { londonDay } from '../governance/agreement.js';
import { isDay } from '../governance/agreement-terms.js';
import type { FeedDue } from '../partnership/due/due.js';
import { whatIsDue } from '../partnership/due/what-is-due.js';
import type { OpenServices } from './open-services.js';

const EXAMPLES = `Examples:
  homeward due                       what is overdue, and what is due next
  homeward due --on 2027-01-31       as it stands on that day
  homeward due --json                every period of every feed
`;

interface DueFlags {
  readonly on?: string;
  readonly json?: boolean;
}

export function register(program: Command, openServices: OpenServices): void {
  program
    .command('due')
    .summary('what agencies are to deliver')
    .description('list what each agency is to deliver by law or by agreement: what is overdue and what is due next')
    .addHelpText('before', EXAMPLES)
    .option('--on <day>', 'as it stands on that day; today unless told')
    .option('--json', 'print JSON')
    .action(async (flags: DueFlags) => {
      const on = flags.on ?? londonDay();
      if (!isDay(on)) throw badUserInput('Write --on as year-month-day: 2027-01-31.', ['on']);
      const services = await openServices();
      try {
        const due = await services.database.asOwner((sql) => whatIsDue(sql, on));
        if (flags.json === true) process.stdout.write(`${JSON.stringify({ on, feeds: due.map(told) }, null, 2)}\n`);
        else tell(due);
      } finally {
        await services.close();
      }
    });
}

const told = ({ feed, periods }: FeedDue): object => ({ ...feed, periods });

function tell(due: readonly FeedDue[]): void {
  if (due.length === 0) process.stderr.write('No feeds are registered.\n');
  for (const { feed, periods } of due) {
    const overdue = periods.filter(({ state }) => state === 'overdue');
    for (const { name, days, dueOn, missingMonths } of overdue) {
      const lacking = missingMonths.length === 0 ? '' : `; lacks ${missingMonths.join(', ')}`;
      const since = days === 1 ? '1 day' : `${days} days`;
      process.stdout.write(`${feed.agency}: ${feed.what}, ${name}: overdue by ${since}, was due ${dueOn}${lacking}\n`);
    }
    const next = periods.findLast(({ state }) => state === 'not yet due');
    if (next !== undefined) process.stdout.write(`${feed.agency}: ${feed.what}, ${next.name}: due ${next.dueOn}\n`);
  }
}
