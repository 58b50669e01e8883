/** `homeward agreements`: the data sharing agreements under which files are loaded; registering, amending and ending one. */
import { readFile } from 'node:fs/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { registerInventedAgreements } from '../demonstration/agreements.js';
import { badUserInput } from '../errors.js';
import { londonDay, stateOf, type Agreement } from '../governance/agreement.js';
import { listAgreements } from '../governance/agreements.sql.js';
import {
  amendAgreement,
  assignLoads,
  endAgreement,
  registerAgreement,
  type AgreementOutcome,
} from '../governance/keep-agreements.js';
import { lawWords } from '../governance/lawful-basis.js';
import type { CommandServices, OpenServices } from './open-services.js';

const EXAMPLES = `Examples:
  homeward agreements                              what is in the register
  homeward agreements --add isa-2026-04.json       register one (docs/governance.md shows such a file)
  homeward agreements --end ISA-2026-04 --reason "the council left the partnership"
  homeward agreements --assign ISA-2026-04 --loads 12,13     loads of before there was a register
`;

interface AgreementFlags {
  readonly add?: string;
  readonly amend?: string;
  readonly end?: string;
  readonly assign?: string;
  readonly loads?: readonly number[];
  readonly on?: string;
  readonly reason?: string;
  readonly json?: boolean;
}

export function register(program: Command, openServices: OpenServices): void {
  program
    .command('agreements')
    .summary('data sharing agreements; register or end one')
    .description('list the data sharing agreements in the register, or register, amend or end one')
    .addHelpText('before', EXAMPLES)
    .option('--add <file>', 'register the agreement that this JSON file holds')
    .option('--amend <file>', 'put the terms of this JSON file in the place of those registered; needs --reason')
    .option('--end <id>', 'end an agreement before its time; needs --reason')
    .option('--on <day>', 'with --end: the last day on which it holds; today unless told')
    .option('--assign <id>', 'say of loads (--loads) that they came under this agreement')
    .option('--loads <numbers>', 'with --assign: numbers of loads, as «homeward batches» shows them', readNumbers)
    .option('--reason <text>', 'why; it stands in the history')
    .option('--json', 'print JSON')
    .action(async (flags: AgreementFlags) => {
      const services = await openServices();
      try {
        if (services.config.demonstration) await registerInventedAgreements(services.database);
        const outcome = await change(services, flags);
        process.exitCode = outcome === null ? await list(services, flags.json === true) : tell(outcome, flags.json === true);
      } finally {
        await services.close();
      }
    });
}

/** Null when nothing is to be changed. */
async function change({ database, operator }: CommandServices, flags: AgreementFlags): Promise<AgreementOutcome | null> {
  const { add, amend, end, assign, loads = [], on = londonDay(), reason = '' } = flags;
  if ([add, amend, end, assign].filter((one) => one !== undefined).length > 1)
    throw badUserInput('One thing at a time: --add, --amend, --end or --assign.', []);
  if (add !== undefined) return registerAgreement(database, await readJson(add), operator);
  if (amend !== undefined) return amendAgreement(database, await readJson(amend), reason, operator);
  if (end !== undefined) return endAgreement(database, end, { on, reason }, operator);
  if (assign !== undefined) return assignLoads(database, assign, loads, operator);
  return null;
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw badUserInput(`The file ${file} cannot be read (${error.code}).`, ['add']);
  });
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw badUserInput(`The file ${file} is no JSON: ${(error as Error).message}`, ['add']);
  }
}

async function list({ database }: CommandServices, json: boolean): Promise<number> {
  const today = londonDay();
  const agreements = await database.asOwner(listAgreements);
  if (json) {
    const told = agreements.map((agreement) => ({ ...agreement, state: stateOf(agreement, today) }));
    process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  } else if (agreements.length === 0) process.stderr.write('No agreement is registered yet. Open data need none.\n');
  else process.stdout.write(`${agreements.map((agreement) => inWords(agreement, today)).join('\n')}\n`);
  return 0;
}

function tell(outcome: AgreementOutcome, json: boolean): number {
  if (json) process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
  if (!outcome.ok) {
    for (const { field, problem } of outcome.problems) process.stderr.write(`${field === '' ? '' : `${field}: `}${problem}\n`);
    return 2;
  }
  process.stderr.write(`${inWords(outcome.agreement, londonDay())}\n`);
  return 0;
}

function inWords(agreement: Agreement, today: string): string {
  const { id, title, startsOn, endsOn, controller, sources, agencies, retention, reviewer, reviewOn, health, approval } =
    agreement;
  const healthWords = health
    ? [`health data: ${approval === null ? 'no approval recorded' : `approved by ${approval.by} on ${approval.on}`}`]
    : [];
  return [
    `${id}  ${title} [${stateOf(agreement, today)}, ${startsOn} to ${endsOn}]`,
    ...[
      `covers ${sources.join(', ')}, of ${agencies.join(', ')}`,
      `controller ${controller}; ${lawWords(agreement.lawfulBasis)}; ${lawWords(agreement.gateway)}`,
      `kept ${retention.months} months, then ${retention.rule}; reviewed by ${reviewer}, next on ${reviewOn}`,
      ...healthWords,
    ].map((line) => `      ${line}`),
  ].join('\n');
}

function readNumbers(text: string): number[] {
  if (!/^\d{1,15}(,\d{1,15})*$/.test(text)) throw new InvalidArgumentError('Write numbers of loads with commas between: 12,13.');
  return text.split(',').map(Number);
}
