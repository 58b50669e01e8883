import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One name for the state of all that is loaded, so that what was read of it may be kept until the name is another. */
export class DataVersion0006 implements MigrationInterface {
  name = 'DataVersion0006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE data_version (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        version  uuid NOT NULL DEFAULT gen_random_uuid()
      );
      COMMENT ON TABLE data_version IS
        'Renewed by each load, undo and removal, in its transaction. Random rather than counted, so that a database restored from a copy never bears a name again that stood for other data.';
      INSERT INTO data_version DEFAULT VALUES;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE data_version');
  }
}
