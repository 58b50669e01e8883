/** `homeward agenda`: the next meeting's agenda, drafted from what is due. */
import type { Command } from 'commander';
import { badUserInput, notFound } from '../errors.js';
import { londonDay } from '../governance/agreement.js';
import { isDay } from '../governance/agreement-terms.js';
import { numberOfId } from '../number-of-id.js';
import { draftAgenda, type DraftLine, type DueFacts } from '../partnership/meetings/draft/agenda-draft.js';
import { gatherDue } from '../partnership/meetings/draft/gather-due.js';
import type { Meeting } from '../partnership/meetings/meeting.js';
import type { OpenServices } from './open-services.js';

const EXAMPLES = `Examples:
  homeward agenda                       what the next meeting has to look at
  homeward agenda --on 2027-01-31       as it stands on that day
  homeward agenda --meeting 4 --json    every line, with the rows it is made from
`;

interface AgendaFlags {
  readonly meeting?: string;
  readonly on?: string;
  readonly json?: boolean;
}

export function register(program: Command, openServices: OpenServices): void {
  program
    .command('agenda')
    .summary('an agenda drafted from what is due')
    .description('draft the agenda of a meeting of the partnership from what is due; nothing of it is stored')
    .addHelpText('before', EXAMPLES)
    .option('--meeting <number>', 'of which meeting; the next one unless told')
    .option('--on <day>', 'as it stands on that day; today unless told')
    .option('--json', 'print JSON')
    .action(async (flags: AgendaFlags) => {
      const on = flags.on ?? londonDay();
      if (!isDay(on)) throw badUserInput('Write --on as year-month-day: 2027-01-31.', ['on']);
      const id = flags.meeting === undefined ? null : numberOfId(flags.meeting, 'meeting');
      const services = await openServices();
      try {
        const facts = await services.database.asOwner((sql) => gatherDue(sql, on, { files: true, requests: true }));
        const meeting = meetingOf(facts, id);
        const lines = draftAgenda(meeting, facts);
        if (flags.json === true) process.stdout.write(`${JSON.stringify({ on, meeting, lines }, null, 2)}\n`);
        else tell(meeting, lines);
      } finally {
        await services.close();
      }
    });
}

function meetingOf({ meetings, on }: DueFacts, id: number | null): Meeting {
  const found =
    id === null
      ? meetings.findLast(({ heldOn, cancelled }) => heldOn >= on && !cancelled)
      : meetings.find((meeting) => meeting.id === id);
  if (found === undefined)
    throw notFound(
      id === null ? `No meeting is to be held on or after ${on}. Add one under «Partnership».` : `There is no meeting ${id}.`,
    );
  return found;
}

function tell({ title, heldOn }: Meeting, lines: readonly DraftLine[]): void {
  process.stdout.write(`${title}, ${heldOn}\n`);
  for (const [place, line] of lines.entries()) {
    process.stdout.write(`${place + 1}. ${line.title} (${line.kind}, ${line.lead})\n`);
    for (const { said } of line.rows) process.stdout.write(`   ${said}\n`);
  }
}
