import type { Command } from 'commander';
import { findPersona, PERSONA_NAMES } from '../access/personas.js';
import { openSigningKey } from '../access/signing-key.js';
import { makeToken, TOKEN_SECONDS } from '../access/token.js';
import { ensureDataDirectory, readConfig } from '../config.js';
import { StartError } from '../start-error.js';

export function register(program: Command): void {
  program
    .command('token')
    .argument('<persona>', `one of: ${PERSONA_NAMES.join(', ')}`)
    .description('print a bearer token for a persona of the demonstration')
    .addHelpText('before', 'Example:\n  curl -H "authorization: Bearer $(npx homeward token police-analyst)" …\n')
    .action(async (name: string) => {
      const persona = findPersona(name);
      if (!persona) {
        throw new StartError(`There is no persona «${name}». Choose one of: ${PERSONA_NAMES.join(', ')}.`, { exitCode: 2 });
      }
      const config = readConfig();
      if (!config.demonstration) {
        throw new StartError(
          'Tokens of personas belong to the demonstration, and these settings are not one. Set HOMEWARD_DEMO=1 on a machine of your own.',
        );
      }
      ensureDataDirectory(config);
      const token = await makeToken(await openSigningKey(config.dataDirectory), persona);
      process.stderr.write(`For ${persona.displayName}, ${persona.role}; lives ${TOKEN_SECONDS / 3600} hours.\n`);
      process.stdout.write(`${token}\n`);
    });
}
