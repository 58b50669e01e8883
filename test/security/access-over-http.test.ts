/** Every role asks for everything, over HTTP: what is answered and what is refused follows from the access table, and from nothing else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ACCOUNT_ACCESS,
  ASB_CASE_ACCESS,
  ATTENDANCE_ACCESS,
  AUDIT_ACCESS,
  BARRIER_ACCESS,
  KEEPING_PROVISION_ACCESS,
  CHAPTER_ACCESS,
  DATA_REQUEST_ACCESS,
  COMPOSING_ACCESS,
  DEPLOYMENT_ACCESS,
  DUE_ACCESS,
  MULTI_AGENCY_ACCESS,
  REVIEW_ACCESS,
  MEETING_ACCESS,
  ESTIMATE_ACCESS,
  HOTSPOT_AREA_ACCESS,
  INCIDENT_ACCESS,
  LOADING_ACCESS,
  INDICATOR_ACCESS,
  PROFILE_ACCESS,
  REFERENCE_ACCESS,
  REGISTER_ACCESS,
  SUPPORT_REQUEST_ACCESS,
  TRIAGE_ACCESS,
  YOUTH_ASK_ACCESS,
  type IncidentAccess,
  type IncidentData,
} from '../../server/access/access-table.js';
import { findPersona, PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { buildHomewardSchema } from '../../server/graphql/build-schema.js';
import { policeStreet } from '../../server/ingest/police-street.js';
import { DOMAIN_ROUTES } from '../../server/routes.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { demonstrationDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { streetFileOf } from './street-file.js';

let database: PostgresDatabase;
let served: Served;
let ward: string;

beforeAll(async () => {
  database = await demonstrationDatabase();
  const loaded = await loadText(database, policeStreet, await streetFileOf(database), {}, '2026-01-marram-street.csv');
  expect(loaded.errors).toEqual([]);
  served = await serve(database);
  const answer = await served.ask('{ areas(type: WARD, first: 1) { edges { node { gssCode } } } }');
  ward = (answer.body.data as { areas: { edges: [{ node: { gssCode: string } }] } }).areas.edges[0].node.gssCode;
}, 180_000);
afterAll(async () => {
  await served.close();
  await database.close();
});

async function ask(persona: PersonaName, query: string, variables: object = {}, withPurpose = true): Promise<Answer> {
  return served.send('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await served.token(persona)}`,
      ...(withPurpose ? { 'x-homeward-purpose': 'operation; a test' } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
}

const get = async (persona: PersonaName, path: string, withPurpose = true): Promise<Answer> =>
  served.send(path, {
    headers: {
      authorization: `Bearer ${await served.token(persona)}`,
      ...(withPurpose ? { 'x-homeward-purpose': 'operation; a test' } : {}),
    },
  });

const code = (answer: Answer): string => answer.body.errors?.[0]?.extensions.code ?? 'answered';

const FILTERS: Readonly<Record<IncidentData, object>> = {
  FIREARMS_DISCHARGES: { kinds: ['FIREARMS_DISCHARGE'] },
  ASB_REPORTS: { kinds: ['ASB_REPORT'] },
  CRIME_OF_POLICE_UK: { kinds: ['RECORDED_CRIME'], sources: ['police.uk'] },
  CRIME_OF_THE_FORCE: { kinds: ['RECORDED_CRIME'], sources: ['recorded-crime'] },
};
const EXPORT_WORDS: Readonly<Record<IncidentData, string>> = {
  FIREARMS_DISCHARGES: 'kinds=firearms-discharges',
  ASB_REPORTS: 'kinds=asb-reports',
  CRIME_OF_POLICE_UK: 'kinds=recorded-crime&sources=police.uk',
  CRIME_OF_THE_FORCE: 'kinds=recorded-crime&sources=recorded-crime',
};
const COARSER = { LSOA: ['LSOA', 'WARD', 'DISTRICT'], WARD: ['WARD', 'DISTRICT'], DISTRICT: ['DISTRICT'] } as const;

type Form =
  'points' | 'squares of 100 m' | 'squares of 500 m' | 'hexagons' | 'LSOA' | 'WARD' | 'DISTRICT' | 'MONTH' | 'WEEK_HOUR';
type Outcome = 'exact' | 'protected' | 'bands' | 'FORBIDDEN' | 'PURPOSE_REQUIRED' | 'SUPPRESSED';

/** What the table promises, worked out here once more. */
function promised(access: IncidentAccess, form: Form, withPurpose: boolean): Outcome {
  // Hexagons cut squares: laid over them they say where a single one was.
  const isPlace = ['points', 'squares of 100 m', 'hexagons'].includes(form);
  const isGrid = form.startsWith('squares') || form === 'hexagons';
  switch (access.form) {
    case 'points':
      return access.withPurpose && !withPurpose && isPlace ? 'PURPOSE_REQUIRED' : 'exact';
    case 'bands':
      if (form !== 'squares of 500 m') return 'FORBIDDEN';
      return access.withPurpose && !withPurpose ? 'PURPOSE_REQUIRED' : 'bands';
    case 'own-points':
    case 'counts':
      if (form === 'points') return access.form === 'own-points' ? 'exact' : 'FORBIDDEN';
      if (isGrid) return 'FORBIDDEN';
      if (form === 'WEEK_HOUR') return 'SUPPRESSED';
      if (form === 'MONTH') return 'protected';
      return (COARSER[access.finest] as readonly string[]).includes(form) ? 'protected' : 'FORBIDDEN';
    case 'nothing':
      return 'FORBIDDEN';
  }
}

const COUNTS = `query ($filter: IncidentFilter!, $by: CountBy!, $type: AreaType) { incidentCounts(filter: $filter, by: $by, areaType: $type) {
  protection total { count suppressed roundedTo } noLocation { count } notCarriedOver { count } rows { key count { count suppressed roundedTo } rate { rate } } } }`;
const GRID = `query ($filter: IncidentFilter!, $metres: Int!, $shape: CellShape) { incidentGrid(filter: $filter, cellMetres: $metres, shape: $shape) {
  protection bands largest total { count } noLocation { count } cells } }`;
const POINTS = 'query ($filter: IncidentFilter!) { incidentPoints(filter: $filter, limit: 5) }';
const LIST = 'query ($filter: IncidentFilter!) { incidents(filter: $filter, first: 5) { totalCount edges { node { id } } } }';

function question(form: Form, filter: object): [query: string, variables: object] {
  if (form === 'points') return [POINTS, { filter }];
  if (form === 'hexagons') return [GRID, { filter, metres: 500, shape: 'HEXAGON' }];
  if (form.startsWith('squares')) return [GRID, { filter, metres: form.includes('100') ? 100 : 500 }];
  return form === 'MONTH' || form === 'WEEK_HOUR' ? [COUNTS, { filter, by: form }] : [COUNTS, { filter, by: 'AREA', type: form }];
}

