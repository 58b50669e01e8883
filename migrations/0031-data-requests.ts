import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';
import { COUNTER_ROLE } from './0009-access.js';

const [POLICE, COUNCIL, , , JSNA, PARTNER] = VIEWER_ROLES;
const WHO_ANSWERS = [POLICE, COUNCIL, JSNA, PARTNER].join(', ');

const OWN = `lower(btrim(agency)) = lower(btrim(nullif(current_setting('homeward.agency', true), 'not stated')))`;
const GROUPS = `('in gangs', 'related to gang members', 'at high risk')`;
const ONLY_ADDED_TO = ['data_request_answer', 'data_request_overlap', 'data_request_change', 'data_request_response'];

/** A request for numbers of children, agency by agency: who is asked, what each answers, which children two of them count, and what was handed in. */
export class DataRequests0031 implements MigrationInterface {
  name = 'DataRequests0031';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      CREATE TABLE group_definition (
        definition text PRIMARY KEY CHECK (definition IN ('peer group', 'street gang', 'organised group', 'local')),
        position   int NOT NULL UNIQUE,
        meaning    text NOT NULL
      );
      COMMENT ON TABLE group_definition IS 'What agencies may mean by a gang: a closed list. Their own words stand in their answers.';
      INSERT INTO group_definition VALUES
        ('peer group', 1, 'Friends and schoolmates who spend time together. Some may break the law, but that is not what holds the group together.'),
        ('street gang', 2, 'A lasting group, mostly of young people and mostly seen outdoors, who call themselves a group and are known as one, and to whom violence and crime belong. It may hold to a territory or be at odds with others.'),
        ('organised group', 3, 'People who come together to commit serious crime for gain, with tasks divided between them.'),
        ('local', 4, 'A definition of the agency’s own, in the words that it uses.');

