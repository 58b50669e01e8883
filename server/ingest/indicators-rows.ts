/** Rows of published statistics as they are staged: what an indicator is, a figure, and who is compared with whom. */
import type { FieldReader } from './fields.js';
import { DEFINITION_STAGE, FIGURE_STAGE, PEER_STAGE } from './indicators-publish.js';
import type { StagedRow } from './source.js';
import { readPrintedFigure } from './suppression-marks.js';

export type AreaLevel = 'england' | 'region' | 'authority' | 'other';

export interface Place {
  readonly level: AreaLevel;
  readonly gssCode: string | null;
  readonly dfeNumber: string | null;
  readonly name: string;
}

export interface Definition {
  readonly code: string;
  readonly name: string;
  readonly definition?: string | null;
  readonly unit?: string | null;
  readonly polarity?: 'low' | 'high' | 'none' | null;
  readonly source: string;
  readonly numerator?: string | null;
  readonly denominator?: string | null;
  readonly caveats?: string | null;
  readonly disclosure?: string | null;
}

export function definitionRow(row: number, definition: Definition): StagedRow {
  const { code, name, unit, polarity, source, numerator, denominator, caveats, disclosure } = definition;
  const known = [definition.definition, unit, polarity].map((part) => part ?? null);
  return {
    stage: DEFINITION_STAGE.name,
    fields: [
      ...[String(row), code, name, ...known, source],
      ...[numerator, denominator, caveats, disclosure].map((part) => part ?? null),
    ],
  };
}

export interface Pair {
  readonly group: string;
  readonly area: Place;
  readonly peer: Place;
  readonly rank: number;
  readonly closeness?: string | null;
}

export function peerRow(row: number, { group, area, peer, rank, closeness }: Pair): StagedRow {
  const fields = [area, peer].flatMap(({ level, gssCode, dfeNumber, name }) => [level, gssCode, dfeNumber, name]);
  return { stage: PEER_STAGE.name, fields: [String(row), group, ...fields, String(rank), closeness ?? null] };
}

/** What a row prints besides the figure; null where it does not. */
export interface CountedFrom {
  readonly count: number | null;
  readonly denominator: number | null;
  readonly lower95: number | null;
  readonly upper95: number | null;
}

/** A figure for its stage, «empty», or null after noting that the cell is neither a number nor a mark. */
export function figureRow(
  reader: FieldReader,
  cell: { row: number; column: string; printed: string },
  indicator: string,
  place: Place,
  period: string,
  from?: CountedFrom,
): StagedRow | 'empty' | null {
  const figure = readPrintedFigure(cell.printed);
  if (figure.is === 'empty') return 'empty';
  if (figure.is === 'not understood') {
    return reader.refuse(
      cell.column,
      `«${cell.printed.trim()}» is neither a number nor a mark such as c, x, z, u or -.`,
      'Check the cell against the published table; leave it empty if there is no figure.',
    );
  }
  const counted = from === undefined ? [null, null, null, null] : [from.count, from.denominator, from.lower95, from.upper95];
  if (figure.is === 'mark' && counted[0] !== null) {
    return reader.refuse(
      cell.column,
      `The figure is withheld («${figure.mark}»), and its count stands beside it.`,
      'Leave the count empty, so that what is withheld stays withheld.',
    );
  }
  return {
    stage: FIGURE_STAGE.name,
    fields: [
      String(cell.row),
      indicator,
      place.level,
      place.gssCode,
      place.dfeNumber,
      place.name,
      period,
      figure.is === 'figure' ? String(figure.figure) : null,
      figure.is === 'mark' ? figure.mark : null,
      cell.printed.trim(),
      ...counted.map((part) => (part === null ? null : String(part))),
    ],
  };
}
