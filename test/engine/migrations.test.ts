import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { migrations } from '../../migrations/index.js';

it('the list of migrations has every file, in the order of their names', () => {
  const files = readdirSync(new URL('../../migrations', import.meta.url))
    .filter((name) => /^\d{4}-.*\.ts$/.test(name))
    .sort();
  const numbers = migrations.map((migration) => new migration().name.slice(-4));
  expect(numbers).toEqual(files.map((file) => file.slice(0, 4)));
});