      CREATE TABLE data_request (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        title      text NOT NULL,
        asked_for  text NOT NULL,
        area_label text NOT NULL,
        as_at      date NOT NULL,
        due_on     date NOT NULL CHECK (due_on >= as_at),
        note       text NOT NULL DEFAULT '',
        state      text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'answered', 'checked', 'complete')),
        asked_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
        asked_by   text NOT NULL,
        version    int NOT NULL DEFAULT 1
      );
      COMMENT ON TABLE data_request IS 'A request for how many children are in gangs, related to gang members or at high risk, to be answered agency by agency.';
      COMMENT ON COLUMN data_request.asked_for IS 'Which office wants the numbers.';

      CREATE TABLE data_request_agency (
        request_id bigint NOT NULL REFERENCES data_request,
        agency     text NOT NULL,
        position   int NOT NULL,
        open       boolean NOT NULL DEFAULT true,
        sent_back  text,
        no_answer  text CHECK (no_answer IS NULL OR NOT open),
        PRIMARY KEY (request_id, agency)
      );
      CREATE UNIQUE INDEX data_request_agency_once ON data_request_agency (request_id, lower(btrim(agency)));
      COMMENT ON TABLE data_request_agency IS 'Who is asked, as the sign-in names the agency.';
      COMMENT ON COLUMN data_request_agency.open IS 'Whether its answer is awaited.';
      COMMENT ON COLUMN data_request_agency.sent_back IS 'Why its answer was sent back.';
      COMMENT ON COLUMN data_request_agency.no_answer IS 'Why it is taken to answer no more.';

      CREATE TABLE data_request_answer (
        id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        request_id    bigint NOT NULL REFERENCES data_request,
        agency        text NOT NULL,
        counted_group text NOT NULL CHECK (counted_group IN ${GROUPS}),
        answer        text NOT NULL CHECK (answer IN ('number', 'no data', 'refused')),
        children      int CHECK (children >= 0),
        supported     int CHECK (supported BETWEEN 0 AND children),
        definition    text REFERENCES group_definition,
        words         text NOT NULL DEFAULT '',
        counted_on    date,
        note          text NOT NULL DEFAULT '',
        answered_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
        answered_by   text NOT NULL,
        CHECK ((answer = 'number') = (children IS NOT NULL) AND (answer = 'number') = (definition IS NOT NULL)
           AND (answer = 'number') = (counted_on IS NOT NULL) AND (supported IS NULL OR children IS NOT NULL))
      );
      CREATE INDEX data_request_answer_newest ON data_request_answer (request_id, agency, counted_group, id DESC);
      COMMENT ON TABLE data_request_answer IS 'What agencies answered; the newest of a group holds. Only ever added to.';
      COMMENT ON COLUMN data_request_answer.children IS 'As counted: the agency''s own to see, protected to everybody else. NULL is no nought.';
      COMMENT ON COLUMN data_request_answer.supported IS 'Of these; NULL where it is not known.';

      CREATE TABLE data_request_overlap (
        id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        request_id    bigint NOT NULL REFERENCES data_request,
        counted_group text NOT NULL CHECK (counted_group IN ${GROUPS}),
        agency        text NOT NULL,
        other_agency  text NOT NULL CHECK (other_agency <> agency),
        children      int CHECK (children >= 0),
        how_known     text NOT NULL,
        said_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
        said_by       text NOT NULL
      );
      CREATE INDEX data_request_overlap_newest ON data_request_overlap (request_id, counted_group, agency, other_agency, id DESC);
      COMMENT ON TABLE data_request_overlap IS 'Children whom two agencies both count; the newest holds. NULL: not known. Only ever added to.';

      CREATE TABLE data_request_change (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        request_id bigint NOT NULL REFERENCES data_request,
        change     text NOT NULL,
        reason     text,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        changed_by text NOT NULL
      );
      CREATE INDEX data_request_change_request ON data_request_change (request_id, id DESC);
      COMMENT ON TABLE data_request_change IS 'Every step of a request, without numbers. Only ever added to.';

      CREATE TABLE data_request_response (
        request_id   bigint PRIMARY KEY REFERENCES data_request,
        content      jsonb NOT NULL,
        completed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        completed_by text NOT NULL
      );
      COMMENT ON TABLE data_request_response IS 'What was handed in, after disclosure control, for good.';

      CREATE FUNCTION data_request_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'Answers, overlaps, steps and responses of data requests are only ever added to: % of % is refused.', lower(TG_OP), TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      REVOKE ALL ON FUNCTION data_request_refuse() FROM PUBLIC;

      CREATE TABLE published_board_response (
        batch_id       bigint NOT NULL REFERENCES batch,
        row_number     bigint NOT NULL,
        risk_order     int NOT NULL CHECK (risk_order > 0),
        area           text NOT NULL,
        printed        text NOT NULL,
        response_class text NOT NULL CHECK (response_class IN ('full', 'partial', 'very limited', 'no data', 'failed to respond')),
        document       text NOT NULL,
        PRIMARY KEY (batch_id, row_number)
      );
      COMMENT ON TABLE published_board_response IS 'What safeguarding boards answered when they were asked how many children are in gangs, as a report prints it.';
    `);
    for (const table of ONLY_ADDED_TO)
      await runner.query(`
        CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION data_request_refuse();
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_kept;
        REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM ${owner};
      `);
    for (const table of ['data_request', 'data_request_agency', 'data_request_answer'])
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_keeps_all ON ${table} TO ${owner} USING (true) WITH CHECK (true);
      `);
    await runner.query(`
      CREATE POLICY all_that_is_asked ON data_request FOR SELECT TO ${JSNA} USING (true);
      CREATE POLICY asked_or_handed_in ON data_request FOR SELECT TO ${POLICE}, ${COUNCIL}, ${PARTNER}
        USING (state = 'complete' OR EXISTS (SELECT FROM data_request_agency a WHERE a.request_id = id));
      CREATE POLICY all_that_is_asked ON data_request_agency FOR SELECT TO ${JSNA} USING (true);
      CREATE POLICY of_own_agency ON data_request_agency FOR SELECT TO ${POLICE}, ${COUNCIL}, ${PARTNER} USING (${OWN});
      CREATE POLICY counted ON data_request_answer FOR SELECT TO ${COUNTER_ROLE} USING (true);
      CREATE POLICY of_own_agency ON data_request_answer FOR SELECT TO ${WHO_ANSWERS} USING (${OWN});

      CREATE VIEW data_request_wording WITH (security_barrier = true) AS
        SELECT DISTINCT definition, agency, words FROM data_request_answer a
         WHERE definition IS NOT NULL
           AND NOT EXISTS (SELECT FROM data_request_answer n WHERE n.request_id = a.request_id AND n.agency = a.agency
                                                               AND n.counted_group = a.counted_group AND n.id > a.id);
      COMMENT ON VIEW data_request_wording IS 'The words in which each agency says what it means by a gang.';

      GRANT SELECT ON group_definition, data_request_wording, data_request, data_request_agency, data_request_answer,
                      data_request_response TO ${WHO_ANSWERS};
      GRANT SELECT ON data_request_change TO ${JSNA};
      GRANT SELECT ON data_request_answer, data_request_overlap TO ${COUNTER_ROLE};
      GRANT SELECT ON published_board_response TO ${WHO_ANSWERS};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW data_request_wording;
      DROP TABLE published_board_response, data_request_response, data_request_change, data_request_overlap, data_request_answer,
                 data_request_agency, data_request, group_definition;
      DROP FUNCTION data_request_refuse();
    `);
  }
}
