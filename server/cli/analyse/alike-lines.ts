/**
 * Lines of a file that stand in it more than once, counted instead of read again: of 400,000 children there are some thousand kinds, and to cut
 * each line into cells takes most of the time of the whole. Works on bytes whose records are lines, which they are until the first quote;
 * from there on, and once there are too many different lines for them to be kinds, everything is passed on as it stands.
 */
import { LineRegister } from './line-register.js';

const MOST_LINES = 65_536;
const LONGEST_LINE = 10_000;
const [LINE_END, QUOTE] = [10, 34];

export class AlikeLines {
  /** Of each line passed on, from 0: the row of the file that it stands in, from 1. */
  private readonly rows: number[] = [];
  private readonly times: number[] = [];
  private isOver = false;
  private readonly known = new LineRegister();
  private row = 0;

  /** The bytes, each line the first time that it stands. The first line, a header, is never taken for another. */
  async *passed(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let rest: Buffer = Buffer.alloc(0);
    for await (const piece of pieces) {
      if (this.isOver) {
        yield piece;
        continue;
      }
      const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      const { firsts, end } = this.firstsOf(bytes);
      rest = bytes.subarray(end);
      if (firsts.length > 0) yield Buffer.concat(firsts);
      if (!this.isOver) continue;
      yield this.passedOver();
      yield rest;
      rest = Buffer.alloc(0);
    }
    if (rest.length > 0) {
      yield this.passedOver();
      yield rest;
    }
  }

  /** Empty lines, which are counted and left out: so what follows keeps the row that it has in the file. */
  private readonly passedOver = (): Buffer => Buffer.alloc(this.row - this.rows.length, LINE_END);

  /** The row of the file in which the line stands that was passed on as the `row`th, from 1. */
  rowOf(row: number): number {
    return this.rows[row - 1] ?? row;
  }

  /** Whether a line passed on stands for all that are like it. */
  counts(row: number): boolean {
    return row <= this.rows.length;
  }

  /** How often it stands in the file, once that is read. */
  timesOf(row: number): number {
    return this.times[row - 1] ?? 1;
  }

  private firstsOf(bytes: Buffer): { readonly firsts: Buffer[]; readonly end: number } {
    const quote = bytes.indexOf(QUOTE);
    const firsts: Buffer[] = [];
    let position = 0;
    for (;;) {
      const lineEnd = bytes.indexOf(LINE_END, position);
      const tooLong = (lineEnd === -1 ? bytes.length : lineEnd) - position > LONGEST_LINE;
      this.isOver = (quote !== -1 && (lineEnd === -1 || quote < lineEnd)) || tooLong || this.rows.length >= MOST_LINES;
      if (this.isOver || lineEnd === -1) return { firsts, end: position };
      this.row++;
      // The header has no number: the first line under it is 0.
      const number = this.rows.length === 0 ? -1 : this.known.numberOf(bytes, position, lineEnd + 1);
      if (number < this.rows.length - 1 && number >= 0) this.times[number + 1]!++;
      else {
        this.rows.push(this.row);
        this.times.push(1);
        firsts.push(bytes.subarray(position, lineEnd + 1));
      }
      position = lineEnd + 1;
    }
  }
}
