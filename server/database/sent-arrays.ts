/**
 * Arrays of numbers as PostgreSQL's `array_send` writes them, of one dimension and without NULL: the number of dimensions, whether there are
 * NULLs, the type, the length and the first index (20 bytes), then of each element its size and its bytes, the highest first. Source:
 * PostgreSQL's src/backend/utils/adt/arrayfuncs.c, array_send.
 */
const HEAD = 20;
const LENGTH_AT = 12;
const SIZE = 4;

function viewOf(sent: Uint8Array): DataView {
  return new DataView(sent.buffer, sent.byteOffset, sent.byteLength);
}

/** How many elements; 0 of an empty array, which has no dimension. */
export function lengthOfSent(sent: Uint8Array): number {
  return sent.byteLength < HEAD ? 0 : viewOf(sent).getInt32(LENGTH_AT);
}

/** `smallint[]` */
export function int16sOf(sent: Uint8Array): Int16Array {
  const view = viewOf(sent);
  return Int16Array.from({ length: lengthOfSent(sent) }, (_, i) => view.getInt16(HEAD + SIZE + i * (SIZE + 2)));
}

/** `int[]` */
export function int32sOf(sent: Uint8Array): Int32Array {
  const view = viewOf(sent);
  return Int32Array.from({ length: lengthOfSent(sent) }, (_, i) => view.getInt32(HEAD + SIZE + i * (SIZE + 4)));
}

/** `double precision[]` */
export function float64sOf(sent: Uint8Array): Float64Array {
  const view = viewOf(sent);
  return Float64Array.from({ length: lengthOfSent(sent) }, (_, i) => view.getFloat64(HEAD + SIZE + i * (SIZE + 8)));
}
