/** Who keeps the account adds money and an activity; who reads it opens the lines behind a figure. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from './browser.js';

const submit = (page: Page, name: string) => page.getByRole('button', { name }).press('Enter');

export async function walkAccountKeeper(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Partnership, 2026/27' }).waitFor();
  await page.getByRole('link', { name: 'Add money' }).press('Enter');
  await page.getByRole('radio', { name: 'Others match it' }).check();
  await page.getByLabel('Which outcome it is for').selectOption({ label: 'Anti-social behaviour' });
  await page.getByLabel('Which activity it is for').fill('Street team');
  await page.getByLabel('Pounds and pence').fill('6,00.5');
  await submit(page, 'Add the money');
  // What is wrong leads to its field.
  await page.getByRole('link', { name: /commas do not part thousands/ }).press('Enter');
  await expectAccessible(page);
  await page.getByLabel('Pounds and pence').fill('6,500.50');
  await submit(page, 'Add the money');
  await page.getByText('The money is added.').waitFor();

  await page.getByRole('link', { name: 'Add an activity' }).press('Enter');
  await page.getByLabel('What the activity is called').fill('Third-party reporting');
  await page.getByLabel('Which outcome it is for').selectOption({ label: 'Vulnerable victims and hate crime' });
  await page.getByLabel('Which agency does it').fill('Council');
  await page.getByLabel('What is done').fill('Places where one can tell of hate without going to the police');
  await page.getByLabel('What is to come of it').fill('More is told, and sooner');
  await submit(page, 'Add the activity');
  await page.getByText('The activity is added.').waitFor();
  await page.getByRole('button', { name: 'Third-party reporting' }).press('Enter');
  await page.getByText('Places where one can tell of hate').waitFor();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Change Young people who came back' }).press('Enter');
  await page.getByLabel('Target').fill('70');
  await submit(page, 'Save the change');
  await page.getByRole('link', { name: /why/i }).first().press('Enter');
  await expectAccessible(page);
  await page.getByLabel('Why').fill('Agreed at the meeting of July');
  await submit(page, 'Save the change');
  await page.getByText('The measure is changed.').waitFor();
  // What nobody is told stands as it was.
  await page.getByRole('cell', { name: '30 2025/26 Q1' }).waitFor();
  await page.getByRole('cell', { name: 'at least 70' }).waitFor();

  await page.getByRole('link', { name: 'History' }).press('Enter');
  await page.getByText('pence: none → £6,500.50').waitFor();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Partnership', exact: true }).first().press('Enter');
  await page.getByRole('link', { name: 'Programmes', exact: true }).press('Enter');
  await page.getByRole('link', { name: 'Add an evaluation of Straight Talk' }).press('Enter');
  await page.getByLabel('Period').fill('2024/25');
  await page.getByLabel('What was asked').fill('I know whom to tell');
  await page.getByLabel('How many improved').fill('89');
  await page.getByLabel('Of how many').fill('100');
  await page.getByLabel('Share that is stated').fill('92');
  await submit(page, 'Add the evaluation');
  // A question that cannot bear the share is named.
  await page.getByRole('link', { name: /since on «I know whom to tell» no more did/ }).press('Enter');
  await expectAccessible(page);
  await page.getByLabel('Share that is stated').fill('');
  await submit(page, 'Add the evaluation');
  await page.getByText('The evaluation is added.').waitFor();
  await expectAccessible(page);
}

export async function walkAccountReader(page: Page): Promise<void> {
  await page.getByRole('link', { name: '2025/26' }).press('Enter');
  await page.getByText('£5,000.00 is not explained').waitFor();
  await page.getByRole('button', { name: 'Street team' }).press('Enter');
  await page.getByRole('list', { name: 'Lines of Street team' }).getByText('£46,820.55').waitFor();
  await page.getByText('nobody measures 1 of them').waitFor();
  expect(await page.getByRole('link', { name: /^(?:Add (?!a measure)|Take out|History)/ }).count()).toBe(0);
  expect(await page.getByRole('link', { name: /^Change (?!Young people who came back|Pupils who know)/ }).count()).toBe(0);
  await page.locator('summary', { hasText: 'Lamps found out: what documents print, and other areas' }).press('Enter');
  await page.getByRole('row', { name: /2025\/26 North West 3.9% worse/ }).waitFor();
  await page.getByText('8% (2024/25) to 6% (2025/26) is −25%, not −33%.').waitFor();
  // A partner enters for its own agency alone; few children are withheld.
  expect(await page.getByRole('link', { name: /^Enter a figure/ }).count()).toBe(1);
  await page.getByText('Young people who came back, Lantern Youth Trust: 2025/26 Q4').waitFor();
  await page.getByRole('link', { name: /^Enter a figure/ }).press('Enter');
  await page.getByLabel('Period').fill('2025/26 Q4');
  await page.getByLabel('What was found').fill('4.5');
  await page.getByLabel('Where it is from').fill('Register of the sessions');
  await page.getByLabel('The day it is from').fill('2026-04-30');
  await submit(page, 'Enter the figure');
  await page.getByRole('link', { name: 'Children are counted in whole numbers.' }).waitFor();
  await expectAccessible(page);
  await page.getByLabel('What was found').fill('4');
  await submit(page, 'Enter the figure');
  await page.getByText('The figure is entered.').waitFor();
  await page.getByText('2025/26 Q4: withheld.').waitFor();
  await page.getByText('No figure is overdue.').waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  await page.goto(new URL('/partnership/programmes', page.url()).href);
  const held = page.getByRole('table', { name: 'What was held of Straight Talk, by period' });
  await held.getByRole('row', { name: '2026/27 Q1 2 withheld' }).waitFor();
  await page.getByText(/at most 70.%/).waitFor();
  expect(await page.getByRole('link', { name: /^(?:Add|Change|Take out)/ }).count()).toBe(0);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
}

/** What is due by keyboard: a receipt that is wrong, one that is recorded, and a feed that is added. */
export async function walkDueKeeper(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'What is due' }).waitFor();
  await page.getByText('periods are overdue').waitFor();
  const calls = page.locator('article', { hasText: 'Ambulance calls to assaults by ward' });
  await calls
    .getByRole('link', { name: /^Record/ })
    .last()
    .press('Enter');
  await page.getByLabel('The day it came').fill('2099-01-01');
  await page.getByLabel('How good it is').fill('Whole, by ward');
  await submit(page, 'Record it');
  await page.getByRole('link', { name: 'That day is still to come.' }).press('Enter');
  await expectAccessible(page);
  await page.getByLabel('The day it came').fill(new Date().toISOString().slice(0, 10));
  await submit(page, 'Record it');
  await page.getByText('It is recorded.').waitFor();
  await calls.getByText(/^Came \d+ days late$/).waitFor();
  await page.getByRole('link', { name: 'Add a feed' }).press('Enter');
  await page.getByLabel('What is delivered').fill('Assault admissions by outward postcode');
  await page.getByLabel('Which agency delivers it').fill('Marram Hospitals (invented)');
  await page.getByLabel('Days after the end of a period by which it is due').fill('30');
  await page.getByLabel('The first day of its first period').fill('2026-05-01');
  await submit(page, 'Add the feed');
  await page.getByRole('link', { name: /that one lies in Q1 2026\/27/ }).waitFor();
  await expectAccessible(page);
  await page.getByLabel('The first day of its first period').fill('2026-04-01');
  await submit(page, 'Add the feed');
  await page.getByText('The feed is added.').waitFor();
  await expectAccessible(page);
}

