/**
 * Lines of a file that stand in it more than once, counted instead of read again: of 400,000 children there are some thousand kinds, and to cut
 * each line into cells takes most of the time of the whole. Works on text whose records are lines, which they are until the first quote;
 * from there on, and once there are too many different lines for them to be kinds, everything is passed on as it stands.
 */
const MOST_LINES = 65_536;
const LONGEST_LINE = 10_000;

export class AlikeLines {
  /** Of each line passed on, from 0: the row of the file that it stands in, from 1. */
  private readonly rows: number[] = [];
  private readonly times: number[] = [];
  private known: Map<string, number> | null = new Map();
  private row = 0;

  /** The text, each line the first time that it stands. The first line, a header, is never taken for another. */
  async *passed(texts: AsyncIterable<string>): AsyncGenerator<string> {
    let rest = '';
    for await (const piece of texts) {
      const text = rest + piece;
      if (this.known === null) {
        rest = '';
        yield text;
        continue;
      }
      const { firsts, end } = this.firstsOf(text);
      rest = text.slice(end);
      yield firsts;
      if (this.known !== null) continue;
      yield this.passedOver() + rest;
      rest = '';
    }
    if (rest !== '') yield this.passedOver() + rest;
  }

  /** Empty lines, which are counted and left out: so what follows keeps the row that it has in the file. */
  private readonly passedOver = (): string => '\n'.repeat(this.row - this.rows.length);

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

  private firstsOf(text: string): { readonly firsts: string; readonly end: number } {
    const quote = text.indexOf('"');
    const firsts: string[] = [];
    let position = 0;
    for (;;) {
      const lineEnd = text.indexOf('\n', position);
      const tooLong = (lineEnd === -1 ? text.length : lineEnd) - position > LONGEST_LINE;
      if ((quote !== -1 && (lineEnd === -1 || quote < lineEnd)) || tooLong || this.rows.length >= MOST_LINES) {
        this.known = null;
        return { firsts: firsts.join(''), end: position };
      }
      if (lineEnd === -1) return { firsts: firsts.join(''), end: position };
      const line = text.slice(position, lineEnd + 1);
      const at = this.known!.get(line);
      this.row++;
      if (at === undefined) {
        // A copy: a piece of the text would keep the whole of it.
        if (this.rows.length > 0) this.known!.set(Buffer.from(line).toString(), this.rows.length);
        this.rows.push(this.row);
        this.times.push(1);
        firsts.push(line);
      } else this.times[at]!++;
      position = lineEnd + 1;
    }
  }
}
