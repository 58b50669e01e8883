/**
 * Publications in the database: what is displayed, and the counts it was made from, which the next one is compared with. One for a data set,
 * level, viewer's agency and choice of forces; a new one takes the place of the very one it was made after, so that of two processes that
 * make one at the same time the first holds.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Database, Sql } from '../../database/database.js';
import { INCIDENT_RULE, Publication } from '../../disclosure/disclosure.js';
import type { MonthStart } from '../month.js';
import type { Basis } from './carried-forward.js';
import { Geography, type GeographyKept } from './geography.js';
import { releasedDimensions } from './released-dimensions.js';
import { SmallAreas, type SmallAreasKept } from './small-areas.js';

export interface Release {
  readonly geography: Geography;
  readonly small: Geography | null;
  readonly months: readonly MonthStart[];
  /** The blocks of twelve months, newest first. */
  readonly blocks: readonly (readonly MonthStart[])[];
  readonly parts: readonly ReleasedPart[];
}

/** What one loader loaded, protected by itself. */
export interface ReleasedPart {
  readonly basis: Basis;
  readonly counts: { readonly months: readonly MonthStart[]; readonly categories: readonly string[] };
  /** Null where nothing of it can be published. */
  readonly publication: Publication | null;
  readonly small: SmallAreas | null;
}

export interface StoredRelease {
  /** Another one for each that was stored. */
  readonly mark: string;
  readonly release: Release;
}

/** What a publication is of. */
export interface ReleaseName {
  readonly data: string;
  readonly finest: string;
  readonly ownOf: string | null;
}

/** The forces that may be read are part of the name: other forces, other counts. */
const NAME = `$1 || ' ' || coalesce(current_setting('homeward.forces', true), '')`;
const nameOf = ({ data, finest, ownOf }: ReleaseName): string => JSON.stringify([data, finest, ownOf]);

/** Unpacked once for each that is stored. */
const unpacked = new WeakMap<object, Map<string, StoredRelease>>();

/** The publication that stands; null before the first. */
export async function readStored(sql: Sql, what: ReleaseName): Promise<StoredRelease | null> {
  const ofHome = unpacked.get(sql.home) ?? new Map<string, StoredRelease>();
  unpacked.set(sql.home, ofHome);
  const known = ofHome.get(nameOf(what));
  const [found] = await sql.query<{ mark: string; content: string | null }>(
    `SELECT mark::text, CASE WHEN mark::text IS DISTINCT FROM $2::text THEN content END AS content
       FROM protected_publication WHERE name = ${NAME}`,
    [nameOf(what), known?.mark ?? null],
  );
  if (found === undefined) return null;
  if (found.content === null) return known!;
  const stored = { mark: found.mark, release: unpack(found.content) };
  ofHome.set(nameOf(what), stored);
  return stored;
}

/** What there are publications of, for the forces that are read here. */
export async function storedNames(sql: Sql): Promise<ReleaseName[]> {
  // From the end: an agency's name may hold whatever stands between the parts.
  const rows = await sql.query<{ name: string }>(
    `SELECT left(name, -length(forces)) AS name
       FROM protected_publication, (SELECT ' ' || coalesce(current_setting('homeward.forces', true), '') AS forces) read_here
      WHERE right(name, length(forces)) = forces ORDER BY 1`,
  );
  return rows.map(({ name }) => {
    const [data, finest, ownOf] = JSON.parse(name) as [string, string, string | null];
    return { data, finest, ownOf };
  });
}

const databases = new WeakMap<object, { readonly database: Database; readonly failed: (error: unknown) => void }>();

/** From now on publications of this database are stored, and stay through small changes. */
export async function keepReleasesIn(database: Database, failed: (error: unknown) => void): Promise<void> {
  await database.asOwner(async (sql) => databases.set(sql.home, { database, failed }));
}

/**
 * Stores a publication in a transaction of its own, when whoever asked has got theirs. Answers false when another one was stored since
 * `before` was read: then that one holds.
 */
export async function storeLater(
  home: object,
  what: ReleaseName,
  release: Release,
  before: StoredRelease | null,
): Promise<boolean> {
  const kept = databases.get(home);
  if (kept === undefined) return true;
  try {
    return await kept.database.asOwner((sql) => store(sql, what, release, before));
  } catch (error) {
    kept.failed(error);
    return true;
  }
}

async function store(sql: Sql, what: ReleaseName, release: Release, before: StoredRelease | null): Promise<boolean> {
  const [name, content] = [nameOf(what), pack(release)];
  const changed =
    before === null
      ? await sql.execute(
          `INSERT INTO protected_publication (name, content) VALUES (${NAME}, $2) ON CONFLICT (name) DO NOTHING`,
          [name, content],
        )
      : await sql.execute(
          `UPDATE protected_publication SET mark = gen_random_uuid(), made_at = clock_timestamp(), content = $2
            WHERE name = ${NAME} AND mark = $3::uuid`,
          [name, content, before.mark],
        );
  return changed === 1;
}

interface Packed {
  readonly geography: GeographyKept;
  readonly small: GeographyKept | null;
  readonly months: readonly MonthStart[];
  readonly blocks: readonly (readonly MonthStart[])[];
  readonly parts: readonly {
    readonly basis: Basis;
    readonly counts: ReleasedPart['counts'];
    readonly publication: { readonly states: string; readonly shown: string } | null;
    readonly small: SmallAreasKept | null;
  }[];
}

function pack({ geography, small, months, blocks, parts }: Release): string {
  const packed: Packed = {
    geography: geography.toJSON(),
    small: small?.toJSON() ?? null,
    months,
    blocks,
    parts: parts.map(({ basis, counts, publication, small: smallAreas }) => ({
      basis,
      counts: { months: counts.months, categories: counts.categories },
      publication: publication && { states: inText(publication.states), shown: inText(publication.shown) },
      small: smallAreas?.toJSON() ?? null,
    })),
  };
  return deflateRawSync(JSON.stringify(packed)).toString('base64');
}

function unpack(content: string): Release {
  const { geography, small, months, blocks, parts } = JSON.parse(
    inflateRawSync(Buffer.from(content, 'base64')).toString('utf8'),
  ) as Packed;
  const ground = Geography.from(geography);
  return {
    geography: ground,
    small: small && Geography.from(small),
    months,
    blocks,
    parts: parts.map(({ basis, counts, publication, small: smallAreas }) => ({
      basis,
      counts,
      publication: publication && restored(ground, counts, blocks, publication),
      small: smallAreas && SmallAreas.from(smallAreas, blocks),
    })),
  };
}

function restored(
  geography: Geography,
  counts: ReleasedPart['counts'],
  blocks: Release['blocks'],
  { states, shown }: { readonly states: string; readonly shown: string },
): Publication {
  const figures = Uint8Array.from(Buffer.from(shown, 'base64'));
  return Publication.restored(
    releasedDimensions(geography, counts, blocks),
    Uint8Array.from(Buffer.from(states, 'base64')),
    new Int32Array(figures.buffer),
    INCIDENT_RULE.roundTo,
  );
}

function inText({ buffer, byteOffset, byteLength }: Uint8Array | Int32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}
