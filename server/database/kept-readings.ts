import type { DataVersion, Sql } from './database.js';

/**
 * What was read of the loaded data, kept in memory until the data change, for what small questions would otherwise ask again each time.
 * Only for what loads, undos and removals alone can change; and what is kept is shared by requests, so nobody may change it.
 */
export class KeptReadings<Reading> {
  private readonly ofVersion = new WeakMap<DataVersion, Map<string, Reading>>();

  /** @param most how many readings are kept of one version and role; when there are more, all are forgotten */
  constructor(private readonly most: number) {}

  /** The kept reading of this key; else what `read` reads, in this transaction. A transaction that may change the data keeps nothing. */
  async get(sql: Sql, key: string, read: () => Promise<Reading>): Promise<Reading> {
    const { dataVersion } = sql;
    if (dataVersion === null) return read();
    let kept = this.ofVersion.get(dataVersion);
    if (kept === undefined) this.ofVersion.set(dataVersion, (kept = new Map<string, Reading>()));
    const known = kept.get(key);
    if (known !== undefined) return known;
    const reading = await read();
    if (kept.size >= this.most) kept.clear();
    kept.set(key, reading);
    return reading;
  }
}
