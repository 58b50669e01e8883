/** What a document claims, as it is written in a cell: «24%», «-13%», «−13 per cent», «4:10», «4 in 10», «roughly 4 in 10». */
export interface WrittenClaim {
  readonly claimed: number;
  readonly per: number;
  readonly decimals: number;
  readonly isInWords: boolean;
}

export const NOT_A_CLAIM = 'Write a percentage as 24% or -13%, or so many in so many as 4 in 10.';
/** Larger ones are no percentages that a document prints. */
const MOST_DECIMALS = 6;

/** Null where it is none. */
export function readClaim(written: string): WrittenClaim | null {
  const text = written.trim().replaceAll('−', '-').replaceAll(/\s+/g, ' ');
  const parts = /^(?:roughly |about |nearly |almost )?(\d{1,6}) ?(?::|in|out of) ?(\d{1,6})$/i.exec(text);
  if (parts !== null) {
    const [claimed, per] = [Number(parts[1]), Number(parts[2])];
    return per === 0 || claimed > per ? null : { claimed, per, decimals: 0, isInWords: true };
  }
  const percent = /^([+-]?\d{1,6}(?:\.(\d+))?) ?(?:%|per ?cent)$/i.exec(text);
  if (percent === null) return null;
  const decimals = percent[2]?.length ?? 0;
  return decimals > MOST_DECIMALS ? null : { claimed: Number(percent[1]), per: 100, decimals, isInWords: false };
}
