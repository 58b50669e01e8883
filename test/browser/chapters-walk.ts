/** A chapter on the pages: an author makes one, writes, makes its figures anew, sends it; another approves and publishes it; a partner reads it and takes the files. */
import { strFromU8, unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from './browser.js';

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).press('Enter');

/** @returns the address of the chapter that awaits approval */
export async function walkAuthor(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Make a chapter' }).press('Enter');
  await page.getByLabel('What the chapter is called').fill('Children of the harbour');
  await press(page, 'Make the chapter');
  await page.getByRole('heading', { level: 1, name: 'Children of the harbour' }).waitFor();
  await page.getByLabel('Text: Summary').fill('Write to sam.dunlin@example.org.');
  await press(page, 'Save: Summary');
  await page.getByText(/seems to hold an e-mail address/).waitFor();
  await page.getByLabel('Text: Summary').fill('Most is reported near the harbour.');
  await press(page, 'Save: Summary');
  await page.getByText('Saved.', { exact: true }).waitFor();
  await expectAccessible(page);

  await page.getByText('Make the figures anew', { exact: true }).first().click();
  await page.getByLabel('First month').fill('2025-08');
  await page.getByLabel('Last month').fill('2026-07');
  await press(page, 'Make the figures anew');
  await page.getByRole('heading', { name: 'What moved' }).waitFor();
  await page.getByText(/^Reports of anti-social behaviour by ward, Marram moved: \d+ cells$/).waitFor();
  expect(await page.getByLabel('Text: Summary').inputValue()).toBe('Most is reported near the harbour.');

  // What is not saved is not sent away unseen.
  await page.getByLabel('Text: Trends').fill('Rising.');
  await page.getByText('Save first: Trends.').waitFor();
  await press(page, 'Save: Trends');
  await press(page, 'Send it for approval');
  await page.getByText(/^You wrote in this chapter since it was approved last/).waitFor();
  expect(await page.getByRole('button', { name: 'Approve it' }).count()).toBe(0);
  return new URL(page.url()).pathname;
}

/** Somebody else than who wrote. @returns the address of what was published */
export async function walkApprover(page: Page): Promise<string> {
  for (const step of ['Approve it', 'Publish it']) await press(page, step);
  await page.waitForURL('**/versions/1');
  await page.getByRole('heading', { name: 'Contents' }).waitFor();
  return new URL(page.url()).pathname;
}

export async function walkReader(page: Page): Promise<void> {
  await page.getByText('Most is reported near the harbour.').waitFor();
  const figures = await page.locator('figure').count();
  expect(figures).toBeGreaterThanOrEqual(13);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const taken = async (name: string): Promise<Record<string, Uint8Array>> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).press('Enter')]);
    return unzipSync(await readFile(await download.path()));
  };
  const document = await taken('Word document');
  expect(strFromU8(document['word/document.xml']!)).toContain('Most is reported near the harbour.');
  expect(Object.keys(await taken('Tables as CSV'))).toHaveLength(figures + 1);
}
