/**
 * The year of a partnership on its pages: the manager adds an activity with a measure, whose value comes from visits that a team recorded; the next agenda drafts
 * itself; a partner closes an action on a phone; the End of Year report leaves as a Word document with all three.
 */
import { strFromU8, unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from './browser.js';

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).press('Enter');
const follow = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('link', { name }).first().press('Enter');

const ACTIVITY = 'Evenings by the harbour';
const MEASURE = 'Visits by the harbour';
const ACTION = 'Put the questions of the lessons to schools';
const TYPED = 'Which evenings next quarter';

/** @param visits how many a team recorded in the year, which Homeward counts by itself */
export async function walkActivityAndMeasure(page: Page, visits: number, year: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: `Partnership, ${year}` }).waitFor();
  await follow(page, 'Add an activity');
  await page.getByLabel('What the activity is called').fill(ACTIVITY);
  await page.getByLabel('Which outcome it is for').selectOption({ label: 'Anti-social behaviour' });
  await page.getByLabel('Which agency does it').fill('Fire and rescue service');
  await page.getByLabel('What is done').fill('A crew and two workers go where reports gather');
  await page.getByLabel('What is to come of it').fill('Young people are met');
  await page.getByLabel('First financial year').fill(year);
  await page.getByLabel('Last financial year').fill(year);
  await press(page, 'Add the activity');
  await page.getByText('The activity is added.').waitFor();

  await follow(page, 'Add a measure');
  await page.getByLabel('Which activity it is of').selectOption({ label: ACTIVITY });
  await page.getByLabel('What is measured').fill(MEASURE);
  await page.getByLabel('In which unit').fill('visits');
  await page.getByLabel('Which agency answers for it').fill('Fire and rescue service');
  await page.getByRole('radio', { name: /^Homeward counts it/ }).check();
  await page.getByLabel('What Homeward counts').selectOption({ label: 'Visits of teams' });
  await page.getByRole('radio', { name: 'No', exact: true }).check();
  await page.getByLabel('Target').fill('2');
  await page.getByRole('radio', { name: 'At least so much' }).check();
  await expectAccessible(page);
  await press(page, 'Add the measure');
  await page.getByText('The measure is added.').waitFor();
  // Nobody typed it: it is what the team recorded.
  await page
    .getByRole('row', { name: new RegExp(MEASURE) })
    .getByText(`${year}: ${visits} visits; no baseline; the target is reached.`)
    .waitFor();
  await page.getByText('Set two evenings more before the holidays').waitFor();
  await expectAccessible(page);
}

/** The agenda of the next meeting by keyboard: a line out, a line up, a line typed. */
export async function walkAgenda(page: Page): Promise<void> {
  await page.getByText('Overdue by 12 days').waitFor();
  await expectAccessible(page);
  await page.getByRole('region', { name: 'Next', exact: true }).getByRole('link').first().press('Enter');
  await follow(page, 'Draft the agenda');
  const lines = page.locator('.agenda-lines > li');
  await lines.first().waitFor();
  const first = await lines.locator('label').allTextContents();
  expect(first.map((line) => line.replace(/ new$/, '').trim())).toEqual(
    expect.arrayContaining([
      ...[
        'Apologies',
        'Minutes of the last meeting',
        'Actions: Fire and rescue service',
        'Lighting of two paths: what came of it',
      ],
      ...['Overdue files: Ambulance service', 'What nobody measures', 'Any other business'],
    ]),
  );
  // Each line opens the rows it is made from.
  const overdue = lines.filter({ hasText: 'Overdue files: Ambulance service' });
  await overdue.getByText(/^From \d rows?$/).click();
  await overdue
    .getByRole('link', { name: /^Ambulance calls to assaults by ward, Q\d/ })
    .first()
    .waitFor();
  await page.getByRole('checkbox', { name: /^Apologies/ }).press('Space');
  await page.getByRole('button', { name: 'Up Any other business' }).press('Enter');
  await page.getByText(/^Any other business is now number/).waitFor();
  await page.getByRole('button', { name: 'Down Any other business' }).press('Enter');
  await page.waitForFunction((words) => document.activeElement?.textContent === words, 'Down Any other business');
  await page.getByLabel('What it is called').fill(TYPED);
  await page.getByLabel('Which agency or office leads').fill('Mr Ottokar Dunlin');
  await press(page, 'Add the line');
  await press(page, 'Save the agenda');
  // What is wrong is said of its line; the rest stays as it was put.
  await page.getByRole('link', { name: new RegExp(`^${TYPED}: The text seems to hold the name of a person`) }).waitFor();
  await expectAccessible(page);
  await lines.filter({ hasText: TYPED }).getByRole('checkbox').press('Space');
  await page.getByLabel('What it is called').fill(TYPED);
  await page.getByLabel('Which agency or office leads').fill('Fire and rescue service');
  await press(page, 'Add the line');
  await press(page, 'Save the agenda');
  await page.getByText('The agenda is saved.').waitFor();
  await page.getByRole('heading', { level: 3, name: '1. Minutes of the last meeting' }).waitFor();
  const saved = await page.locator('.meeting-agenda h3').allTextContents();
  expect(saved.at(-1)).toBe(`${saved.length}. ${TYPED}`);
  await expectAccessible(page);
  // Drafted again it is silent of what stands, and says what was left out.
  await follow(page, 'Change the agenda');
  await lines.filter({ hasText: TYPED }).waitFor();
  expect(await page.locator('.agenda-lines .govuk-tag').allTextContents()).toEqual(['new']);
}