function outcomeOf(answer: Answer): string {
  if (answer.body.errors) return code(answer);
  const [data] = Object.values(answer.body.data!) as [{ protection?: string | null; bands?: string[] }];
  if (data.bands?.length) return 'bands';
  return data.protection ? 'protected' : 'exact';
}

const FORMS: readonly Form[] = [
  'points',
  'squares of 100 m',
  'squares of 500 m',
  'hexagons',
  'LSOA',
  'WARD',
  'DISTRICT',
  'MONTH',
  'WEEK_HOUR',
];

describe.each(PERSONA_NAMES)('incidents for %s', (persona) => {
  describe.each(Object.keys(FILTERS) as IncidentData[])('%s', (data) => {
    const access = INCIDENT_ACCESS[data][persona];

    it.each(FORMS)('%s', async (form) => {
      for (const withPurpose of [false, true]) {
        const answer = await ask(persona, ...question(form, FILTERS[data]), withPurpose);
        expect(outcomeOf(answer)).toBe(promised(access, form, withPurpose));
        if (answer.body.data) expect(smallNumbersIn(answer)).toEqual([]);
      }
    });

    it('in lists and files as on the map', async () => {
      for (const withPurpose of [false, true]) {
        const single = promised(access, 'points', withPurpose).replace('exact', 'answered');
        expect(code(await ask(persona, LIST, { filter: FILTERS[data] }, withPurpose))).toBe(single);
        expect(code(await get(persona, `/export/points.csv?${EXPORT_WORDS[data]}`, withPurpose))).toBe(single);
        const squares = promised(access, 'squares of 500 m', withPurpose).replace(/exact|bands/, 'answered');
        expect(code(await get(persona, `/export/grid.geojson?${EXPORT_WORDS[data]}`, withPurpose))).toBe(squares);
        for (const level of ['lsoa', 'ward', 'district'] as const) {
          const counts = promised(access, level.toUpperCase() as Form, withPurpose).replace(/exact|protected/, 'answered');
          expect(code(await get(persona, `/export/areas.csv?${EXPORT_WORDS[data]}&level=${level}`, withPurpose))).toBe(counts);
        }
      }
    });
  });

  it('kinds not named are left out, and said', async () => {
    const answer = await ask(persona, '{ incidentCounts(filter: {}, by: KIND) { notIncluded rows { key } } }');
    const forms = (['FIREARMS_DISCHARGES', 'ASB_REPORTS', 'CRIME_OF_POLICE_UK'] as const).map((data) =>
      promised(INCIDENT_ACCESS[data][persona], 'MONTH', true),
    );
    if (forms.every((form) => form === 'FORBIDDEN')) return expect(code(answer)).toBe('FORBIDDEN');
    const { notIncluded, rows } = (answer.body.data as { incidentCounts: { notIncluded: string[]; rows: { key: string }[] } })
      .incidentCounts;
    const kinds = ['FIREARMS_DISCHARGE', 'ASB_REPORT', 'RECORDED_CRIME'];
    expect([...notIncluded].sort()).toEqual(kinds.filter((_, place) => forms[place] === 'FORBIDDEN').sort());
    expect(rows.map(({ key }) => key).sort()).toEqual(kinds.filter((_, place) => forms[place] !== 'FORBIDDEN').sort());
  });
});

/** Protected counts that are neither withheld nor a multiple of 5, wherever they stand in an answer that says it is protected. */
function smallNumbersIn(answer: Answer): unknown[] {
  const [data] = Object.values(answer.body.data!) as [{ protection?: string | null }];
  if (!data.protection) return [];
  const found: unknown[] = [];
  const look = (part: unknown): void => {
    if (part === null || typeof part !== 'object') return;
    const { count, suppressed } = part as { count?: unknown; suppressed?: boolean };
    if (typeof count === 'number' && (count % 5 !== 0 || suppressed)) found.push(part);
    Object.values(part).forEach(look);
  };
  look(data);
  return found;
}

/** Refused field by field, so that nothing comes of it. */
const AGREEMENT = `{id: "", title: "", parties: [], controller: "", lawfulBasis: "", gateway: "", purposes: [], startsOn: "", endsOn: "", sources: [],
  agencies: [], health: false, reviewer: "", reviewOn: "", retention: {months: 0, rule: ""}}`;

const HOTSPOT = `{name: "", reason: "", leastIntrusive: "", equalityNote: "", owner: "", source: COUNCILLOR}`;

const EFFECT = `{hotspotArea: "999999", filter: {}, before: [{from: "2025-01-01", to: "2025-03-31"}], after: {from: "2026-01-01", to: "2026-03-31"}`;

