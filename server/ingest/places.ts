/** Places that help to read a map and to plan: schools, libraries, names of towns and roads. */
import { geocodePlaces } from '../provision/geocode-places.js';
import { badRow, csvReading, goodRow, type CheckRecord } from './csv-reading.js';
import { FieldReader, positionFields, type Position } from './fields.js';
import { LIBRARIES, OPEN_NAMES, OWN_PLACES, PLACE_KINDS, SCHOOLS, type PlaceKind } from './places-layouts.js';
import { PLACE_STAGE, placesLoadedTwice, publishPlaces } from './places-publish.js';
import { locatedByPostcode, postcodeKey } from './postcode-location.js';
import { OPEN_GOVERNMENT_LICENCE, type RowOutcome, type Source } from './source.js';
import { warnedAtEnd } from './warned-at-end.js';

export const places: Source = {
  name: 'places',
  title: 'Places: schools, libraries, towns, roads',
  openData: {
    publisher: 'Department for Education; Arts Council England; Ordnance Survey',
    licence: OPEN_GOVERNMENT_LICENCE,
    basis: 'Schools, libraries and other institutions with their public addresses: no personal data are held.',
  },
  layouts: [SCHOOLS, LIBRARIES, OWN_PLACES, OPEN_NAMES],
  stages: [PLACE_STAGE],
  tables: ['place'],

  async open(bytes, context) {
    const columnWarnings: string[] = [];
    const aside = { postcodes: 0 };
    const reading = await csvReading(places, bytes, { warn: (warning) => columnWarnings.push(warning) }, ({ layout, names }) => {
      // Published files have dozens of columns that are none of ours; in one's own list an unknown column may be a misspelt one.
      if (layout === OWN_PLACES) columnWarnings.forEach((warning) => context.warn(warning));
      if (layout === SCHOOLS) return checkSchool;
      if (layout === LIBRARIES) return checkLibraryOf(names);
      return layout === OPEN_NAMES ? checkOpenNameOf(aside) : checkOwnPlace;
    });
    return warnedAtEnd(locatedByPostcode(reading, context), context, () =>
      aside.postcodes === 0
        ? []
        : [
            `${aside.postcodes.toLocaleString('en-GB')} rows are postcodes, which are read from Code-Point Open (source «postcodes») instead.`,
          ],
    );
  },

  publish: publishPlaces,
  conflicts: placesLoadedTwice,
  async refresh(sql) {
    await geocodePlaces(sql);
  },
};

interface PlaceRow {
  readonly kind: PlaceKind;
  readonly reference: string | null;
  readonly name: string;
  readonly detail: string | null;
  readonly postcode: string | null;
  readonly position: Position | null;
  readonly line?: string | null;
  readonly district: string | null;
  readonly open: boolean;
  /** What else is known of it, as printed; empty ones are left out. */
  readonly facts: Readonly<Record<string, string | null>>;
}

function staged(place: PlaceRow): RowOutcome {
  const facts = Object.fromEntries(Object.entries(place.facts).filter(([, fact]) => fact !== null && fact !== 'NA'));
  return goodRow(
    PLACE_STAGE.name,
    [
      place.kind,
      place.reference,
      place.name,
      place.detail,
      place.postcode,
      ...positionFields(place.position),
      place.line ?? null,
      place.district,
      String(place.open),
      JSON.stringify(facts),
    ],
    place.position !== null || (place.line ?? null) !== null,
  );
}

const checkSchool: CheckRecord = (record, row) => {
  // The register prints 0, 0 for a school it cannot place.
  const unplaced = Number(record['easting']) === 0 && Number(record['northing']) === 0;
  const reader = new FieldReader(record, row);
  const position = unplaced ? null : reader.position({ easting: 'easting', northing: 'northing' });
  if (reader.errors.length > 0) return badRow(reader.errors);
  const phase = reader.text('education_phase');
  const type = reader.text('establishment_type');
  return staged({
    kind: 'school',
    reference: reader.text('urn'),
    name: reader.text('establishment_name')!,
    detail: [phase === 'Not applicable' ? null : phase, type].filter((part) => part !== null).join(', ') || null,
    postcode: printedPostcode(record['postcode']),
    position,
    district: reader.text('la_name'),
    open: reader.text('establishment_status') === null || /^open/i.test(reader.text('establishment_status')!),
    facts: {
      phase,
      type,
      pupils: reader.text('number_of_pupils'),
      percentFreeSchoolMeals: reader.text('percentage_fsm'),
      lsoa: reader.text('lsoa_code'),
    },
  });
};

