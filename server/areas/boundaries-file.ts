/** The boundaries of one type and vintage as one GeoJSON file, made once and kept while they do not change. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Sql } from '../database/database.js';
import { areasInUse } from './areas.service.js';
import type { AreaType } from './area-type.js';
import { simplifiedShapes, type AreaShapes } from './simplify-boundaries.js';

export interface BoundariesAsked {
  readonly type: AreaType;
  readonly vintage: number;
  readonly detail: 'coarse' | 'fine';
  /** Code of an area they lie in. */
  readonly within?: string;
}

export interface BoundariesFile {
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzipped: Buffer;
}

const gzipped = promisify(gzip);

/** More areas than these would keep the process busy for seconds: each is simplified by itself in the database instead. */
const MOST_SHARED = 6_000;
/** About 30 metres. */
const TOLERANCE_DEGREES = 0.0003;
const MOST_KEPT = 24;

/** Keeps the files last asked for; one lives as long as the server. */
export class BoundariesFiles {
  private readonly kept = new Map<string, BoundariesFile>();

  /** `read` runs one piece of work under the viewer's role. */
  async get(read: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>, asked: BoundariesAsked): Promise<BoundariesFile> {
    const areas = await read((sql) => areasInUse(sql, asked));
    const codes = areas.filter((area) => area.hasBoundary).map((area) => area.gssCode);
    const state = await read((sql) => stateOf(sql, asked, codes));
    const key = `${asked.type}/${asked.vintage}/${asked.detail}/${asked.within ?? ''}/${state}`;
    const known = this.kept.get(key);
    if (known !== undefined) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known;
    }
    const file = await makeFile(await read((sql) => textOf(sql, asked, codes)));
    this.kept.set(key, file);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) break;
      this.kept.delete(oldest);
    }
    return file;
  }
}

async function makeFile(text: string): Promise<BoundariesFile> {
  const plain = Buffer.from(text);
  return {
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 24)}"`,
    plain,
    gzipped: await gzipped(plain),
  };
}

async function stateOf(sql: Sql, { type, vintage }: BoundariesAsked, codes: readonly string[]): Promise<string> {
  const [row] = await sql.query<{ state: string }>(
    `SELECT coalesce(md5(string_agg(gss_code || name || boundary_key, ' ' ORDER BY gss_code)), '') AS state
       FROM area WHERE type = $1 AND vintage = $2 AND gss_code = ANY ($3::text[])`,
    [type, vintage, codes],
  );
  return row!.state;
}

/** Five decimals are about a metre. */
async function textOf(sql: Sql, asked: BoundariesAsked, codes: readonly string[]): Promise<string> {
  const apart = asked.detail === 'coarse' && codes.length > MOST_SHARED;
  const boundary = apart ? `ST_SimplifyPreserveTopology(boundary, ${TOLERANCE_DEGREES})` : 'boundary';
  const rows = await sql.query<{ feature: string }>(
    `SELECT '{"type":"Feature","id":' || to_json(gss_code) || ',"properties":{"gssCode":' || to_json(gss_code) || ',"name":' || to_json(name) || '},"geometry":' ||
            ST_AsGeoJSON(${boundary}, 5, 0) || '}' AS feature
       FROM area WHERE type = $1 AND vintage = $2 AND gss_code = ANY ($3::text[]) ORDER BY gss_code`,
    [asked.type, asked.vintage, codes],
  );
  const text = `{"type":"FeatureCollection","features":[${rows.map((row) => row.feature).join(',')}]}`;
  return asked.detail === 'fine' || apart ? text : JSON.stringify(simplifiedShapes(JSON.parse(text) as AreaShapes, asked.type));
}