/** One question for each operation; what is refused for a reason of its own has reached its resolver, which is all that is asked here. */
const OPERATIONS: Readonly<Record<string, string>> = {
  hotspotCells: '{ hotspotCells(filter: {}, method: GI_STAR) { sentence cells } }',
  nearRepeat:
    '{ nearRepeat(filter: {kinds: [ASB_REPORT, FIREARMS_DISCHARGE], sources: ["asb-reports", "firearms-discharges"]}) { n } }',
  weekHourProfile: '{ weekHourProfile(filter: {sources: ["asb-reports", "firearms-discharges"]}) { total } }',
  hotspotRun: '{ hotspotRun(id: "none") { id } }',
  startHotspotRun: 'mutation { startHotspotRun(filter: {}, method: GI_STAR) { id } }',
  hotspotRunProgress: '{ hotspotRunProgress(id: "none") { id } }',
  cancelHotspotRun: 'mutation { cancelHotspotRun(id: "none") { id } }',
  hotspotRuns: '{ hotspotRuns { id } }',
  me: '{ me { name } }',
  installation:
    '{ installation { partnership dataVersion coverage { months } categories { category count } vintages { type } extent loadedOn attributions } }',
  areas: '{ areas(type: WARD) { edges { node { gssCode } } } }',
  area: '{ area(gssCode: "WARD") { name } }',
  areasAt: '{ areasAt(longitude: -3, latitude: 53.5) { name } }',
  findPlace: '{ findPlace(text: "marram") { name } }',
  places: '{ places(kinds: [LIBRARY]) }',
  youthProvision: '{ youthProvision(first: 5) { edges { node { name sessions { name provider attendance { period } } } } } }',
  // No type that attendance is counted by: whoever may ask at all is told so.
  attendanceCounts: '{ attendanceCounts(by: PERIOD, areaType: LSOA) { rows { period } } }',
  provisionNear: '{ provisionNear(gssCode: "WARD") { name } }',
  youthReach: '{ youthReach(areaCode: "WARD") { children hours { open } areas { open } notCounted { name } } }',
  furtherSessions: '{ furtherSessions(areaCode: "WARD", sessions: 1, weekdays: [5]) { covered sessions { place } } }',
  movedSession: '{ movedSession(move: {session: "999999"}) { after } }',
  walkBarriers: '{ walkBarriers { id name line crossings reason history { reason } } }',
  drawWalkBarrier:
    'mutation { drawWalkBarrier(input: {kind: RAIL, name: "", line: [], crossings: [], reason: "", reviewOn: "2026-01-01"}) { problems { field } } }',
  reviewWalkBarrier:
    'mutation { reviewWalkBarrier(id: "999999", reviewOn: "2026-01-01", reason: "a test") { problems { field } } }',
  withdrawWalkBarrier: 'mutation { withdrawWalkBarrier(id: "999999", reason: "a test") { problems { field } } }',
  schoolsInActiveAreas: '{ schoolsInActiveAreas { schoolYear schools { name } } }',
  publishedProfile: '{ publishedProfile { licence } }',
  indicatorAreas: '{ indicatorAreas { key } }',
  indicators: '{ indicators(area: "E92000001") { code } }',
  indicatorDistribution: '{ indicatorDistribution(area: "E92000001", indicator: "none") { benchmark } }',
  comparedIndicators: '{ comparedIndicators(area: "E92000001", indicators: []) { benchmark } }',
  assessmentExtracts: '{ assessmentExtracts { id } }',
  assessmentProfile: '{ assessmentProfile(extract: "1") { protection } }',
  adjustedRiskRatios: '{ adjustedRiskRatios(input: { extract: "1" }) { method } }',
  partnershipAccount: '{ partnershipAccount { year } }',
  accountOutcomes: '{ accountOutcomes { key } }',
  accountMeasures: '{ accountMeasures(year: "2025/26") { id } }',
  accountPrintedChecks: '{ accountPrintedChecks(year: "2025/26") { rule } }',
  keepAccountMeasure:
    'mutation { keepAccountMeasure(id: "999", input: { activity: "1", title: "", unit: "", agency: "", frequency: "", measured: "", ofChildren: false }) { problems { field } } }',
  enterAccountFigure:
    'mutation { enterAccountFigure(measure: "999", input: { period: "", figure: "", document: "", statedOn: "" }) { problems { field } } }',
  accountChanges: '{ accountChanges { record } }',
  addAccountOutcome: 'mutation { addAccountOutcome(title: "") { problems { field } } }',
  keepAccountLine: 'mutation { keepAccountLine(input: { year: "", kind: "", pounds: "" }) { problems { field } } }',
  withdrawAccountLine: 'mutation { withdrawAccountLine(id: "1", version: 1, reason: "") { problems { field } } }',
  keepAccountActivity:
    'mutation { keepAccountActivity(input: { outcome: "", title: "", provider: "", description: "", expected: "", fromYear: "", toYear: "" }) { problems { field } } }',
  accountProgrammes: '{ accountProgrammes { programmes { id } } }',
  keepProgramme:
    'mutation { keepProgramme(input: { title: "", provider: "", description: "", audience: "" }) { problems { field } } }',
  keepProgrammeDelivery:
    'mutation { keepProgrammeDelivery(programme: "1", input: { period: "", sessions: 0, participants: 0 }) { problems { field } } }',
  withdrawProgrammeDelivery: 'mutation { withdrawProgrammeDelivery(id: "1", version: 1, reason: "") { problems { field } } }',
  addEvaluationByShares:
    'mutation { addEvaluationByShares(programme: "1", input: { period: "", questions: [] }) { problems { field } } }',
  withdrawEvaluation: 'mutation { withdrawEvaluation(id: "1", reason: "") { problems { field } } }',
  multiAgencyCounts: '{ multiAgencyCounts { method } }',
  keepMultiAgencyCount:
    'mutation { keepMultiAgencyCount(id: "999", input: { kind: "", period: "", agency: "", document: "" }) { problems { field } } }',
  withdrawMultiAgencyCount: 'mutation { withdrawMultiAgencyCount(id: "999", version: 1, reason: "") { problems { field } } }',
  practiceReviews: '{ practiceReviews { on } }',
  keepPracticeReview:
    'mutation { keepPracticeReview(input: { kind: "", title: "", year: 1, board: "", themes: [] }) { problems { field } } }',
  withdrawPracticeReview: 'mutation { withdrawPracticeReview(id: "999", version: 1, reason: "") { problems { field } } }',
  keepReviewRecommendation:
    'mutation { keepReviewRecommendation(review: "999", input: { words: "", agency: "", dueOn: "" }) { problems { field } } }',
  withdrawReviewRecommendation:
    'mutation { withdrawReviewRecommendation(id: "999", version: 1, reason: "") { problems { field } } }',
  sayWhatFollowed:
    'mutation { sayWhatFollowed(recommendation: "999", input: { state: "", saidOn: "", words: "" }) { problems { field } } }',
  dues: '{ dues { on } }',
  keepFeed:
    'mutation { keepFeed(input: { what: "", agency: "", frequency: "", dueDays: 1, fromDay: "" }) { problems { field } } }',
  recordFeedReceipt:
    'mutation { recordFeedReceipt(feed: "1", version: 1, input: { periodFrom: "", remark: "" }) { problems { field } } }',
  meetings: '{ meetings { id } }',
  meeting: '{ meeting(id: "1") { meeting { id } } }',
  meetingActions: '{ meetingActions { on } }',
  agendaDraft: '{ agendaDraft(meeting: "1") { on } }',
  keepMeeting:
    'mutation { keepMeeting(input: { kind: "", title: "", heldOn: "", place: "", chair: "" }) { problems { field } } }',
  saveAgenda: 'mutation { saveAgenda(meeting: "1", version: 1, lines: []) { problems { field } } }',
  keepAgendaItem:
    'mutation { keepAgendaItem(id: "1", version: 1, input: { title: "", kind: "", lead: "", papers: [] }, reason: "") { problems { field } } }',
  recordItemResult: 'mutation { recordItemResult(id: "1", version: 1, input: { result: "", words: "" }) { problems { field } } }',
  keepMeetingAction:
    'mutation { keepMeetingAction(input: { meeting: "1", words: "", agency: "", dueOn: "" }) { problems { field } } }',
  recordActionStep: 'mutation { recordActionStep(id: "999", version: 1, state: "", words: "") { problems { field } } }',
  chapterTemplates: '{ chapterTemplates { template } }',
  chapters: '{ chapters { id } }',
  chapter: '{ chapter(id: "1") { id } }',
  publishedChapters: '{ publishedChapters { id } }',
  publishedChapter: '{ publishedChapter(id: "1", version: 1) { id } }',
  makeChapter: 'mutation { makeChapter(template: "none", title: "", areaCode: "", from: "", to: "") { problems { field } } }',
  rebuildChapter: 'mutation { rebuildChapter(id: "1", version: 1) { problems { field } } }',
  saveChapterSection: 'mutation { saveChapterSection(id: "1", section: "", version: 1, text: "") { problems { field } } }',
  commentOnChapter: 'mutation { commentOnChapter(id: "1", section: "", said: "") { problems { field } } }',
  takeChapterStep: 'mutation { takeChapterStep(id: "1", version: 1, step: APPROVE) { problems { field } } }',
  areaFactorIndicators: '{ areaFactorIndicators { code } }',
  areaFactorRuns: '{ areaFactorRuns { id } }',
  areaFactorRun: '{ areaFactorRun(id: "1") { id } }',
  typologyExtracts: '{ typologyExtracts { id } }',
  typologies: '{ typologies { id } }',
  typology: '{ typology(id: "1") { id } }',
  startTypology:
    'mutation { startTypology(input: {title: "", extract: "1", indicators: [], classes: 2}) { problems { field } } }',
  chooseClasses:
    'mutation { chooseClasses(id: "1", input: {version: 0, classes: 2, labels: [], reason: ""}) { problems { field } } }',
  startAreaFactorRun: 'mutation { startAreaFactorRun(title: "", indicators: [], factors: 2) { problems { field } } }',
  runsGoingOn: '{ runsGoingOn(of: TYPOLOGY) { id } }',
  runProgress: '{ runProgress(id: "none") { id } }',
  cancelRun: 'mutation { cancelRun(id: "none") { id } }',
  chooseFromLongList: 'mutation { chooseFromLongList(id: "1", version: 0, areas: [], note: "") { problems { field } } }',
  dataRequests: '{ dataRequests { id } }',
  dataRequest: '{ dataRequest(id: "1") { id } }',
  groupDefinitions: '{ groupDefinitions { meaning } }',
  boardResponses: '{ boardResponses { licence } }',
  askForNumbers: `mutation { askForNumbers(input: { title: "", askedFor: "", areaLabel: "", asAt: "", dueOn: "", note: "", agencies: [] }) {
    problems { field } } }`,
  answerDataRequest: 'mutation { answerDataRequest(id: "1", answers: []) { problems { field } } }',
  sayDataRequestOverlap: `mutation { sayDataRequestOverlap(id: "1", overlap: { group: IN_GANGS, agency: "", otherAgency: "", howKnown: "" }) {
    problems { field } } }`,
  takeDataRequestStep: 'mutation { takeDataRequestStep(id: "1", version: 1, step: CHECK) { problems { field } } }',
  asbCaseFigures: '{ asbCaseFigures(by: MONTH) { quarter rows { key } } }',
  youthAsks: '{ youthAsks { quarter areas { area { name } asks { count { count } parts { children } } } } }',
  youthAskDefinitions: '{ youthAskDefinitions { words definition } }',
  keepYouthPlace: 'mutation { keepYouthPlace(input: {name: "", kind: BUILDING}, reason: "a test") { problems { field } } }',
  closeYouthPlace: 'mutation { closeYouthPlace(id: "999999", reason: "a test") { problems { field } } }',
  keepYouthSession:
    'mutation { keepYouthSession(input: {placeId: "999999", name: "", access: OPEN}, reason: "a test") { problems { field } } }',
  closeYouthSession: 'mutation { closeYouthSession(id: "999999", reason: "a test") { problems { field } } }',
  sources: '{ sources { name } }',
  batches: '{ batches { edges { node { id fileName } } } }',
  undoBatch: 'mutation { undoBatch(id: "999999") { id } }',
  register: '{ register { today agreements { id rows } due { rows } } }',
  agreementsInForce: '{ agreementsInForce { id } }',
  registerAgreement: `mutation { registerAgreement(input: ${AGREEMENT}) { problems { field } } }`,
  amendAgreement: `mutation { amendAgreement(input: ${AGREEMENT}, reason: "a test") { problems { field } } }`,
  endAgreement: 'mutation { endAgreement(id: "none", on: "2026-01-01", reason: "a test") { problems { field } } }',
  approveHealthData:
    'mutation { approveHealthData(id: "none", by: "A role", on: "2026-01-01", reference: "A note") { problems { field } } }',
  recordReview: 'mutation { recordReview(id: "none", nextOn: "2090-01-01", outcome: "a test") { problems { field } } }',
  setOpenData: 'mutation { setOpenData(source: "none", reviewer: "", reviewOn: "") { problems { field } } }',
  assignLoads: 'mutation { assignLoads(id: "none", batches: ["999999"]) { problems { field } } }',
  decideReview: 'mutation { decideReview(id: "none", decision: "delete", reason: "a test") { problems { field } } }',
  applyRetention: 'mutation { applyRetention(id: "none") { problems { field } } }',
  heldRecord: '{ heldRecord(record: {source: "asb-reports", reference: "none"}) { rows { batch } } }',
  correctRecord:
    'mutation { correctRecord(record: {source: "asb-reports", reference: "none"}, fields: [{field: "outcome", content: ""}], reason: "a test") { rows } }',
  restrictRecord: 'mutation { restrictRecord(record: {source: "asb-reports", reference: "none"}, reason: "a test") { rows } }',
  removeRecord: 'mutation { removeRecord(record: {source: "asb-reports", reference: "none"}, reason: "a test") { rows } }',
  liftRecordChange:
    'mutation { liftRecordChange(record: {source: "asb-reports", reference: "none"}, change: REMOVAL, reason: "a test") { rows } }',
  composeArea: 'mutation { composeArea(input: {name: "Here", reason: "A test", memberCodes: ["nowhere"]}) { name } }',
  hotspotAreas:
    '{ hotspotAreas { edges { node { id name wards { name } history { change } threatNotes { note } reports { since } } } } }',
  hotspotArea: '{ hotspotArea(id: "999999") { name } }',
  hotspotWards: '{ hotspotWards { name areas } }',
  checkHotspotBoundary: '{ checkHotspotBoundary(boundary: {type: "Point"}) { problems { field } } }',
  proposeHotspotArea: `mutation { proposeHotspotArea(input: ${HOTSPOT}, reviewOn: "") { problems { field } } }`,
  changeHotspotArea: `mutation { changeHotspotArea(id: "999999", input: ${HOTSPOT}, why: "a test") { problems { field } } }`,
  activateHotspotArea: 'mutation { activateHotspotArea(id: "999999", reason: "a test") { problems { field } } }',
  reviewHotspotArea: 'mutation { reviewHotspotArea(id: "999999", nextOn: "", outcome: "a test") { problems { field } } }',
  closeHotspotArea: 'mutation { closeHotspotArea(id: "999999", reason: "a test") { problems { field } } }',
  writeThreatNote:
    'mutation { writeThreatNote(id: "999999", input: {note: "", sourceEvaluation: "", assessment: "", handling: ""}) { problems { field } } }',
  suggestedControls: `{ suggestedControls(input: ${EFFECT}}) { forArea { gssCode } } }`,
  effect: `{ effect(input: ${EFFECT}, control: ["E01000001"]}) { sentence } }`,
  recordedEffects: '{ recordedEffects(hotspotArea: "999999") { id } }',
  handOverEffect: 'mutation { handOverEffect(record: "999999", label: "A test", seen: "") { problems { field } } }',
  withdrawEffectConclusion: 'mutation { withdrawEffectConclusion(id: "999999", reason: "a test") { problems { field } } }',
  effectConclusions: '{ effectConclusions { id } }',
  recordEffect: `mutation { recordEffect(input: ${EFFECT}, control: ["E01000001"]}, why: "a test") { problems { field } } }`,
  supportRequests: '{ supportRequests { edges { node { id name history { reason } nearby { id } } } } }',
  supportRequest: '{ supportRequest(id: "999999") { id } }',
  askForSupport: `mutation { askForSupport(input: {kind: REQUEST, askedFrom: COUNCILLOR, name: "", longitude: 0, latitude: 0, reason: "",
    evidence: "", urgency: SOON, contactRole: ""}) { problems { field } } }`,
  decideSupportRequest:
    'mutation { decideSupportRequest(id: "999999", state: DECLINED, reason: "a test") { problems { field } } }',
  mergeSupportRequests:
    'mutation { mergeSupportRequests(id: "999999", into: "999998", reason: "a test") { problems { field } } }',
  linkSupportRequest: 'mutation { linkSupportRequest(id: "999999", reason: "a test") { problems { field } } }',
  teams: '{ teams { id name rules { from } history { reason } } }',
  shifts: '{ shifts(from: "2026-05-01", to: "2026-05-31") { shifts { on because } notOut { because } checksToRenew } }',
  schoolCalendar: '{ schoolCalendar { version holidays { name } } }',
  staffBank: '{ staffBank { id label } }',
  keepTeam: `mutation { keepTeam(id: "999999", reason: "a test", input: {name: "", kind: WARDENS, aims: "", travel: FOOT, baseName: "",
    longitude: 0, latitude: 0, rules: []}) { problems { field } } }`,
  keepStaffMember:
    'mutation { keepStaffMember(id: "999999", reason: "a test", input: {label: "", kind: WARDENS, usualWeekdays: []}) { problems { field } } }',
  setSchoolHolidays: 'mutation { setSchoolHolidays(version: 0, holidays: [], reason: "a test") { problems { field } } }',
  decideShift:
    'mutation { decideShift(team: "999999", on: "2026-05-08", decided: CANCELLED, reason: "a test") { problems { field } } }',
  deploymentPlans: '{ deploymentPlans { edges { node { id routes { stops { name } } stopsWaiting } } } }',
  deploymentPlan: '{ deploymentPlan(id: "999999") { id } }',
  planDeployment: 'mutation { planDeployment(input: {on: "2020-01-03"}) { problems { field } } }',
  publishDeploymentPlan: 'mutation { publishDeploymentPlan(id: "999999", version: 1) { problems { field } } }',
  withdrawDeploymentPlan: 'mutation { withdrawDeploymentPlan(id: "999999", version: 1, reason: "x") { problems { field } } }',
  crewSafetyQuestions: '{ crewSafetyQuestions { candidate dischargesNear reason } }',
  recordCrewSafety: 'mutation { recordCrewSafety(candidate: "none", cleared: false, reason: "a test") { problems { field } } }',
  myNextShift: '{ myNextShift { team begins } }',
  myShift: '{ myShift { id stops { name } visits { id } choices { name } } }',
  takeSeat: 'mutation { takeSeat(code: "none") { done problems { field } } }',
  recordVisits: 'mutation { recordVisits(visits: []) { became } }',
  visits: '{ visits(from: "2026-05-01", to: "2026-05-31") { id place concernsAt } }',
  visitCounts: '{ visitCounts(from: "2026-05-01", to: "2026-05-31") { area period youngPeople { count } } }',
  deploymentTable: '{ deploymentTable(from: "2026-05-01", to: "2026-05-31") { rows { label total } } }',
  dose: '{ dose(hotspotArea: "999999", from: "2026-05-01", to: "2026-05-31") { weeks { visits } } }',
  seats: '{ seats { staff label } }',
  visitChoices: '{ visitChoices { id name } }',
  keepVisitChoice: 'mutation { keepVisitChoice(input: {kind: CAMPAIGN, name: ""}) { problems { field } } }',
  offerSeat: 'mutation { offerSeat(staff: "999999") { code problems { field } } }',
  endSeat: 'mutation { endSeat(staff: "999999") { done problems { field } } }',
  noiseTest: '{ noiseTest { version questions { words } } }',
  noiseFigures: '{ noiseFigures(by: WARD) { rows { key below { count } above { count } cameBack { count } } } }',
  noiseTriages: '{ noiseTriages { edges { node { reference result } } } }',
  triageNoiseReport: `mutation { triageNoiseReport(input: {reference: "", placeReference: "", ward: "", category: MUSIC, channel: ONLINE,
    testVersion: 1, answers: []}) { problems { field } } }`,
  populationEstimate: '{ populationEstimate(input: {area: "E99"}) { sentence } }',
  estimateInputs: '{ estimateInputs(area: "E99") { area { name } } }',
  savedPopulationEstimates: '{ savedPopulationEstimates { id asked } }',
  savedPopulationEstimate: '{ savedPopulationEstimate(id: "999999") { id } }',
  comparedPopulationEstimates: '{ comparedPopulationEstimates(id: "999999", before: 1, after: 2) { figures { what } } }',
  savePopulationEstimate: 'mutation { savePopulationEstimate(input: {input: {area: "E99"}, why: ""}) { problems { field } } }',
  publishPopulationEstimate: 'mutation { publishPopulationEstimate(id: "999999", version: 1) { problems { field } } }',
  setNoiseTest: 'mutation { setNoiseTest(input: {questions: [], guide: "", officers: "", reason: ""}) { problems { field } } }',
  statePurpose: 'mutation { statePurpose(reason: DATA_QUALITY, note: "a test") { name } }',
  auditEvents: '{ auditEvents(first: 5) { edges { node { action name } } } }',
  auditOf: '{ auditOf(kind: "FIREARMS_DISCHARGE", first: 5) { edges { node { action } } } }',
  auditVerification: '{ auditVerification { intact verified } }',
  incidents: '{ incidents(filter: {}) { edges { node { id } } } }',
  incident: '{ incident(id: "none") { id } }',
  incidentPoints: '{ incidentPoints(filter: {}) }',
  incidentCounts: '{ incidentCounts(filter: {}, by: MONTH) { total { count } } }',
  incidentGrid: '{ incidentGrid(filter: {}, cellMetres: 500) { cells } }',
};

