/**
 * Money as whole pence. Pounds are never held as fractions: sums of floating numbers do not come out to the penny.
 *
 * Read: «57083.36», «57,083.36», «£57083», «57083.4» is refused (40p or 4p?), and so is anything that could be read in two ways.
 */

/** A hundred thousand million pounds: more is a slip, and every sum of such stays exact in a double. */
const MOST_PENCE = 10_000_000_000_000;

export type ReadPence =
  { readonly ok: true; readonly pence: number } | { readonly ok: false; readonly problem: string; readonly remedy: string };

const PLAIN = /^\d+(?:\.(\d*))?$/;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.(\d*))?$/;
const REMEDY = 'Write pounds and two digits of pence, such as 57083.36 or 57,083.36.';

export function readPence(written: string): ReadPence {
  const text = written.trim().replace(/^£\s*/, '');
  const wrong = (problem: string, remedy = REMEDY): ReadPence => ({ ok: false, problem, remedy });
  if (text === '') return wrong('There is no sum of money.');
  if (/^(?:[-−]|\()/.test(text) && /\d/.test(text))
    return wrong(
      `«${written}» is less than nothing.`,
      'Write what was received, planned or spent; a repayment is a source of its own.',
    );
  const parts = PLAIN.exec(text) ?? GROUPED.exec(text);
  if (parts === null) {
    if (/^[\d,]+(?:\.\d*)?$/.test(text)) return wrong(`In «${written}» the commas do not part thousands.`);
    return wrong(`«${written}» is not a sum in pounds.`);
  }
  const decimals = parts[1];
  if (decimals !== undefined && decimals.length !== 2)
    return wrong(
      `«${written}» has ${decimals.length === 0 ? 'no digit' : decimals.length === 1 ? 'one digit' : `${decimals.length} digits`} after the point, so its pence are not known.`,
    );
  const pence = Number(text.replaceAll(/[,.]/g, '')) * (decimals === undefined ? 100 : 1);
  if (pence > MOST_PENCE) return wrong(`«${written}» is more than any partnership has.`, 'Check the sum.');
  return { ok: true, pence };
}

/** «£57,083.36»; less than nothing, as a variance may be: «−£10,000.00». */
export function poundsText(pence: number): string {
  const whole = Math.abs(pence);
  const pounds = Math.floor(whole / 100).toLocaleString('en-GB');
  return `${pence < 0 ? '−' : ''}£${pounds}.${String(whole % 100).padStart(2, '0')}`;
}
