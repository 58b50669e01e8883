import type { Command } from 'commander';
import { DEMONSTRATION_PEOPLE, findDemonstrationPerson } from '../access/demonstration-people.js';
import { openSigningKey } from '../access/signing-key.js';
import { makeToken, TOKEN_SECONDS } from '../access/token.js';
import { ensureDataDirectory, readConfig } from '../config.js';
import { StartError } from '../start-error.js';

const NAMES = DEMONSTRATION_PEOPLE.map(({ id }) => id).join(', ');

export function register(program: Command): void {
  program
    .command('token')
    .argument('<persona>', `one of: ${NAMES}`)
    .description('print a bearer token for a persona of the demonstration')
    .addHelpText('before', 'Example:\n  curl -H "authorization: Bearer $(npx homeward token police-analyst)" …\n')
    .action(async (name: string) => {
      const person = findDemonstrationPerson(name);
      if (!person) {
        throw new StartError(`There is no persona «${name}». Choose one of: ${NAMES}.`, { exitCode: 2 });
      }
      const config = readConfig();
      if (!config.demonstration) {
        throw new StartError(
          'Tokens of personas belong to the demonstration, and these settings are not one. Set HOMEWARD_DEMO=1 on a machine of your own.',
        );
      }
      ensureDataDirectory(config);
      const token = await makeToken(await openSigningKey(config.dataDirectory), person);
      process.stderr.write(`For ${person.name}, ${person.role.role}; lives ${TOKEN_SECONDS / 3600} hours.\n`);
      process.stdout.write(`${token}\n`);
    });
}
