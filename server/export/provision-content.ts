import { readsReference } from '../access/policies.js';
import { requireArea } from '../areas/areas.service.js';
import { badUserInput } from '../errors.js';
import { checkBoundingBox } from '../check-bounding-box.js';
import type { Reader } from '../incidents/incidents.service.js';
import { markingOf } from '../installation/marking.js';
import { youthProvision, type YouthPlace } from '../provision/provision.service.js';
import { allAtOnce, type ExportContent, type ExportRow, type RunInSql } from './export-content.js';
import type { ExportRequest } from './export-words.js';

const COLUMNS = [
  'place',
  'kind',
  'area',
  'longitude',
  'latitude',
  'session',
  'weekday',
  'starts',
  'ends',
  'season',
  'age_from',
  'age_to',
  'access',
  'capacity',
  'provider',
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Youth provision, a row a session; places without a session have one row. Sensitive places are in no file. */
export async function provisionContent(request: ExportRequest, run: RunInSql, reader: Reader): Promise<ExportContent> {
  const { areaCodes, weekdays, hours, bbox } = request.filter;
  if ((areaCodes?.length ?? 0) > 1) throw badUserInput('Provision is given for one area at a time.', ['area']);
  if ((weekdays?.length ?? 0) > 1) throw badUserInput('Provision is given for one weekday at a time.', ['weekdays']);
  if ((hours?.length ?? 0) > 1) throw badUserInput('Provision is given for one hour at a time.', ['hours']);
  if (bbox) checkBoundingBox(bbox, ['bbox']);
  if (reader !== null) readsReference(reader);
  const [areaCode, weekday, hour] = [areaCodes?.[0], weekdays?.[0], hours?.[0]];
  const { area, places, timeNotStated } = await run(async (sql) => {
    const named = areaCode === undefined ? undefined : await requireArea(sql, areaCode, ['filter', 'areaCodes', 0]);
    const provision = await youthProvision(
      sql,
      {
        ...(named === undefined ? {} : { areaCode: named.gssCode }),
        ...(weekday === undefined ? {} : { weekday }),
        ...(hour === undefined ? {} : { hour }),
        ...(bbox ? { bbox } : {}),
      },
      'none',
    );
    return { area: named, ...provision };
  });
  const asked = [
    ...(weekday === undefined ? [] : [`on ${WEEKDAYS[weekday - 1]}s`]),
    ...(hour === undefined ? [] : [`open in the hour from ${hour}:00`]),
    ...(area === undefined ? [] : [`in ${area.name} (${area.gssCode})`]),
    ...(bbox ? [`in the box ${Object.values(bbox).join(', ')}`] : []),
  ];
  const narrowed = weekday !== undefined || hour !== undefined;
  return {
    shown: ['Youth provision', ...asked].join(', '),
    sources: ['youth-provision'],
    notes: [
      narrowed && timeNotStated.length > 0
        ? `${timeNotStated.length} more sessions state no weekday or time: they may be open then.`
        : 'Where a weekday or time is empty it is not stated, which does not mean closed.',
      ...passedOver(request),
    ],
    marking: markingOf('figures'),
    name: 'provision',
    columns: COLUMNS,
    ...allAtOnce(places.flatMap(rowsOf)),
  };
}

/** Words of the Explore view's address that provision does not know: it is what is open as a rule, not what happened. */
function passedOver({ filter }: ExportRequest): string[] {
  const words = [
    ...(filter.from != null || filter.to != null ? ['period'] : []),
    ...(filter.kinds != null ? ['kinds'] : []),
    ...(filter.categories != null ? ['category'] : []),
    ...(filter.near != null ? ['near'] : []),
    ...(filter.batch != null ? ['batch'] : []),
  ];
  return words.length === 0 ? [] : [`Provision is not told apart by ${words.join(', ')}: passed over here.`];
}

function rowsOf(place: YouthPlace): ExportRow[] {
  const [longitude = null, latitude = null] = place.location?.coordinates ?? [];
  const geometry = place.location ? JSON.stringify(place.location) : null;
  const ofPlace = [place.name, place.kind, place.areaText, longitude, latitude];
  if (place.sessions.length === 0) return [{ cells: [...ofPlace, ...COLUMNS.slice(5).map(() => null)], geometry }];
  return place.sessions.map((session) => ({
    geometry,
    cells: [
      ...ofPlace,
      session.name,
      session.weekday === null ? null : (WEEKDAYS[session.weekday - 1] ?? null),
      session.startsAt,
      session.endsAt,
      session.season,
      session.ageFrom,
      session.ageTo,
      session.access,
      session.capacity,
      session.provider,
    ],
  }));
}
