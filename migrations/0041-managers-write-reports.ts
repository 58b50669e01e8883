import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PARTNERSHIP_MANAGER_ROLE } from './0033-partnership-manager.js';

const WORK = ['chapter', 'chapter_section', 'chapter_comment', 'chapter_change', 'chapter_hand'].join(', ');

/** A partnership's manager writes its End of Year report as authors write a chapter. */
export class ManagersWriteReports0041 implements MigrationInterface {
  name = 'ManagersWriteReports0041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`GRANT SELECT ON ${WORK} TO ${PARTNERSHIP_MANAGER_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE SELECT ON ${WORK} FROM ${PARTNERSHIP_MANAGER_ROLE}`);
  }
}
