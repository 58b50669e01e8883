/** What people type is screened wherever it would be kept, and the refusal names the place, not the words. */
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { eventsOf } from '../audit/events.js';
import { testDatabase } from '../database.js';
import { serve, type Served } from './serve.js';

let database: PostgresDatabase;
let served: Served;
beforeAll(async () => {
  database = await testDatabase('server');
  served = await serve(database);
});
afterAll(async () => {
  await served.close();
  await database.close();
});

const SOMEBODY = 'about Ottokar, my son Jake Smith, 07700 900123';
const RECORD = 'record: {source: "asb-reports", reference: "none"}';

it.each([
  ['a purpose', `mutation { statePurpose(reason: COMPLAINT, note: "${SOMEBODY}") { name } }`, ['note']],
  [
    'the name of an area',
    `mutation { composeArea(input: {name: "Jake Smith 07700 900123", reason: "x", memberCodes: ["L20"]}) { name } }`,
    ['input', 'name'],
  ],
  [
    'why there is one',
    `mutation { composeArea(input: {name: "Here", reason: "${SOMEBODY}", memberCodes: ["L20"]}) { name } }`,
    ['input', 'reason'],
  ],
  ['why a record is restricted', `mutation { restrictRecord(${RECORD}, reason: "${SOMEBODY}") { rows } }`, ['reason']],
  ['why one is taken out', `mutation { removeRecord(${RECORD}, reason: "${SOMEBODY}") { rows } }`, ['reason']],
  ['why that is lifted', `mutation { liftRecordChange(${RECORD}, change: REMOVAL, reason: "${SOMEBODY}") { rows } }`, ['reason']],
  [
    'why one is corrected',
    `mutation { correctRecord(${RECORD}, fields: [{field: "outcome", content: ""}], reason: "${SOMEBODY}") { rows } }`,
    ['reason'],
  ],
  [
    'what it is corrected to',
    `mutation { correctRecord(${RECORD}, fields: [{field: "outcome", content: "${SOMEBODY}"}], reason: "a test") { rows } }`,
    ['fields', 0, 'content'],
  ],
])('%s', async (_what, query, path) => {
  const answer = await served.ask(query);
  expect(answer.body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', path } }]);
  expect(answer.body.errors![0]!.message).toContain('seems to hold a telephone number and the name of a person. Take it out');
  await nowhere(answer.text);
});

test('the header that states a purpose', async () => {
  const answer = await served.ask('{ me { name } }', {}, undefined, { 'x-homeward-purpose': `operation; ${SOMEBODY}` });
  expect(answer.body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  await nowhere(answer.text);
});

test('the agreement of an upload', async () => {
  const boundary = 'made-up';
  const part = (name: string, content: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${name === 'file' ? '; filename="a.csv"' : ''}\r\n\r\n${content}\r\n`;
  const body = `${part('source', 'asb-reports')}${part('agreement', SOMEBODY)}${part('file', 'reference\n')}--${boundary}--\r\n`;
  const answer = await served.send('/data/upload', {
    method: 'POST',
    headers: { authorization: `Bearer ${await served.token()}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body,
  });
  expect(answer.status).toBe(400);
  expect(answer.body.errors ?? answer.text).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', path: ['agreement'] } }]);
  await nowhere(answer.text);
});

async function nowhere(text: string): Promise<void> {
  for (const kept of [text, JSON.stringify(await eventsOf(database)), JSON.stringify(served.log)])
    expect(kept).not.toMatch(/Ottokar|Smith|900123/);
}
