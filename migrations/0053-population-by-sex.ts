import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of residents how many are female, where a file tells: a pyramid has two sides. Nothing is counted per head of one sex. */
export class PopulationBySex0053 implements MigrationInterface {
  name = 'PopulationBySex0053';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE population ADD females double precision CHECK (females >= 0 AND females <= persons);
      COMMENT ON COLUMN population.females IS 'Of persons; null where the file does not tell.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE population DROP females');
  }
}