const REFUSED_BY: Readonly<Record<string, (persona: PersonaName) => boolean>> = {
  ...Object.fromEntries(
    [
      'areas',
      'area',
      'areasAt',
      'findPlace',
      'places',
      'youthProvision',
      'provisionNear',
      'youthReach',
      'furtherSessions',
      'movedSession',
    ].map((name) => [name, (persona: PersonaName) => REFERENCE_ACCESS[persona] !== 'all']),
  ),
  ...Object.fromEntries(
    ['sources', 'batches', 'undoBatch', 'agreementsInForce'].map((name) => [
      name,
      (persona: PersonaName) => LOADING_ACCESS[persona] === 'nothing',
    ]),
  ),
  attendanceCounts: (persona) => ['nothing', 'own-shift'].includes(ATTENDANCE_ACCESS[persona]),
  register: (persona) => REGISTER_ACCESS[persona] === 'nothing',
  ...Object.fromEntries(
    ['registerAgreement', 'amendAgreement', 'endAgreement', 'assignLoads', 'setOpenData'].map((name) => [
      name,
      (persona: PersonaName) => !['all', 'settings'].includes(REGISTER_ACCESS[persona]),
    ]),
  ),
  ...Object.fromEntries(
    ['approveHealthData', 'recordReview', 'decideReview', 'applyRetention'].map((name) => [
      name,
      (persona: PersonaName) => REGISTER_ACCESS[persona] !== 'all',
    ]),
  ),
  ...Object.fromEntries(
    ['correctRecord', 'restrictRecord', 'removeRecord', 'liftRecordChange'].map((name) => [
      name,
      (persona: PersonaName) => !['own-agency', 'operator'].includes(LOADING_ACCESS[persona]),
    ]),
  ),
  // What is held is content, which the operator does not see.
  heldRecord: (persona) => LOADING_ACCESS[persona] !== 'own-agency',
  // Both kinds are named: who lacks one as points is refused.
  nearRepeat: (persona) =>
    (['FIREARMS_DISCHARGES', 'ASB_REPORTS'] as const).some(
      (data) => promised(INCIDENT_ACCESS[data][persona], 'squares of 100 m', true) === 'FORBIDDEN',
    ),
  // No kind is named, and police.uk is not among the sources.
  weekHourProfile: (persona) =>
    (['FIREARMS_DISCHARGES', 'ASB_REPORTS', 'CRIME_OF_THE_FORCE'] as const).every(
      (data) => promised(INCIDENT_ACCESS[data][persona], 'squares of 100 m', true) === 'FORBIDDEN',
    ),
  ...Object.fromEntries(
    ['hotspotRun', 'hotspotRuns', 'startHotspotRun', 'hotspotRunProgress', 'cancelHotspotRun'].map((name) => [
      name,
      (persona: PersonaName) => Object.values(INCIDENT_ACCESS).every((by) => by[persona].form === 'nothing'),
    ]),
  ),
  composeArea: (persona) => !COMPOSING_ACCESS[persona],
  hotspotAreas: (persona) => ['wards', 'nothing'].includes(HOTSPOT_AREA_ACCESS[persona]),
  hotspotArea: (persona) => ['wards', 'nothing'].includes(HOTSPOT_AREA_ACCESS[persona]),
  hotspotWards: (persona) => ['without-place', 'nothing'].includes(HOTSPOT_AREA_ACCESS[persona]),
  ...Object.fromEntries(
    ['check', 'propose', 'change', 'activate', 'review', 'close'].map((verb) => [
      verb === 'check' ? 'checkHotspotBoundary' : `${verb}HotspotArea`,
      (persona: PersonaName) => !['all', 'without-threat-note'].includes(HOTSPOT_AREA_ACCESS[persona]),
    ]),
  ),
  ...Object.fromEntries(
    ['suggestedControls', 'effect', 'recordedEffects', 'recordEffect', 'handOverEffect', 'withdrawEffectConclusion'].map(
      (name) => [name, (persona: PersonaName) => !['all', 'without-threat-note'].includes(HOTSPOT_AREA_ACCESS[persona])],
    ),
  ),
  writeThreatNote: (persona) => HOTSPOT_AREA_ACCESS[persona] !== 'all',
  ...Object.fromEntries(
    ['supportRequests', 'supportRequest', 'askForSupport'].map((name) => [
      name,
      (persona: PersonaName) => SUPPORT_REQUEST_ACCESS[persona] === 'nothing',
    ]),
  ),
  ...Object.fromEntries(
    ['decideSupportRequest', 'mergeSupportRequests', 'linkSupportRequest'].map((name) => [
      name,
      (persona: PersonaName) => SUPPORT_REQUEST_ACCESS[persona] !== 'all-and-deciding',
    ]),
  ),
  ...Object.fromEntries(
    ['teams', 'shifts', 'schoolCalendar'].map((name) => [
      name,
      (persona: PersonaName) => DEPLOYMENT_ACCESS[persona] === 'nothing',
    ]),
  ),
  staffBank: (persona) => ATTENDANCE_ACCESS[persona] !== 'all',
  ...Object.fromEntries(
    ['keepTeam', 'keepStaffMember', 'setSchoolHolidays', 'decideShift'].map((name) => [
      name,
      (persona: PersonaName) => DEPLOYMENT_ACCESS[persona] !== 'planning',
    ]),
  ),
  ...Object.fromEntries(
    ['deploymentPlans', 'deploymentPlan'].map((name) => [
      name,
      (persona: PersonaName) => !['planning', 'plans-and-clearing'].includes(DEPLOYMENT_ACCESS[persona]),
    ]),
  ),
  ...Object.fromEntries(
    ['planDeployment', 'publishDeploymentPlan', 'withdrawDeploymentPlan'].map((name) => [
      name,
      (persona: PersonaName) => DEPLOYMENT_ACCESS[persona] !== 'planning',
    ]),
  ),
  ...Object.fromEntries(
    ['crewSafetyQuestions', 'recordCrewSafety'].map((name) => [
      name,
      (persona: PersonaName) => DEPLOYMENT_ACCESS[persona] !== 'plans-and-clearing',
    ]),
  ),
  ...Object.fromEntries(
    ['myShift', 'myNextShift', 'takeSeat', 'recordVisits'].map((name) => [
      name,
      (persona: PersonaName) => ATTENDANCE_ACCESS[persona] !== 'own-shift',
    ]),
  ),
  ...Object.fromEntries(
    ['visits', 'visitChoices', 'deploymentTable', 'dose'].map((name) => [
      name,
      (persona: PersonaName) => ATTENDANCE_ACCESS[persona] !== 'all',
    ]),
  ),
  visitCounts: (persona) => !['by-ward-and-week', 'totals'].includes(ATTENDANCE_ACCESS[persona]),
  ...Object.fromEntries(
    ['keepVisitChoice', 'seats', 'offerSeat', 'endSeat'].map((name) => [
      name,
      (persona: PersonaName) => DEPLOYMENT_ACCESS[persona] !== 'planning',
    ]),
  ),
  walkBarriers: (persona) => BARRIER_ACCESS[persona] === 'nothing',
  ...Object.fromEntries(
    ['drawWalkBarrier', 'reviewWalkBarrier', 'withdrawWalkBarrier'].map((name) => [
      name,
      (persona: PersonaName) => BARRIER_ACCESS[persona] !== 'drawing',
    ]),
  ),
  ...Object.fromEntries(
    ['keepYouthPlace', 'closeYouthPlace', 'keepYouthSession', 'closeYouthSession'].map((name) => [
      name,
      (persona: PersonaName) => !KEEPING_PROVISION_ACCESS[persona],
    ]),
  ),
  schoolsInActiveAreas: (persona) => !['all', 'without-threat-note', 'active-ones'].includes(HOTSPOT_AREA_ACCESS[persona]),
  publishedProfile: (persona) => PROFILE_ACCESS[persona] === 'nothing',
  ...Object.fromEntries(
    ['indicatorAreas', 'indicators', 'comparedIndicators', 'indicatorDistribution'].map((name) => [
      name,
      (persona: PersonaName) => INDICATOR_ACCESS[persona] === 'nothing',
    ]),
  ),
  ...Object.fromEntries(
    [
      'assessmentExtracts',
      'assessmentProfile',
      'adjustedRiskRatios',
      'typologyExtracts',
      'typologies',
      'typology',
      'startTypology',
    ].map((name) => [name, (persona: PersonaName) => PROFILE_ACCESS[persona] !== 'own-and-published']),
  ),
  ...Object.fromEntries(
    [
      ...['chapterTemplates', 'chapters', 'chapter', 'makeChapter', 'rebuildChapter', 'saveChapterSection'],
      ...['commentOnChapter', 'takeChapterStep'],
    ].map((operation) => [operation, (persona: PersonaName) => CHAPTER_ACCESS[persona] !== 'writing']),
  ),
  multiAgencyCounts: (persona) => MULTI_AGENCY_ACCESS[persona] === 'nothing',
  keepMultiAgencyCount: (persona) => !['keeping', 'own'].includes(MULTI_AGENCY_ACCESS[persona]),
  withdrawMultiAgencyCount: (persona) => !['keeping', 'own'].includes(MULTI_AGENCY_ACCESS[persona]),
  practiceReviews: (persona) => REVIEW_ACCESS[persona] === 'nothing',
  keepPracticeReview: (persona) => REVIEW_ACCESS[persona] !== 'keeping',
  withdrawPracticeReview: (persona) => REVIEW_ACCESS[persona] !== 'keeping',
  keepReviewRecommendation: (persona) => REVIEW_ACCESS[persona] !== 'keeping',
  withdrawReviewRecommendation: (persona) => REVIEW_ACCESS[persona] !== 'keeping',
  sayWhatFollowed: (persona) => !['keeping', 'own-follow-up'].includes(REVIEW_ACCESS[persona]),
  dues: (persona) => DUE_ACCESS[persona] === 'nothing',
  keepFeed: (persona) => DUE_ACCESS[persona] !== 'keeping',
  recordFeedReceipt: (persona) => DUE_ACCESS[persona] !== 'keeping',
  ...Object.fromEntries(
    ['meetings', 'meeting', 'meetingActions', 'agendaDraft'].map((operation) => [
      ...[operation, (persona: PersonaName) => MEETING_ACCESS[persona] === 'nothing'],
    ]),
  ),
  ...Object.fromEntries(
    ['keepMeeting', 'saveAgenda', 'keepAgendaItem', 'recordItemResult', 'keepMeetingAction'].map((operation) => [
      ...[operation, (persona: PersonaName) => MEETING_ACCESS[persona] !== 'keeping'],
    ]),
  ),
  recordActionStep: (persona) => !['keeping', 'own-actions'].includes(MEETING_ACCESS[persona]),
  partnershipAccount: (persona) => ACCOUNT_ACCESS[persona] === 'nothing',
  accountOutcomes: (persona) => ACCOUNT_ACCESS[persona] === 'nothing',
  accountProgrammes: (persona) => ACCOUNT_ACCESS[persona] === 'nothing',
  accountMeasures: (persona) => ACCOUNT_ACCESS[persona] === 'nothing',
  effectConclusions: (persona) => ACCOUNT_ACCESS[persona] !== 'keeping',
  accountPrintedChecks: (persona) => ACCOUNT_ACCESS[persona] === 'nothing',
  keepAccountMeasure: (persona) => !['keeping', 'own-measures'].includes(ACCOUNT_ACCESS[persona]),
  enterAccountFigure: (persona) => !['keeping', 'own-measures'].includes(ACCOUNT_ACCESS[persona]),
  ...Object.fromEntries(
    [
      ...['accountChanges', 'addAccountOutcome', 'keepAccountLine', 'withdrawAccountLine', 'keepAccountActivity'],
      ...['keepProgramme', 'keepProgrammeDelivery', 'withdrawProgrammeDelivery', 'addEvaluationByShares', 'withdrawEvaluation'],
    ].map((operation) => [operation, (persona: PersonaName) => ACCOUNT_ACCESS[persona] !== 'keeping']),
  ),
  publishedChapters: (persona) => CHAPTER_ACCESS[persona] === 'nothing',
  publishedChapter: (persona) => CHAPTER_ACCESS[persona] === 'nothing',
  ...Object.fromEntries(
    ['dataRequests', 'dataRequest', 'groupDefinitions', 'boardResponses', 'answerDataRequest'].map((operation) => [
      ...[operation, (persona: PersonaName) => DATA_REQUEST_ACCESS[persona] === 'nothing'],
    ]),
  ),
  ...Object.fromEntries(
    ['askForNumbers', 'sayDataRequestOverlap', 'takeDataRequestStep'].map((operation) => [
      ...[operation, (persona: PersonaName) => DATA_REQUEST_ACCESS[persona] !== 'running'],
    ]),
  ),
  ...Object.fromEntries(
    [
      'areaFactorIndicators',
      'areaFactorRuns',
      'areaFactorRun',
      'startAreaFactorRun',
      'runsGoingOn',
      'runProgress',
      'cancelRun',
    ].map((operation) => [
      ...[operation, (persona: PersonaName) => !['making', 'making-and-publishing'].includes(ESTIMATE_ACCESS[persona])],
    ]),
  ),
  chooseClasses: (persona) => ESTIMATE_ACCESS[persona] !== 'making-and-publishing',
  chooseFromLongList: (persona) => ESTIMATE_ACCESS[persona] !== 'making-and-publishing',
  asbCaseFigures: (persona) => ASB_CASE_ACCESS[persona] === 'nothing',
  youthAsks: (persona) => YOUTH_ASK_ACCESS[persona] === 'nothing',
  youthAskDefinitions: (persona) => YOUTH_ASK_ACCESS[persona] === 'nothing' && ATTENDANCE_ACCESS[persona] !== 'own-shift',
  noiseTest: (persona) => TRIAGE_ACCESS[persona] === 'nothing',
  noiseFigures: (persona) => !['all', 'figures'].includes(TRIAGE_ACCESS[persona]),
  noiseTriages: (persona) => TRIAGE_ACCESS[persona] !== 'all',
  triageNoiseReport: (persona) => TRIAGE_ACCESS[persona] !== 'all',
  setNoiseTest: (persona) => !['all', 'questions'].includes(TRIAGE_ACCESS[persona]),
  ...Object.fromEntries(
    ['savedPopulationEstimates', 'savedPopulationEstimate'].map((name) => [
      name,
      (persona: PersonaName) => ESTIMATE_ACCESS[persona] === 'nothing',
    ]),
  ),
  ...Object.fromEntries(
    ['populationEstimate', 'estimateInputs', 'comparedPopulationEstimates', 'savePopulationEstimate'].map((name) => [
      name,
      (persona: PersonaName) => !['making-and-publishing', 'making'].includes(ESTIMATE_ACCESS[persona]),
    ]),
  ),
  publishPopulationEstimate: (persona) => ESTIMATE_ACCESS[persona] !== 'making-and-publishing',
  auditOf: (persona) => AUDIT_ACCESS[persona] !== 'all',
  auditVerification: (persona) => AUDIT_ACCESS[persona] !== 'all',
  ...Object.fromEntries(
    (
      [
        ['incidents', 'points'],
        ['incidentPoints', 'points'],
        ['incidentCounts', 'MONTH'],
        ['incidentGrid', 'squares of 500 m'],
        ['hotspotCells', 'squares of 100 m'],
      ] as const
    ).map(([name, form]) => [
      name,
      (persona: PersonaName) => Object.values(INCIDENT_ACCESS).every((by) => promised(by[persona], form, true) === 'FORBIDDEN'),
    ]),
  ),
};

