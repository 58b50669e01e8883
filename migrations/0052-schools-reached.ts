import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COUNTER_ROLE } from './0009-access.js';

/** How many schools had a programme and how many had none is told to whoever reads the account: the counter reads which, and they are told how many. */
export class SchoolsReached0052 implements MigrationInterface {
  name = 'SchoolsReached0052';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`GRANT SELECT ON prevention_programme TO ${COUNTER_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE SELECT ON prevention_programme FROM ${COUNTER_ROLE}`);
  }
}