/** A partner closes its own agency's action on a phone, and may touch no other's. */
export async function walkOwnAction(page: Page): Promise<void> {
  await page.getByText(ACTION).first().waitFor();
  expect(await page.getByRole('link', { name: /^(?:Add|Change|Draft)/ }).count()).toBe(0);
  expect(await page.getByRole('link', { name: /^Record what was done: Set two evenings/ }).count()).toBe(0);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await follow(page, `Record what was done: ${ACTION}`);
  await page.getByRole('radio', { name: 'Done', exact: true }).check();
  await press(page, 'Record it');
  await page.getByRole('link', { name: 'Write what was done.' }).press('Enter');
  await page.keyboard.type('Four schools have them');
  await expectAccessible(page);
  await press(page, 'Record it');
  await page.getByText('It is recorded.').waitFor();
  await page.getByText('Four schools have them').waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
}

/** @returns the address of the report that awaits approval */
export async function walkReport(page: Page, year: string): Promise<string> {
  const first = Number(year.slice(0, 4));
  await page.getByRole('radio', { name: /^End of Year report/ }).check();
  await page.getByLabel('What the chapter is called').fill(`End of Year report ${year}`);
  await page.getByLabel('First month').fill(`${first}-04`);
  await page.getByLabel('Last month').fill(`${first + 1}-03`);
  await press(page, 'Make the chapter');
  await page.getByRole('heading', { level: 1, name: `End of Year report ${year}` }).waitFor();
  await page.getByLabel('Text: Summary').fill('A team was out by the harbour.');
  await press(page, 'Save: Summary');
  await page.getByText('Saved.', { exact: true }).waitFor();
  await press(page, 'Send it for approval');
  await page.getByText(/^You wrote in this chapter since it was approved last/).waitFor();
  return new URL(page.url()).pathname;
}

export async function walkReportFile(page: Page, visits: number, year: string): Promise<void> {
  await page.getByText('A team was out by the harbour.').waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Word document' }).press('Enter'),
  ]);
  const document = strFromU8(unzipSync(await readFile(await download.path()))['word/document.xml']!);
  const text = document.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  for (const said of [ACTIVITY, `${MEASURE} (visits)`, `${year}: ${visits} visits`, ACTION, 'A team was out by the harbour.'])
    expect(text).toContain(said);
  // The activity has no money yet; its measure stands beside it all the same, with who counts it and how sure that is.
  expect(text).toMatch(
    new RegExp(
      `${ACTIVITY}, Fire and rescue service (?:no data ){3}${MEASURE} \\(visits\\) no data at least 2 ${visits} ${year} .{40,90} Homeward Counted by Homeward from the rows`,
    ),
  );
  expect(text).toMatch(new RegExp(`${ACTION} Lantern Youth Trust \\d{4}-\\d\\d-\\d\\d done on`));
}
