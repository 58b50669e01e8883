/** Smooth noise over the plane (value noise in octaves), a pure function of position and a whole-number salt. */

/** Noise in about [−1, 1]; `metres` is the length of the largest wave. */
export function noiseAt(easting: number, northing: number, metres: number, salt: number, octaves = 4): number {
  let sum = 0;
  let amplitude = 1;
  let total = 0;
  let wave = metres;
  for (let octave = 0; octave < octaves; octave += 1) {
    sum += amplitude * smooth(easting / wave, northing / wave, salt + octave * 101);
    total += amplitude;
    amplitude /= 2;
    wave /= 2;
  }
  return (sum / total) * 1.6;
}

function smooth(east: number, north: number, salt: number): number {
  const column = Math.floor(east);
  const row = Math.floor(north);
  const eastPart = ease(east - column);
  const northPart = ease(north - row);
  const south = mix(lattice(column, row, salt), lattice(column + 1, row, salt), eastPart);
  const above = mix(lattice(column, row + 1, salt), lattice(column + 1, row + 1, salt), eastPart);
  return mix(south, above, northPart);
}

const ease = (part: number): number => part * part * part * (part * (part * 6 - 15) + 10);
const mix = (from: number, to: number, part: number): number => from + (to - from) * part;

function lattice(column: number, row: number, salt: number): number {
  let bits = Math.imul(column, 374761393) ^ Math.imul(row, 668265263) ^ Math.imul(salt, 2147483647);
  bits = Math.imul(bits ^ (bits >>> 13), 1274126177);
  bits = Math.imul(bits ^ (bits >>> 16), 2246822519);
  return ((bits ^ (bits >>> 15)) >>> 0) / 2147483648 - 1;
}
