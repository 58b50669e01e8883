/** A request for numbers by keyboard: two agencies answer, the author says whom both count, checks and completes it, and a partner reads, prints and takes it. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Database } from '../../server/database/database.js';
import { publishedBoardResponses } from '../../server/ingest/published-board-responses.js';
import { loadText } from '../ingest/load-text.js';
import { expectAccessible, expectNoSidewaysScroll, type Open } from './browser.js';

const BOARDS = `risk_order,area,response_as_printed,response_class,source_file,source_part
1,Dunmouth,Failed to respond,failed to respond,made-up.txt,A made-up report
2,Saltby,Full response,full,made-up.txt,A made-up report
`;

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).press('Enter');

async function answerAll(page: Page, children: string): Promise<void> {
  for (const group of ['In gangs', 'Related to gang members', 'At high risk']) {
    await page.getByRole('radio', { name: group, exact: true }).press('Space');
    await page.getByRole('radio', { name: group === 'In gangs' ? 'A number' : 'Holds no data' }).press('Space');
    if (group === 'In gangs') {
      await page.getByLabel('How many children', { exact: true }).fill('12.5');
      await press(page, 'Give this answer');
      await page.getByRole('link', { name: /^Children are counted whole/ }).waitFor();
      await page.getByLabel('How many children', { exact: true }).fill(children);
      await page.getByRole('radio', { name: /^Street gang/ }).press('Space');
      await page.getByLabel('The definition in your own words').fill('Named in an assessment');
      await page.getByLabel('The day they were counted on').fill('2026-10-01');
    }
    await press(page, 'Give this answer');
    await page.locator('.own-answer__given dt', { hasText: group }).waitFor();
  }
  await page.getByText('Your answer is in.').waitFor();
}

export async function walkDataRequest(open: Open, database: Database): Promise<void> {
  const { page: author, refused } = await open('JSNA author', '/data-request');
  const late = author.locator('article', { hasText: 'Children in gangs, spring' });
  await late.getByText('Overdue').waitFor();
  await expectAccessible(author);
  await author.getByRole('link', { name: 'Ask agencies' }).press('Enter');
  await author.getByLabel('What the request is called').fill('A walk');
  await press(author, 'Ask them');
  await author.getByRole('link', { name: /^Write who is asked/ }).waitFor();
  await expectAccessible(author);
  await author.getByLabel('Which office wants the numbers').fill('Children’s Commissioner');
  await author.getByLabel('Of which area').fill('Marram');
  await author.getByLabel('The day that children are counted on').fill('2026-10-01');
  await author.getByLabel('The day by which answers are due').fill('2099-01-01');
  await author.getByLabel('Who is asked').fill('Council\nLantern Youth Trust');
  await press(author, 'Ask them');
  await author.getByRole('heading', { level: 1, name: 'A walk' }).waitFor();
  const { pathname, origin } = new URL(author.url());
  await answerAll(author, '63');

  const { page: partner, refused: refusedToPartner } = await open('Partner', pathname);
  await partner.getByText('What other agencies answered can be read once the request is complete.').waitFor();
  await answerAll(partner, '41');
  await expectAccessible(partner);

  await author.reload();
  const inGangs = author.getByRole('table', { name: 'Children in gangs' });
  await inGangs.getByText('about 40').waitFor();
  await author.getByText(/^All agencies: Between 60 and 100 different children over 2 agencies/).waitFor();
  await author.getByText('Say whom two agencies both count', { exact: true }).click();
  const overlap = author.locator('#overlap-form');
  await overlap.getByLabel('Which children').selectOption('In gangs');
  await overlap.getByLabel('One agency').selectOption('Council');
  await overlap.getByLabel('The other').selectOption('Lantern Youth Trust');
  await overlap.getByLabel('How many children both count').fill('21');
  await overlap.getByLabel('How it is known, or why it is not').fill('Both looked together.');
  await expectAccessible(author);
  await overlap.getByRole('button', { name: 'Say it' }).press('Enter');
  await author.getByText(/^All agencies: About 80 different children/).waitFor();
  await press(author, 'I have checked it');
  await press(author, 'Complete it');
  await author.getByRole('heading', { name: 'What was handed in' }).waitFor();
  await expectAccessible(author);
  expect(refused).toEqual([]);

  await partner.reload();
  await partner.getByRole('table', { name: 'Children in gangs' }).waitFor();
  const [download] = await Promise.all([
    partner.waitForEvent('download'),
    partner.getByRole('link', { name: 'Table as CSV' }).press('Enter'),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toMatch(/counted by both,in gangs,Council,Lantern Youth Trust,number,20/);
  await partner.emulateMedia({ media: 'print' });
  expect(await partner.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  expect(await partner.getByRole('table', { name: 'Children in gangs' }).isVisible()).toBe(true);
  await partner.emulateMedia({ media: 'screen' });

  expect((await loadText(database, publishedBoardResponses, BOARDS)).errors).toEqual([]);
  await partner.goto(`${origin}/data-request/areas`);
  await partner.getByText('Of 2 areas 1 failed to respond and 1 answered, in one way or another.').waitFor();
  const areas = partner.getByRole('table', { name: /^Areas in the report’s order of risk/ });
  expect(await areas.locator('tbody tr').allTextContents()).toEqual([
    '1DunmouthFailed to respondFailed to respond',
    '2SaltbyIn fullFull response',
  ]);
  await expectAccessible(partner);
  for (const address of [pathname, '/data-request', '/data-request/areas']) {
    await partner.goto(`${origin}${address}`);
    await partner.setViewportSize({ width: 390, height: 844 });
    await partner.getByRole('heading', { level: 1 }).waitFor();
    await expectNoSidewaysScroll(partner);
  }
  expect(refusedToPartner).toEqual([]);
}