/** The newest column «operation_23» says who runs a library, or that it is closed; not every closed one has its year. */
function checkLibraryOf(columns: readonly string[]): CheckRecord {
  const operation = columns
    .filter((name) => /^operation_\d\d$/.test(name))
    .sort()
    .at(-1);
  return (record, row) => {
    const reader = new FieldReader(record, row);
    const runBy = operation === undefined ? null : reader.text(operation);
    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
    return staged({
      kind: 'library',
      reference: null,
      name: reader.text('name')!,
      detail: reader.text('type'),
      postcode: printedPostcode(record['postcode']),
      position: null,
      district: reader.text('authority') ?? reader.text('reporting'),
      open: reader.text('closed') === null && !/clos(ed|ure)/i.test(runBy ?? ''),
      facts: {
        opened: reader.text('opened'),
        closed: reader.text('closed'),
        operation: runBy,
        hoursAWeek: reader.text('hours'),
        staffedHoursAWeek: reader.text('staffed_hours'),
        ...Object.fromEntries(days.map((day) => [day, reader.text(day)])),
      },
    });
  };
}

function checkOpenNameOf(aside: { postcodes: number }): CheckRecord {
  return (record, row) => {
    if (record['local_type'] === 'Postcode') {
      aside.postcodes++;
      return { ok: true, rows: [], located: true };
    }
    const reader = new FieldReader(record, row);
    const position = reader.position({ easting: 'geometry_x', northing: 'geometry_y' });
    if (reader.errors.length > 0) return badRow(reader.errors);
    const type = reader.text('type');
    const localType = reader.text('local_type')!;
    return staged({
      kind: type === 'populatedPlace' ? 'town' : /\bRoad$/.test(localType) ? 'road' : 'other',
      reference: reader.text('id'),
      name: reader.text('name1')!,
      detail: localType,
      postcode: null,
      position,
      district: reader.text('district_borough') ?? reader.text('county_unitary'),
      open: true,
      facts: {
        otherName: reader.text('name2'),
        postcodeDistrict: reader.text('postcode_district'),
        town: reader.text('populated_place'),
      },
    });
  };
}

const checkOwnPlace: CheckRecord = (record, row) => {
  const reader = new FieldReader(record, row);
  const kind = reader.oneOf('kind', PLACE_KINDS);
  const postcode = reader.postcode('postcode');
  const position = reader.position();
  const open = reader.yesNo('open') ?? true;
  const line = reader.text('line');
  if (line !== null && !isLine(line)) {
    reader.refuse(
      'line',
      'This is not a line in Great Britain or Northern Ireland.',
      'Write LINESTRING(-3.01 53.45, -3.00 53.46), longitude first.',
    );
  }
  if (reader.errors.length > 0 || kind === null) return badRow(reader.errors);
  return staged({
    kind,
    reference: reader.text('reference'),
    name: reader.text('name')!,
    detail: reader.text('detail'),
    postcode: postcode?.text ?? null,
    position,
    line,
    district: reader.text('district'),
    open,
    facts: {},
  });
};

/** At least two positions, each as in the columns longitude and latitude. */
function isLine(text: string): boolean {
  const inside = /^LINESTRING\s*\(([^()]+)\)$/i.exec(text)?.[1];
  const positions = inside?.split(',').map((position) => position.trim().split(/\s+/)) ?? [];
  return (
    positions.length > 1 &&
    positions.every(([longitude, latitude, ...more]) => {
      const reader = new FieldReader({ longitude: longitude ?? '', latitude: latitude ?? '' }, 0);
      return more.length === 0 && reader.position() !== null;
    })
  );
}

/** A published list's postcode as printed; a cell that holds none («N/A», «Closed») gives null. */
function printedPostcode(cell: string | undefined): string | null {
  const key = postcodeKey(cell);
  return key === null ? null : `${key.slice(0, -3)} ${key.slice(-3)}`;
}