describe.each(PERSONA_NAMES)('attendance for %s', (persona) => {
  const access = ATTENDANCE_ACCESS[persona];
  const promisedAs = (by: 'WEEK' | 'PERIOD', type: 'WARD' | 'DISTRICT'): Outcome => {
    if (access === 'all' || access === 'own') return 'exact';
    if (access === 'by-ward-and-week') return by === 'WEEK' && type === 'WARD' ? 'protected' : 'FORBIDDEN';
    return access === 'totals' && by === 'PERIOD' ? 'protected' : 'FORBIDDEN';
  };
  const QUERY = `query ($by: AttendanceBy!, $type: AreaType!) { attendanceCounts(by: $by, areaType: $type) {
    protection ownOnly rows { count { count suppressed roundedTo } } } }`;

  it.each([
    ['WEEK', 'WARD'],
    ['WEEK', 'DISTRICT'],
    ['PERIOD', 'WARD'],
    ['PERIOD', 'DISTRICT'],
  ] as const)('by %s and %s', async (by, type) => {
    const answer = await ask(persona, QUERY, { by, type });
    expect(outcomeOf(answer)).toBe(promisedAs(by, type));
    const file = await get(persona, `/export/attendance.csv?by=${by.toLowerCase()}&level=${type.toLowerCase()}`);
    expect(code(file)).toBe(promisedAs(by, type).replace(/exact|protected/, 'answered'));
    if (!answer.body.data) return;
    const { rows, ownOnly } = answer.body.data['attendanceCounts'] as {
      rows: { count: { count: number | null; suppressed: boolean } }[];
      ownOnly: boolean;
    };
    expect(rows.length).toBeGreaterThan(0);
    expect(ownOnly).toBe(access === 'own');
    expect(file.text.split('\n')[0]).toContain(
      access === 'by-ward-and-week' || access === 'totals' ? '"OFFICIAL. ' : 'OFFICIAL-SENSITIVE. ',
    );
    expect(file.text.trim().split('\n')).toHaveLength(rows.length + 2);
    if (promisedAs(by, type) !== 'protected') return;
    for (const { count } of rows) expect(count.suppressed ? null : count.count! % 10).toBe(count.suppressed ? null : 0);
  });

  it('by session', async () => {
    const answer = await ask(persona, OPERATIONS['youthProvision']!.replace('first: 5', 'first: 100'));
    if (REFERENCE_ACCESS[persona] !== 'all') return expect(code(answer)).toBe('FORBIDDEN');
    const { edges } = answer.body.data!['youthProvision'] as {
      edges: { node: { sessions: { provider: string; attendance: object[] | null }[] } }[];
    };
    const sessions = edges.flatMap(({ node }) => node.sessions);
    const own = findPersona(persona)!.agency;
    for (const { provider, attendance } of sessions)
      expect(attendance !== null).toBe(access === 'all' || (access === 'own' && provider === own));
    expect(sessions.some(({ attendance }) => (attendance?.length ?? 0) > 0)).toBe(access === 'all' || access === 'own');
  });
});

