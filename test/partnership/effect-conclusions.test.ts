/** What came of a recorded effect, handed over to the account: by whom, what is refused, what partners read, and that nothing of it is a figure or a place. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPersona, PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import { actingViewer, inventedPerson, viewerOf } from '../../server/access/viewer.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';

const WORDS = 'words { verdict found moved howSure text }';
const RECORDED = `query ($id: ID!) { recordedEffects(hotspotArea: $id) { id toHandOver { verdict text } handedOver { id label withdrawnBecause ${WORDS} } } }`;
const HAND = `mutation ($record: ID!, $label: String!, $seen: String!, $corrects: ID) {
  handOverEffect(record: $record, label: $label, seen: $seen, corrects: $corrects) { id problems { field problem } } }`;
const WITHDRAW =
  'mutation ($id: ID!, $reason: String!) { withdrawEffectConclusion(id: $id, reason: $reason) { id problems { field problem } } }';
const LIST = `{ effectConclusions { id label agency withdrawnBecause ${WORDS} } }`;
const KEEP_ACTIVITY = 'mutation ($input: AccountActivityInput!) { keepAccountActivity(input: $input) { id problems { field } } }';
const KEEP = `mutation ($input: AccountMeasureInput!, $id: ID, $version: Int, $reason: String) {
  keepAccountMeasure(input: $input, id: $id, version: $version, reason: $reason) { id problems { field problem } } }`;
const MEASURES =
  'query ($year: String!) { accountMeasures(year: $year) { id title unit counted moved sure method conclusion version figures { figure } due } }';
const PLACE = 'Gorse Triangle';
const LABEL = 'Evening patrols and detached work';

interface Done {
  id: string | null;
  problems: { field: string }[];
}
interface Told {
  id: string;
  label: string;
  withdrawnBecause: string | null;
  words: { verdict: string; found: string; moved: string; howSure: string; text: string } | null;
}
interface Recorded {
  id: string;
  toHandOver: { verdict: string; text: string };
  handedOver: Told | null;
}

const RESULT = {
  ...{ area: { before: 207, after: 110 }, control: { before: 208, after: 218 } },
  ...{ buffer: { before: 120, after: 118 }, bufferControl: { before: 130, after: 131 } },
  ...{ timesBefore: 1, sentence: '207 reports before, 110 after.', warnings: [], sources: ['asb-reports'], notIncluded: [] },
};

describe.each(engines)('conclusions of effects (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let place = 0;
  beforeAll(async () => {
    database = await testDatabase(engine);
    served = await serve(database);
    place = await area(PLACE);
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO area (type, gss_code, vintage, name, boundary, boundary_bng, in_use)
         SELECT 'WARD', 'E05999999', 2024, 'Bracken', ST_Multi(to_longitude_latitude(b)), ST_Multi(b), true
           FROM (SELECT ST_MakeEnvelope(330000, 400000, 334000, 404000, 27700) AS b) one`,
      ),
    );
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  let areas = 0;
  /** Each by itself in the row, but for one that is drawn over another: `over` is which in the row. */
  const area = async (name: string, over?: number): Promise<number> => {
    const west = 332_000 + 500 * (over ?? areas++);
    const [made] = await database.asOwner((sql) =>
      sql.query<{ id: number }>(
        `INSERT INTO hotspot_area (name, status, reason, least_intrusive, equality_note, owner, source, review_on, boundary_bng, boundary)
         SELECT $1, 'active', 'r', 'l', 'e', 'Team', 'councillor', '2099-01-01', b, to_longitude_latitude(b)
           FROM (SELECT ST_MakeEnvelope($2::float8, 401000, $2::float8 + 400, 401400, 27700) AS b) one RETURNING id`,
        [name, west],
      ),
    );
    return made!.id;
  };
  /** As `recordEffect` keeps it. */
  const record = async (
    more: object = {},
    persona: PersonaName = 'police-analyst',
    agency?: string,
    of = place,
  ): Promise<string> => {
    const { agency: own, databaseRole } = findPersona(persona)!;
    const asked = {
      ...{
        hotspotArea: of,
        filter: { kinds: ['ASB_REPORT'] },
        bufferMetres: 200,
        control: ['E01000001'],
        bufferControl: ['E01000002'],
      },
      ...{ before: [{ from: '2023-11-05', to: '2024-11-04' }], after: { from: '2024-11-05', to: '2025-02-04' } },
    };
    const [kept] = await database.asOwner((sql) =>
      sql.query<{ id: number }>(
        `INSERT INTO effect_record (hotspot_area_id, agency, database_role, recorded_by, why, asked, result, version)
         VALUES ($1, $2, $3, 'x', 'alike', $4, $5, '1') RETURNING id`,
        [of, agency ?? own, databaseRole, JSON.stringify(asked), JSON.stringify({ ...RESULT, ...more })],
      ),
    );
    return String(kept!.id);
  };
  const told = <Kind>({ body }: Answer): Kind => {
    expect(body.errors).toBeUndefined();
    return Object.values(body.data!)[0] as Kind;
  };
  const fields = (answer: Answer) => told<Done>(answer).problems.map(({ field }) => field);
  const recorded = async (persona: PersonaName = 'police-analyst', of = place) =>
    told<Recorded[]>(await served.ask(RECORDED, { id: String(of) }, persona));
  const seenOf = async (id: string, persona?: PersonaName, of?: number) =>
    (await recorded(persona, of)).find((one) => one.id === id)!.toHandOver.text;
  const hand = async (id: string, more: object = {}, persona: PersonaName = 'police-analyst') =>
    served.ask(HAND, { record: id, label: LABEL, seen: 'x', ...more }, persona);
  const list = async () => told<Told[]>(await served.ask(LIST, {}, 'partnership-manager'));

  it('are handed over by whoever keeps the record, and read one by one by whoever keeps the account', async () => {
    const id = await record();
    const seen = await seenOf(id);
    for (const persona of PERSONA_NAMES.filter((one) => !['police-analyst', 'council-analyst'].includes(one)))
      for (const [query, variables] of [
        [HAND, { record: id, label: LABEL, seen }],
        [WITHDRAW, { id: '1', reason: 'To try' }],
      ] as const)
        expect((await served.ask(query, variables, persona)).body.errors![0]!.extensions.code, persona).toBe('FORBIDDEN');
    for (const persona of PERSONA_NAMES.filter((one) => one !== 'partnership-manager'))
      expect((await served.ask(LIST, {}, persona)).body.errors![0]!.extensions.code, persona).toBe('FORBIDDEN');
    expect(fields(await hand(id, { seen }, 'council-analyst'))).toEqual(['record']);
    const elsewhere = await record({}, 'police-analyst', 'Police of another county');
    expect(fields(await hand(elsewhere, { seen }))).toEqual(['record']);
    expect(fields(await hand('999999', { seen }))).toEqual(['record']);
    expect(await list()).toEqual([]);
  });

  it.each([
    ['a place', `Patrols of ${PLACE.toLowerCase()}`],
    ['a place under accents', 'Patrols of Górse Triángle'],
    ['the ward of a place', 'Patrols in Bracken'],
    ['a street', 'Patrols of Marsh Lane'],
    ['homes', 'Patrols by flats at L20 4QQ'],
    ['a person', 'Visits to Mr John Smith'],
    ['a figure', 'Patrols: 97 fewer'],
    ['a spelt figure', 'Patrols: ninety fewer'],
    ['nothing', ' '],
  ])('refuse a label that tells %s', async (_, label) => {
    const id = await record();
    expect(fields(await hand(id, { label, seen: await seenOf(id) }))).toEqual(['label']);
  });

  it('say what was shown and nothing else, once, and the audit has it', async () => {
    const somewhere = await area('Sallow Bank');
    const id = await record({}, 'police-analyst', undefined, somewhere);
    const seen = await seenOf(id, 'police-analyst', somewhere);
    expect(seen).toBe(
      'Fewer reports of anti-social behaviour than places like it make one expect, from November 2024 to February 2025. There is no sign that it moved close by. How sure: Strong: far more than chance makes, and nothing speaks against the comparison.',
    );
    expect(fields(await hand(id, { seen: seen.replace('Strong', 'Certain') }))).toEqual(['seen']);
    const both = await Promise.all([hand(id, { seen }), hand(id, { seen })]);
    expect(both.map(fields).sort((one, other) => one.length - other.length)).toEqual([[], ['record']]);
    const [newest] = await list();
    expect(newest).toMatchObject({
      label: LABEL,
      agency: 'Police',
      withdrawnBecause: null,
      words: { verdict: 'less', text: seen },
    });
    expect(JSON.stringify(newest)).not.toMatch(/207|110|Sallow|E0100/);
    const events = (await eventsOf(database)).filter(({ action }) => action === 'EFFECT_CONCLUSION');
    expect(events.at(-1)).toMatchObject({
      subject: `effect-conclusion:${newest!.id}`,
      detail: { change: 'handed over', record: Number(id) },
    });
  });

  it('of a place measured again are weak, and are not handed over in words seen before', async () => {
    const somewhere = await area('Tansy Row');
    const first = await record({}, 'police-analyst', undefined, somewhere);
    const seen = await seenOf(first, 'police-analyst', somewhere);
    await record({ area: { before: 207, after: 205 } }, 'police-analyst', undefined, somewhere);
    expect(fields(await hand(first, { seen }))).toEqual(['seen']);
    expect(await seenOf(first, 'police-analyst', somewhere)).toContain('measured more than once');
  });

  it('of a place over which another area was drawn are weak too', async () => {
    const row = areas;
    const first = await area('Rush Corner');
    await record({ area: { before: 207, after: 205 } }, 'police-analyst', undefined, first);
    const second = await area('Rush Corner and Steps', row + 0.5);
    await record({}, 'police-analyst', undefined, second);
    expect((await recorded('police-analyst', second))[0]!.toHandOver.text).toContain('How sure: Weak');
    areas++;
    const apart = await area('Nettle Yard');
    const id = await record({}, 'police-analyst', undefined, apart);
    expect(await seenOf(id, 'police-analyst', apart)).toContain('How sure: Strong');
    const other = await record({}, 'police-analyst', undefined, second);
    expect(fields(await hand(other, { seen: await seenOf(other, 'police-analyst', second) }))).toEqual([]);
  });

  it.each([
    ['discharges', { sources: ['firearms-discharges'] }],
    ['counts that would be withheld', { area: { before: 60, after: 3 } }],
  ])('of %s tell nothing but that it was measured', async (_, more) => {
    const somewhere = await area('Vetch End');
    const id = await record(more, 'police-analyst', undefined, somewhere);
    const seen = await seenOf(id, 'police-analyst', somewhere);
    expect(seen).toContain('what came of it is not told');
    const { id: handed } = told<Done>(await hand(id, { seen }));
    expect((await list()).find((one) => one.id === handed)!.words).toMatchObject({ verdict: 'not told' });
  });

  it('are corrected by a later one and withdrawn with a reason, never changed', async () => {
    const somewhere = await area('Willow Cut');
    const id = await record({}, 'police-analyst', undefined, somewhere);
    const seen = await seenOf(id, 'police-analyst', somewhere);
    const first = told<Done>(await hand(id, { seen })).id!;
    expect(fields(await hand(id, { seen, label: 'Evening patrols alone', corrects: '999' }))).toEqual(['corrects']);
    expect(told<Done>(await hand(id, { seen, label: 'Evening patrols alone', corrects: first })).id).toBe(first);
    expect((await list()).filter((one) => one.id === first)).toMatchObject([{ label: 'Evening patrols alone' }]);

    const withdraw = (reason: string, persona: PersonaName = 'police-analyst') =>
      served.ask(WITHDRAW, { id: first, reason }, persona);
    expect(fields(await withdraw('A mistake', 'council-analyst'))).toEqual(['']);
    expect(fields(await withdraw('No'))).toEqual(['reason']);
    expect(fields(await withdraw('The control at L20 4QQ was wrong'))).toEqual(['reason']);
    expect(fields(await withdraw('The control was chosen wrongly'))).toEqual([]);
    expect(fields(await withdraw('Once more'))).toEqual(['']);
    expect((await list()).find((one) => one.id === first)).toMatchObject({
      ...{ withdrawnBecause: 'The control was chosen wrongly', words: null },
    });
    expect(fields(await hand(id, { seen, corrects: first }))).toEqual(['corrects']);
    const again = told<Done>(await hand(id, { seen })).id!;
    expect(again).not.toBe(first);
    expect((await recorded('police-analyst', somewhere))[0]!.handedOver).toMatchObject({ id: again, withdrawnBecause: null });

    const acting = actingViewer(viewerOf(inventedPerson(findPersona('police-analyst')!)));
    for (const table of ['effect_conclusion', 'effect_conclusion_withdrawal'])
      for (const change of [`UPDATE ${table} SET agency = agency`, `DELETE FROM ${table}`]) {
        await expect(database.asOwner((sql) => sql.execute(change))).rejects.toThrow('never changed');
        await expect(database.asViewer(acting, (sql) => sql.execute(change), { write: true })).rejects.toThrow(/denied/);
      }
  });

  it('are told of the record that they follow from alone, and of none whose place another took', async () => {
    const somewhere = await area('Sedge Hollow');
    const records = [
      await record({}, 'police-analyst', undefined, somewhere),
      await record({ area: { before: 207, after: 205 } }, 'police-analyst', undefined, somewhere),
    ] as const;
    const seen = async (id: string) => seenOf(id, 'police-analyst', somewhere);
    const line = told<Done>(await hand(records[0], { seen: await seen(records[0]) })).id!;
    expect(fields(await hand(records[1], { seen: await seen(records[1]), corrects: line }))).toEqual([]);
    const handed = new Map(
      (await recorded('police-analyst', somewhere)).map(({ id, handedOver }) => [id, handedOver?.id ?? null]),
    );
    expect(handed.get(records[1])).toBe(line);
    expect(handed.get(records[0])).toBeNull();
  });

  describe('as a measure of an activity', () => {
    interface Measure {
      id: string;
      title: string;
      moved: string;
      sure: string;
      method: string;
      conclusion: string | null;
      version: number;
    }
    const PARTNERS = findPersona('partner')!.agency;
    let activity = '';
    let conclusion = '';
    let somewhere = 0;
    beforeAll(async () => {
      const input = {
        ...{ outcome: 'anti-social-behaviour', title: 'Street team', provider: PARTNERS, fromYear: '2023/24', toYear: '2025/26' },
        ...{ description: 'A team in the evenings', expected: 'Calmer evenings' },
      };
      activity = told<Done>(await served.ask(KEEP_ACTIVITY, { input }, 'partnership-manager')).id!;
      somewhere = await area('Yarrow Steps');
      const id = await record({}, 'police-analyst', undefined, somewhere);
      conclusion = told<Done>(await hand(id, { seen: await seenOf(id, 'police-analyst', somewhere) })).id!;
    });
    const measure = (more: object = {}) => ({
      ...{
        activity,
        title: 'Calmer evenings',
        unit: '',
        agency: PARTNERS,
        frequency: 'yearly',
        measured: 'homeward',
        counted: 'effect',
      },
      ...{ ofChildren: false, conclusion },
      ...more,
    });
    const keep = (input: object, persona: PersonaName = 'partnership-manager', more: object = {}) =>
      served.ask(KEEP, { input, ...more }, persona);
    const measures = async (year = '2024/25', persona: PersonaName = 'partner') =>
      told<Measure[]>(await served.ask(MEASURES, { year }, persona));

    it('is chosen by whoever keeps the account alone, of those that stand, and has no figure typed', async () => {
      expect(fields(await keep(measure(), 'partner'))).toEqual(['counted']);
      expect(fields(await keep(measure({ conclusion: null })))).toEqual(['conclusion']);
      expect(fields(await keep(measure({ conclusion: '999999' })))).toEqual(['conclusion']);
      expect(fields(await keep(measure({ baseline: '5', baselinePeriod: '2023/24', target: '3', aim: 'at most' })))).toEqual([
        ...['baseline', 'target'],
      ]);
      const [withdrawn] = (await list()).filter(({ withdrawnBecause }) => withdrawnBecause !== null);
      expect(fields(await keep(measure({ conclusion: withdrawn!.id })))).toEqual(['conclusion']);
    });

    it('is told in words to every reader, from the year that it was measured in, and entered by nobody', async () => {
      const { id } = told<Done>(await keep(measure()));
      const say =
        'Fewer reports of anti-social behaviour than places like it make one expect, from November 2024 to February 2025.';
      for (const persona of ['partner', 'partnership-manager', 'police-analyst', 'jsna-author'] as const) {
        const one = (await measures('2024/25', persona)).find((measure) => measure.id === id)!;
        expect(one, persona).toMatchObject({
          ...{ unit: 'in words', counted: 'effect', conclusion, figures: [], due: [] },
          ...{ moved: `«${LABEL}»: ${say} There is no sign that it moved close by.` },
          ...{ sure: 'Strong: far more than chance makes, and nothing speaks against the comparison.' },
        });
        expect(JSON.stringify([one.moved, one.sure, one.method])).not.toMatch(/207|110|Yarrow|E0100/);
      }
      const headers = { authorization: `Bearer ${await served.token('partner')}` };
      const { text } = await served.send('/export/account.csv?year=2024-25', { headers });
      const rows = text.split('\n').filter((line) => line.includes('Calmer evenings') && line.startsWith('measure,'));
      expect(rows).toHaveLength(2);
      expect(rows[0]).toContain(say);
      expect(rows[1]).toContain('how sure');
      expect(rows[1]).toContain('Strong: far more than chance makes');
      expect((await measures('2023/24')).find((one) => one.id === id)).toMatchObject({
        ...{ moved: 'Not measured yet at the end of 2023/24.', sure: 'Not known yet.' },
      });
      const ENTER =
        'mutation ($measure: ID!, $input: AccountFigureInput!) { enterAccountFigure(measure: $measure, input: $input) { id problems { field } } }';
      const figure = { period: '2024/25', figure: '40', document: 'Own word', statedOn: '2025-05-01' };
      expect(fields(await served.ask(ENTER, { measure: id, input: figure }, 'partner'))).toEqual(['']);
      const changed = { id, version: 1, reason: 'Better words' };
      expect(fields(await keep(measure({ title: 'Calm evenings' }), 'partner', changed))).toEqual([]);
      const other = told<Done>(
        await served.ask(
          KEEP_ACTIVITY,
          {
            input: {
              ...{
                outcome: 'anti-social-behaviour',
                title: 'Lamps',
                provider: 'Council',
                fromYear: '2023/24',
                toYear: '2025/26',
              },
              ...{ description: 'Lamps on a path', expected: 'Calmer evenings' },
            },
          },
          'partnership-manager',
        ),
      ).id!;
      // Whose money it stands beside says whose work it was.
      const moved = { id, version: 2, reason: 'It is ours' };
      expect(fields(await keep(measure({ title: 'Calm evenings', activity: other }), 'partner', moved))).toEqual(['activity']);
      const took = { id, version: 2, reason: 'Ours' };
      expect(
        fields(
          await keep(measure({ title: 'Calm evenings', counted: 'visits', unit: 'visits', conclusion: null }), 'partner', took),
        ),
      ).toEqual(['counted']);
      expect(fields(await keep(measure({ title: 'Calm evenings' }), 'partner', { ...changed }))).toEqual(['']);
    });

    it('says that it was withdrawn and why, and neither the verdict nor what was typed with it any more', async () => {
      const withdrawn = await served.ask(
        WITHDRAW,
        { id: conclusion, reason: 'The control had work in it too' },
        'police-analyst',
      );
      expect(fields(withdrawn)).toEqual([]);
      const one = (await measures()).find((measure) => measure.conclusion === conclusion)!;
      expect(one).toMatchObject({
        ...{ moved: 'The conclusion was withdrawn. The control had work in it too.' },
        ...{ sure: 'Not known: the conclusion was withdrawn.' },
      });
      const renamed = { id: one.id, version: one.version, reason: 'Once more' };
      expect(fields(await keep(measure({ title: 'Evenings' }), 'partnership-manager', renamed))).toEqual([]);
    });
  });

  it('are in the database nobody’s but theirs who handed them over', async () => {
    const theirs = await record({}, 'police-analyst', 'Police of another county');
    const forge = `INSERT INTO effect_conclusion (effect_record_id, label, verdict, moved, certainty, cautions, kinds, only_some, after_from, after_to, agency, database_role)
      VALUES ($1, 'x', 'less', 'no sign', 'strong', '{}', '{}', false, '2025-01', '2025-02', $2, current_user)`;
    const as = (persona: PersonaName) => actingViewer(viewerOf(inventedPerson(findPersona(persona)!)));
    for (const agency of ['Police', 'Police of another county'])
      await expect(
        database.asViewer(as('police-analyst'), (sql) => sql.execute(forge, [theirs, agency]), { write: true }),
      ).rejects.toThrow(/row-level security/);
    const seenBy = (persona: PersonaName) =>
      database.asViewer(as(persona), (sql) => sql.query('SELECT id FROM effect_conclusion'));
    expect((await seenBy('police-analyst')).length).toBeGreaterThan(0);
    expect(await seenBy('council-analyst')).toEqual([]);
    for (const persona of ['partner', 'partnership-manager', 'jsna-author'] as const)
      await expect(seenBy(persona), persona).rejects.toThrow(/denied/);
  });
});
