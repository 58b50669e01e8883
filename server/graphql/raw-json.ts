import { randomUUID } from 'node:crypto';

/**
 * JSON that PostGIS has already written. It travels to the client as it is: parsing half a megabyte of coordinates into
 * objects only to print them again costs more than everything else in a request for points.
 */
export class RawJson {
  constructor(readonly text: string) {}

  /** For JSON.stringify outside `stringifyWithRawJson`, where the text must be a structure after all. */
  toJSON(): unknown {
    return writing ? writing.leave(this.text) : JSON.parse(this.text);
  }
}

/** Set only while `stringifyWithRawJson` runs, which is synchronous, so no two answers can meet here. */
let writing: Splice | undefined;

class Splice {
  // Unguessable, so that no text of a row can stand for a piece. Node keeps a store of these; other random bytes cost a request 50 µs.
  private readonly mark = randomUUID();
  private readonly pieces: string[] = [];

  leave(text: string): string {
    this.pieces.push(text);
    return this.mark;
  }

  join(written: string): string {
    if (this.pieces.length === 0) return written;
    const around = written.split(`"${this.mark}"`);
    let joined = around[0] ?? '';
    for (let index = 0; index < this.pieces.length; index += 1) {
      joined += this.pieces[index] + (around[index + 1] ?? '');
    }
    return joined;
  }
}

/** JSON.stringify in which each RawJson stands as its own text. */
export function stringifyWithRawJson(content: unknown): string {
  const splice = new Splice();
  writing = splice;
  try {
    return splice.join(JSON.stringify(content));
  } finally {
    writing = undefined;
  }
}
