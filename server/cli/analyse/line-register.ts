/**
 * Gives each different line of bytes a number, 0, 1, …, without making a text of it: a table of open addressing over 31-hashes, with the bytes of
 * every line once behind one another. Of equal hashes the bytes are compared, so that no two lines are ever taken for one.
 */
const MULTIPLIER = 31;

export class LineRegister {
  private slots = new Int32Array(1 << 12).fill(-1);
  private readonly hashes: number[] = [];
  /** Where each line begins in `bytes`; one more than there are lines. */
  private readonly starts: number[] = [0];
  private bytes = new Uint8Array(1 << 16);

  get size(): number {
    return this.hashes.length;
  }

  /** The number of the line; a new one is kept. */
  numberOf(from: Uint8Array, start: number, end: number): number {
    let hash = 0;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, MULTIPLIER) + from[at]!) | 0;
    const { slots } = this;
    let slot = slotOf(hash, slots.length);
    for (let number = slots[slot]!; number >= 0; number = slots[slot]!) {
      if (this.hashes[number] === hash && this.isLine(number, from, start, end)) return number;
      slot = (slot + 1) & (slots.length - 1);
    }
    return this.keep(from.subarray(start, end), hash, slot);
  }

  private isLine(number: number, from: Uint8Array, start: number, end: number): boolean {
    const { bytes } = this;
    const first = this.starts[number]!;
    if (this.starts[number + 1]! - first !== end - start) return false;
    for (let at = start; at < end; at++) if (bytes[first + at - start] !== from[at]) return false;
    return true;
  }

  private keep(line: Uint8Array, hash: number, slot: number): number {
    const used = this.starts.at(-1)!;
    const needed = used + line.length;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(2 * needed);
      larger.set(this.bytes.subarray(0, used));
      this.bytes = larger;
    }
    this.bytes.set(line, used);
    this.starts.push(needed);
    const number = this.hashes.push(hash) - 1;
    this.slots[slot] = number;
    if (2 * this.hashes.length > this.slots.length) this.widen();
    return number;
  }

  private widen(): void {
    const slots = new Int32Array(4 * this.slots.length).fill(-1);
    for (const [number, hash] of this.hashes.entries()) {
      let slot = slotOf(hash, slots.length);
      while (slots[slot]! >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number;
    }
    this.slots = slots;
  }
}

const slotOf = (hash: number, slots: number): number => (hash ^ (hash >>> 15)) & (slots - 1);