export async function walkDueOwn(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 2, name: 'Hours of outreach by ward, Lantern Youth Trust' }).waitFor();
  expect(await page.locator('article').count()).toBe(1);
  expect(await page.getByRole('link', { name: /^(?:Record|Correct|Change|Add)/ }).count()).toBe(0);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
}

/** Multi-agency counts and practice reviews by keyboard: a percentage where a count belongs, a child’s letter in a title, and what is added. */
export async function walkTogetherKeeper(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Multi-agency' }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'High-risk domestic abuse conference (MARAC)' }).waitFor();
  await page.getByText(/The document states 32 %; its counts give 31 %/).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Add a count' }).press('Enter');
  await page.getByLabel('Which meeting or form').selectOption({ label: 'Meeting: Panel on children missing from home or care' });
  await page.getByLabel('Period').fill('2025/26');
  await page.getByLabel('Which agency keeps the count').fill('Council');
  await page.getByLabel('Cases that they heard').fill('64');
  await page.getByLabel('How many of the cases were repeats').fill('30%');
  await page.getByLabel('Where it is from').fill('Minutes of the panel');
  await submit(page, 'Add the count');
  await page.getByRole('link', { name: 'Write how many, and no percentage.' }).press('Enter');
  await expectAccessible(page);
  await page.getByLabel('How many of the cases were repeats').fill('7');
  await submit(page, 'Add the count');
  await page.getByText('The count is added.').waitFor();
  await page
    .getByRole('table', { name: /^Panel on children missing/ })
    .getByRole('row', { name: /2025\/26 exact/ })
    .waitFor();

  await page.getByRole('link', { name: 'Practice reviews', exact: true }).press('Enter');
  await page.getByText('2 are overdue.').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Add a review' }).press('Enter');
  await page.getByLabel('What kind of review it is').selectOption({ label: 'Thematic review of several cases' });
  await page.getByLabel('What it is about').fill('Learning from Child Q');
  await page.getByLabel('The year in which it was published').fill('2024');
  await page.getByLabel('Which board published it').fill('Marram board');
  await page.getByLabel('Where it is published').fill('https://example.org/2024');
  await page.getByLabel('Harm online').check();
  await submit(page, 'Add the review');
  await page.getByRole('link', { name: /the letter or name that a report gives a child/ }).press('Enter');
  await expectAccessible(page);
  await page.getByLabel('What it is about').fill('Harm online');
  await submit(page, 'Add the review');
  await page.getByText('The review is added.').waitFor();
}

