import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { engines, testDatabase } from '../database.js';
import { serve, type Served } from './serve.js';

describe.each(engines)('failures of our own on %s', (engine) => {
  let database: PostgresDatabase;
  let served: Served;

  beforeAll(async () => {
    database = await testDatabase(engine);
    served = await serve(database);
  });

  afterAll(async () => {
    await served.close();
    await database.close();
  });

  const SECRETS = /setting|relation|does not exist|SELECT|\.ts|\.js|node_modules|42P01|at /;

  it('leave an id outside, and the detail in the log only', async () => {
    await database.asOwner((sql) => sql.execute('ALTER TABLE setting RENAME TO put_aside'));
    try {
      const answer = await served.ask('{ installation { partnership } }');
      const error = answer.body.errors?.[0];
      expect(error?.extensions.code).toBe('INTERNAL');
      expect(answer.body.errors).toHaveLength(1);
      expect(Object.keys(error!.extensions).sort()).toEqual(['code', 'id']);
      expect(answer.text.replace(error!.extensions.id!, '')).not.toMatch(SECRETS);
      const logged = served.log.find((line) => line['id'] === error!.extensions.id);
      expect(logged).toMatchObject({ sqlState: '42P01' });
    } finally {
      await database.asOwner((sql) => sql.execute('ALTER TABLE put_aside RENAME TO setting'));
    }
  });

  it('do not stay: the next request, and fields side by side, share nothing broken', async () => {
    const query =
      '{ me { name } installation { partnership vintages { type } coverage { kind } categories { kind } loadedOn extent } }';
    for (let round = 0; round < 3; round += 1) expect((await served.ask(query)).body.errors).toBeUndefined();
  });

  it('many requests at once each get their transaction and give it back', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => served.ask('{ installation { partnership vintages { type } dataVersion } }')),
    );
    expect(answers.filter(({ status, body }) => status !== 200 || body.errors)).toEqual([]);
  });
});