describe('operations', () => {
  const schema = buildHomewardSchema();
  const fields = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) => Object.keys(type.getFields()));

  it('are all asked here', () => {
    expect(Object.keys(OPERATIONS).sort()).toEqual(fields.sort());
  });

  it.each(PERSONA_NAMES.flatMap((persona) => Object.keys(OPERATIONS).map((name) => [persona, name] as const)))(
    '%s asks %s',
    async (persona, name) => {
      const answer = await ask(persona, OPERATIONS[name]!.replace('"WARD"', `"${ward}"`));
      if (REFUSED_BY[name]?.(persona)) expect(code(answer)).toBe('FORBIDDEN');
      else expect(['answered', 'BAD_USER_INPUT', 'NOT_FOUND']).toContain(code(answer));
    },
  );

  it('none is answered to nobody', async () => {
    for (const query of Object.values(OPERATIONS)) {
      const answer = await served.send('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      expect(code(answer)).toBe('UNAUTHENTICATED');
    }
  });
});

describe('routes', () => {
  it('are all asked here', () => {
    expect(DOMAIN_ROUTES.map(({ path }) => path).sort()).toEqual(['/boundaries', '/data', '/export']);
  });

  it.each(PERSONA_NAMES)('%s', async (persona) => {
    const reference = REFERENCE_ACCESS[persona] === 'all' ? 'answered' : 'FORBIDDEN';
    expect(code(await get(persona, '/boundaries/ward/2024/low.geojson'))).toBe(reference);
    expect(code(await get(persona, '/export/provision.csv'))).toBe(reference);
    const indicators = INDICATOR_ACCESS[persona] === 'nothing' ? 'FORBIDDEN' : 'NOT_FOUND';
    expect(code(await get(persona, '/export/indicators.csv?area=none'))).toBe(indicators);
    const loads = LOADING_ACCESS[persona] === 'nothing' ? 'FORBIDDEN' : 'NOT_FOUND';
    expect(code(await get(persona, '/data/jobs/none'))).toBe(loads);
    expect(code(await get(persona, '/data/jobs/none/refused.csv'))).toBe(loads);
    const upload = await served.send('/data/upload', {
      method: 'POST',
      headers: { authorization: `Bearer ${await served.token(persona)}`, 'content-type': 'text/plain' },
      body: 'x',
    });
    expect(code(upload)).toBe(LOADING_ACCESS[persona] === 'nothing' ? 'FORBIDDEN' : 'BAD_USER_INPUT');
  });

  it('none is answered to nobody', async () => {
    for (const path of ['/boundaries/ward/2024/low.geojson', '/export/provision.csv', '/export/points.csv', '/data/jobs/none']) {
      expect(code(await served.send(path))).toBe('UNAUTHENTICATED');
    }
  });
});
