/** `homeward compose`: an area made of others, by the name the partnership calls it. */
import type { Command } from 'commander';
import { composeArea } from '../areas/compose-area.js';
import type { OpenServices } from './open-services.js';

const EXAMPLE = `Examples:
  homeward compose "South Sefton" --members L20,L21,L30 --within E08000014 --reason "as the partnership's plan calls it"
  homeward compose "South Sefton" --reason "as the partnership's plan calls it" --within E08000014 L20 L21 L30
`;

interface ComposeFlags {
  readonly members?: string;
  readonly reason: string;
  readonly within?: string;
  readonly json?: boolean;
}

export function register(program: Command, openServices: OpenServices): void {
  program
    .command('compose')
    .summary('make an area of others')
    .description('make an area of others (postcode districts, wards, LSOAs, …), with a name and a reason')
    .addHelpText('before', EXAMPLE)
    .argument('<name>', 'what the area is called')
    .argument('[members...]', 'codes of the areas it is made of')
    .option('--members <codes>', 'the same, with commas between them: L20,L21,L30')
    .requiredOption('--reason <text>', 'why there is such an area')
    .option('--within <code>', 'leave out what lies outside this area, most often the district')
    .option('--json', 'print JSON')
    .action(async (name: string, memberCodes: string[], { members, reason, within, json }: ComposeFlags) => {
      const allMembers = [...memberCodes, ...(members ?? '').split(',')].filter((code) => code.trim() !== '');
      const services = await openServices();
      try {
        const { code, notes } = await services.database.asOwner(async (sql) => {
          const made = await composeArea(sql, { name, reason, memberCodes: allMembers, within }, services.operator);
          const [row] = await sql.query<{ notes: string[] }>('SELECT notes FROM composite_area WHERE code = $1', [made]);
          return { code: made, notes: row?.notes ?? [] };
        });
        const lines = [`${name}: composed as «${code}»`, ...notes.map((note) => `  note: ${note}`)];
        process.stdout.write(json === true ? `${JSON.stringify({ code, notes }, null, 2)}\n` : `${lines.join('\n')}\n`);
      } finally {
        await services.close();
      }
    });
}
