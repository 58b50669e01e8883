import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COUNTER_ROLE } from './0009-access.js';

const TABLES = ['asb_report', 'firearms_discharge', 'recorded_crime'] as const;

/** Bands of squares are made apart for each agency that loads, as protected counts are: the summaries do not know whose rows they hold. */
export class SquaresOfRows0024 implements MigrationInterface {
  name = 'SquaresOfRows0024';

  async up(runner: QueryRunner): Promise<void> {
    const rows = TABLES.map(
      (table) =>
        `SELECT '${table}' AS kept_in, batch_id, force_code, id, occurred_from, cell_east / 5 AS east, cell_north / 5 AS north
           FROM ${table} WHERE cell_east IS NOT NULL`,
    );
    await runner.query(`
      CREATE VIEW incident_row_square WITH (security_barrier = true) AS ${rows.join(' UNION ALL ')};
      COMMENT ON VIEW incident_row_square IS 'In which square of 500 m a row lies, and no nearer: the finest that bands are made from. Read as its owner, by the counter alone.';
      GRANT SELECT ON incident_row_square TO ${COUNTER_ROLE};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW incident_row_square');
  }
}
