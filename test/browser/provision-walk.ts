/** The week of youth provision by keyboard: an hour, the best further session, a bus that moves, and a session that is added by form. */
import { expect } from 'vitest';
import { expectAccessible, type Open } from './browser.js';

export async function walkProvision(open: Open): Promise<void> {
  const { page, refused } = await open('Deployment planner', '/provision');
  await page.getByRole('button', { name: /^Sunday 17:00–18:00: 1 session open/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Who is open, Sunday 17:00–18:00' }).waitFor();
  expect(new URL(page.url()).search).toBe('?weekday=sunday&hour=17');
  await page.getByText('Youth fellowship', { exact: true }).waitFor();
  // What its list does not state is said to be unknown, never closed.
  await page.locator('.provision-sessions li', { hasText: 'Young people’s night' }).getByText('Unknown').waitFor();
  expect(await page.locator('main').textContent()).not.toContain('Lantern counselling rooms');

  await page.getByLabel('How many').selectOption('1');
  await page.getByRole('button', { name: 'Find the best' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'The best choice' }).waitFor();
  await page.getByLabel('Session', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('To', { exact: true }).selectOption({ label: 'Quillby Green Hall' });
  await page.getByRole('button', { name: 'Show the difference' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(/child-hours a week within a walk of something open/).waitFor();
  await page.getByText(/bands on squares of 500 m/).waitFor();
  await expectAccessible(page);

  // A session that is added by form stands in the week at once; what is missing is told at its field.
  await page.getByRole('link', { name: 'Keep sessions and places' }).press('Enter');
  await page.getByRole('link', { name: 'Add a session' }).press('Enter');
  await page.getByLabel('What the session is called').fill('Night kitchen');
  await page.getByLabel('Where it is held').selectOption({ label: 'Quillby Green Hall' });
  await page.getByLabel('Weekday').selectOption({ label: 'Sunday' });
  await page.getByLabel('Starts').fill('21:00');
  await page.getByLabel('Ends').fill('9 pm');
  await page.getByRole('button', { name: 'Add the session' }).press('Enter');
  await page.getByRole('link', { name: 'Write the time as 19:00.' }).press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('22:00');
  await expectAccessible(page);
  await page.getByLabel('Why').fill('Asked for at the forum');
  await page.getByRole('button', { name: 'Add the session' }).press('Enter');
  await page.getByText('The session is added.').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Youth provision' }).last().press('Enter');
  await page.getByRole('button', { name: /^Sunday 21:00–22:00: 1 session open/ }).waitFor();
  expect(refused).toEqual([]);
}