/** A partner on a phone: others’ counts protected, its own exact; what followed said for its own agency alone. */
export async function walkTogetherOwn(page: Page): Promise<void> {
  const conference = page.getByRole('table', { name: /^High-risk domestic abuse conference/ });
  await conference.getByRole('row', { name: /150/ }).waitFor();
  expect(await conference.getByText('exact', { exact: true }).count()).toBe(0);
  await page
    .getByRole('table', { name: /^Child exploitation form/ })
    .getByText('exact', { exact: true })
    .first()
    .waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.goto(new URL('/partnership/reviews', page.url()).href);
  await page.getByRole('link', { name: 'Offer a return home interview by somebody outside the police' }).press('Enter');
  await page.getByRole('heading', { level: 2, name: 'What it recommended, and what followed' }).waitFor();
  expect(await page.getByRole('link', { name: /^Say what followed/ }).count()).toBe(1);
  await page.getByRole('link', { name: /^Say what followed/ }).press('Enter');
  await page.getByRole('radio', { name: 'It is done' }).check();
  await page.getByLabel('What was done, or why it is not accepted').fill('Interviews are offered by two workers');
  await submit(page, 'Add it');
  await page.getByRole('link', { name: 'Write by what one sees that it is done.' }).press('Enter');
  await expectAccessible(page);
  await page.getByLabel('By what one sees that it is done').fill('Register of interviews');
  await submit(page, 'Add it');
  await page.getByText('It is added.').waitFor();
  await page.getByText('Evidence: Register of interviews').waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
}
