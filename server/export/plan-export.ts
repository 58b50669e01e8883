/** A plan of an evening as a file: CSV and GeoJSON as other layers, and a calendar of what is published. */
import type { Sql } from '../database/database.js';
import type { AuditEvent } from '../audit/audit-event.js';
import { readsPlans } from '../access/policies.js';
import type { Viewer } from '../access/viewer.js';
import { londonMoment } from '../deployments/plans/london-moment.js';
import { findPlan, type StoredPlan } from '../deployments/plans/plans.sql.js';
import { clock, dayWords } from '../deployments/planning/words.js';
import { badUserInput, notFound } from '../errors.js';
import { markingOf } from '../installation/marking.js';
import { calendarText } from './calendar-text.js';
import { allAtOnce, type ExportContent } from './export-content.js';
import { headingLine, writeExport, type ExportFile, type ExportFrame } from './export-file.js';
import { readRecipient, refuseUnknownWords } from './read-word.js';

const FORMATS = ['csv', 'geojson', 'ics'] as const;
export type PlanFormat = (typeof FORMATS)[number];

export interface PlanExport {
  readonly plan: number;
  /** Null for the newest. */
  readonly version: number | null;
  readonly format: PlanFormat;
  readonly recipient: string | undefined;
}

/** @throws CallerError BAD_USER_INPUT naming the word */
export function readPlanWords(format: string, words: URLSearchParams): PlanExport {
  const known = FORMATS.find((one) => one === format);
  if (known === undefined) throw badUserInput(`A plan is made as ${FORMATS.join(', ')}, not «${format}».`, ['format']);
  refuseUnknownWords(words, ['plan', 'version', 'recipient']);
  const number = (word: string): number | null => {
    const text = words.get(word);
    if (text === null) return null;
    if (!/^\d{1,9}$/.test(text)) throw badUserInput(`«${word}» is a number.`, [word]);
    return Number(text);
  };
  const plan = number('plan');
  if (plan === null) throw badUserInput('Say which plan: plan=12.', ['plan']);
  return { plan, version: number('version'), format: known, recipient: readRecipient(words) };
}

/** @throws CallerError FORBIDDEN, NOT_FOUND, BAD_USER_INPUT */
export async function makePlanFile(
  asked: PlanExport,
  run: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>,
  viewer: Viewer,
  frameOf: (sql: Sql) => Promise<ExportFrame>,
): Promise<ExportFile> {
  readsPlans(viewer);
  const { plan, frame } = await run(async (sql) => ({
    plan: await findPlan(sql, asked.plan, asked.version, 'without staff'),
    frame: await frameOf(sql),
  }));
  if (plan === null) throw notFound('There is no such plan.');
  const content = contentOf(plan);
  if (asked.format !== 'ics') return writeExport(content, asked.format, frame);
  if (plan.publishedAt === null)
    throw badUserInput('A calendar is made of published plans alone: publish this version first.', ['version']);
  if (plan.withdrawnAt !== null) throw badUserInput('This version is withdrawn: nobody goes by it any more.', ['version']);
  const text = calendarText(calendarOf(plan, headingLine(content, frame)));
  const marks = [content.marking, ...(frame.invented ? ['invented'] : [])].join('-');
  return {
    name: `homeward-${content.name}-${marks}.ics`,
    contentType: 'text/calendar; charset=utf-8',
    ...{ rows: content.rows, sent: () => content.rows },
    text: once(text),
  };
}

export function planExported({ plan, version, format, recipient }: PlanExport, file: ExportFile, asker: string): AuditEvent {
  const detail = { query: 'plan', format, file: file.name, recipient: recipient ?? asker, version };
  return { action: 'EXPORT', subject: `deployment-plan:${plan}`, detail, rowCount: file.rows };
}

const COLUMNS = ['team', 'position', 'place', 'from', 'to', 'travel_minutes', 'because', 'longitude', 'latitude', 'candidate'];

function contentOf({ id, on, version, result, publishedAt, withdrawnAt }: StoredPlan): ExportContent {
  const rows = result.routes.flatMap(({ name, stops }) =>
    stops.map((stop) => ({
      cells: [
        ...[name, stop.position, stop.name, clock(stop.from), clock(stop.to), stop.travelMinutes, stop.because],
        ...[rounded(stop.longitude), rounded(stop.latitude), stop.candidate],
      ],
      geometry: JSON.stringify({ type: 'Point', coordinates: [rounded(stop.longitude), rounded(stop.latitude)] }),
    })),
  );
  return {
    shown: `Plan ${id} of the evening of ${dayWords(on)} ${on.slice(0, 4)}, version ${version}${publishedAt === null ? ', a draft that is not published' : withdrawnAt === null ? '' : ', withdrawn'}`,
    sources: ['asb-reports', 'youth-provision'],
    notes: result.basis,
    // Where crews are, and when, is for who needs to know.
    marking: markingOf('records'),
    name: `plan-${on}-v${version}`,
    columns: COLUMNS,
    about: { plan: id, version, on, published: publishedAt !== null, withdrawn: withdrawnAt !== null, variant: result.variant },
    ...allAtOnce(rows),
  };
}

function calendarOf(plan: StoredPlan, heading: string) {
  return {
    name: `Plan of ${dayWords(plan.on)}`,
    description: heading,
    madeAt: plan.publishedAt!,
    sequence: plan.version,
    events: plan.result.routes.flatMap((route) =>
      route.stops.map((stop) => ({
        uid: `plan-${plan.id}-team-${route.team}-stop-${stop.position}@homeward`,
        from: londonMoment(plan.on, stop.from),
        to: londonMoment(plan.on, stop.to),
        summary: `${route.name}: ${stop.name}`,
        description: `${stop.because}.`,
        place: stop.name,
        ...{ longitude: stop.longitude, latitude: stop.latitude },
      })),
    ),
  };
}

async function* once(text: string): AsyncIterable<string> {
  yield text;
}

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
