/** One number as it may be shown: exact, rounded or withheld. */
export interface Figure {
  /** Null when it is withheld, or not known (then `suppressed` is false). */
  readonly count: number | null;
  readonly suppressed: boolean;
  /** 1 when it is exact. */
  readonly roundedTo: number;
}

export const exactFigure = (count: number | null): Figure => ({ count, suppressed: false, roundedTo: 1 });

/** Not shown, whatever it is. */
export const withheldFigure: Figure = { count: null, suppressed: true, roundedTo: 5 };

/** The sum of what is displayed; withheld when a part is. */
export function addedUp(parts: readonly Figure[]): Figure {
  if (parts.some(({ suppressed }) => suppressed)) return withheldFigure;
  return {
    count: parts.reduce((sum, { count }) => sum + (count ?? 0), 0),
    suppressed: false,
    roundedTo: Math.max(1, ...parts.map(({ roundedTo }) => roundedTo)),
  };
}
