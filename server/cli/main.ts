/**
 * `homeward`: reads the command line, runs one command, ends with 0 only if all of it worked.
 */
import { Command, CommanderError } from 'commander';
import { CallerError } from '../errors.js';
import { StartError } from '../start-error.js';
import { COMMANDS } from './commands.js';
import { openServices } from './open-services.js';

const FAILED = 1;
const WRONG_USAGE = 2;

/** @param words the command line without the program's name */
export async function runCommandLine(words: readonly string[], version: string): Promise<void> {
  const program = new Command('homeward')
    .description('Safeguarding intelligence for a community safety partnership: places and populations, never named people.')
    .version(version)
    .addHelpText('beforeAll', '')
    .addHelpText('before', 'Example:\n  npx homeward start            try it on invented data, at http://localhost:4000\n')
    .showHelpAfterError('(add --help for the options and an example)')
    .showSuggestionAfterError()
    .configureOutput({ outputError: (text, write) => write(text) })
    .exitOverride();
  const named = Object.hasOwn(COMMANDS, words[0] ?? '') ? COMMANDS[words[0] ?? ''] : undefined;
  const wanted = named === undefined ? Object.values(COMMANDS) : [named];
  for (const { register } of await Promise.all(wanted.map((load) => load()))) register(program, openServices);
  for (const command of program.commands) command.copyInheritedSettings(program);

  try {
    if (words.length === 0) {
      program.outputHelp({ error: true });
      process.exitCode = WRONG_USAGE;
      return;
    }
    await program.parseAsync([...words], { from: 'user' });
  } catch (error) {
    process.exitCode = tell(error);
  }
}

/** Says an error for people on standard error; answers the exit code. */
function tell(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
  if (error instanceof StartError) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  if (error instanceof CallerError) {
    process.stderr.write(`${error.message}\n`);
    return error.code === 'BAD_USER_INPUT' ? WRONG_USAGE : FAILED;
  }
  const detail = process.env['HOMEWARD_DEBUG'] === '1' && error instanceof Error ? (error.stack ?? error.message) : '';
  process.stderr.write(
    `Something went wrong that Homeward did not expect${error instanceof Error ? ` (${error.name})` : ''}. ` +
      `Nothing that was committed is lost. ${detail === '' ? 'Run it again with HOMEWARD_DEBUG=1 to see the detail.' : `\n${detail}`}\n`,
  );
  return FAILED;
}
