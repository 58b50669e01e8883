import type { Command } from 'commander';
import { migrate } from '../database/migrate.js';
import type { OpenServices } from './open-services.js';

export function register(program: Command, openServices: OpenServices): void {
  program
    .command('migrate')
    .description('bring the database to the newest shape')
    .addHelpText('before', 'Example:\n  DATABASE_URL=postgresql://homeward@db.example/homeward npx homeward migrate\n')
    .action(async () => {
      const services = await openServices({ migrate: false });
      try {
        const report = await migrate(services.database);
        const lines =
          report.applied.length === 0
            ? ['Nothing to do: the database is up to date.']
            : report.applied.map((name) => `applied ${name}`);
        process.stdout.write(`${lines.join('\n')}\n`);
      } finally {
        await services.close();
      }
    });
}
