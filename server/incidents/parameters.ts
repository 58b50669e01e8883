/** Bound parameters of a statement that is put together: `add` answers the placeholder. */
export class Parameters {
  readonly list: unknown[] = [];

  add(parameter: unknown, type = ''): string {
    this.list.push(parameter);
    return `$${this.list.length}${type === '' ? '' : `::${type}`}`;
  }
}
