/** The areas of a publication: leaves of one type that share out all incidents, and the larger areas that are made of whole leaves. */
import { areasInUse, lsoasOf, type AreaLsoas } from '../../areas/areas.service.js';
import type { AreaType } from '../../areas/area-type.js';
import type { FinestArea } from '../../access/access-table.js';
import type { Sql } from '../../database/database.js';
import type { Dimension } from '../../disclosure/disclosure.js';
import type { Parameters } from '../parameters.js';

/** The leaf of what lies in no area of the type: records without a place, or under a code that none of the areas takes over. */
export const ELSEWHERE = '-';
/** Everything: all leaves. */
export const EVERYWHERE = '*';

/** Types of area that a publication has as totals of its own, beside all leaves together. Others are added up from what is shown. */
const TOTALS: Readonly<Record<FinestArea, readonly AreaType[]>> = {
  LSOA: [],
  WARD: ['DISTRICT'],
  DISTRICT: [],
};

export interface GeographyKept {
  readonly finest: FinestArea;
  readonly vintage: number | null;
  readonly leaves: readonly (readonly [code: string, made: AreaLsoas])[];
  readonly totals: readonly (readonly [code: string, parts: readonly string[]])[];
}

export class Geography {
  private readonly leafOf2021 = new Map<string, string>();
  private readonly leafOf2011 = new Map<string, string>();

  private constructor(
    readonly finest: FinestArea,
    readonly vintage: number | null,
    private readonly leaves: ReadonlyMap<string, AreaLsoas>,
    private readonly totals: ReadonlyMap<string, readonly string[]>,
  ) {
    for (const [code, { lsoa21, lsoa11 }] of leaves) {
      // The first in the order of codes, should two areas of a type claim the same LSOA.
      for (const lsoa of lsoa21) if (!this.leafOf2021.has(lsoa)) this.leafOf2021.set(lsoa, code);
      for (const lsoa of lsoa11) if (!this.leafOf2011.has(lsoa)) this.leafOf2011.set(lsoa, code);
    }
  }

  /** As text of a publication keeps it. */
  toJSON(): GeographyKept {
    return { finest: this.finest, vintage: this.vintage, leaves: [...this.leaves], totals: [...this.totals] };
  }

  static from({ finest, vintage, leaves, totals }: GeographyKept): Geography {
    return new Geography(finest, vintage, new Map(leaves), new Map(totals));
  }

  static async read(sql: Sql, finest: FinestArea): Promise<Geography> {
    const areas = await areasInUse(sql, { type: finest });
    const codes = areas.map(({ gssCode }) => gssCode).sort();
    const vintage = areas[0]?.vintage ?? null;
    const lsoas =
      finest === 'LSOA'
        ? new Map(codes.map((code) => [code, vintage === 2021 ? { lsoa21: [code], lsoa11: [] } : { lsoa21: [], lsoa11: [code] }]))
        : await lsoasOf(sql, codes);
    const leaves = new Map(codes.flatMap((code) => (isKnown(lsoas.get(code)) ? [[code, lsoas.get(code)!] as const] : [])));
    const base = new Geography(finest, vintage, leaves, new Map());
    const totals = new Map<string, readonly string[]>();
    for (const type of TOTALS[finest]) {
      const larger = (await areasInUse(sql, { type })).map(({ gssCode }) => gssCode);
      const made = await lsoasOf(sql, larger);
      for (const code of larger) {
        const parts = leaves.has(code) ? null : base.leavesOf(made.get(code)!);
        // Two areas of the same leaves (a district that is one ward) are one node.
        const known = parts && [...totals.values()].some((other) => other.join() === parts.join());
        if (parts !== null && parts.length > 1 && !known) totals.set(code, parts);
      }
    }
    return new Geography(finest, vintage, leaves, totals);
  }

  /**
   * What lies in no area is left out: beside the areas' own figures it would be a small number that is known from the total. Without any
   * area it is all there is.
   */
  get dimension(): Dimension {
    const leaves = this.leaves.size > 0 ? [...this.leaves.keys()] : [ELSEWHERE];
    const codes = [...leaves, ...this.totals.keys(), EVERYWHERE];
    const places = new Map(codes.map((code, place) => [code, place]));
    const sum = (total: string, parts: readonly string[]) => ({
      total: places.get(total)!,
      parts: parts.map((part) => places.get(part)!),
    });
    return {
      codes,
      levels: codes.map((_, place) => (place < leaves.length ? this.finest : 'larger')),
      sums: [...[...this.totals].map(([code, parts]) => sum(code, parts)), sum(EVERYWHERE, leaves)],
    };
  }

  /** Where an incident of these LSOAs ('' for none) lies. */
  leafHolding(lsoa21: string, lsoa11: string): string {
    return this.leafOf2021.get(lsoa21) ?? this.leafOf2011.get(lsoa11) ?? ELSEWHERE;
  }

  /** The leaves whose centre lies in a shape (SQL over `parameters`), in order. */
  async leavesWithCentreIn(sql: Sql, shape: string, parameters: Parameters): Promise<string[]> {
    const type = parameters.add(this.finest, 'text');
    const rows = await sql.query<{ code: string }>(
      `SELECT gss_code AS code FROM area
        WHERE type = ${type} AND in_use AND centre && ${shape} AND ST_Intersects(centre, ${shape}) ORDER BY gss_code COLLATE "C"`,
      parameters.list,
    );
    return rows.map(({ code }) => code).filter((code) => this.leaves.has(code));
  }

  /** The LSOAs of leaves. */
  lsoasOf(codes: readonly string[]): AreaLsoas {
    const made = codes.map((code) => this.leaves.get(code)!);
    return { lsoa21: made.flatMap(({ lsoa21 }) => lsoa21), lsoa11: made.flatMap(({ lsoa11 }) => lsoa11) };
  }

  /** The leaves that make up an area, in order; null when it is not made of whole ones. */
  leavesOf({ lsoa21, lsoa11 }: AreaLsoas): string[] | null {
    const newer = lsoa21.length > 0 && this.leafOf2021.size > 0;
    const [own, leafOf] = newer ? [lsoa21, this.leafOf2021] : [lsoa11, this.leafOf2011];
    const found = new Set<string>();
    for (const lsoa of own) {
      const leaf = leafOf.get(lsoa);
      if (leaf !== undefined) found.add(leaf);
    }
    const inside = new Set(own);
    const isWhole = (leaf: string): boolean => {
      const all = this.leaves.get(leaf)!;
      return (newer ? all.lsoa21 : all.lsoa11).every((lsoa) => inside.has(lsoa));
    };
    return found.size > 0 && [...found].every(isWhole) ? [...found].sort() : null;
  }
}

function isKnown(lsoas: AreaLsoas | undefined): boolean {
  return lsoas !== undefined && lsoas.lsoa21.length + lsoas.lsoa11.length > 0;
}
