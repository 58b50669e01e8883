import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';

const [POLICE, COUNCIL, , , , PARTNER] = VIEWER_ROLES;
const WHO_ANSWERS = [POLICE, COUNCIL, PARTNER].map((role) => `'${role}'`).join(', ');
const OWN = `lower(btrim(a.agency)) = lower(btrim(nullif(current_setting('homeward.agency', true), 'not stated')))`;

const viewOf = (shown: string): string => `
  CREATE OR REPLACE VIEW data_request_wording WITH (security_barrier = true) AS
    SELECT DISTINCT definition, agency, words FROM data_request_answer a
     WHERE definition IS NOT NULL
       AND NOT EXISTS (SELECT FROM data_request_answer n WHERE n.request_id = a.request_id AND n.agency = a.agency
                                                           AND n.counted_group = a.counted_group AND n.id > a.id)${shown}`;

/** The words in which an agency answers are its own, and the author's, until what was answered is handed in. */
export class WordsOfOpenRequests0043 implements MigrationInterface {
  name = 'WordsOfOpenRequests0043';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      viewOf(`
       AND (current_user NOT IN (${WHO_ANSWERS}) OR ${OWN}
            OR EXISTS (SELECT FROM data_request r WHERE r.id = a.request_id AND r.state = 'complete'))`),
    );
    await runner.query(
      `COMMENT ON VIEW data_request_wording IS 'The words in which each agency says what it means by a gang: of others, once they are handed in.'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(viewOf(''));
    await runner.query(`COMMENT ON VIEW data_request_wording IS 'The words in which each agency says what it means by a gang.'`);
  }
}
