/** Every role walks its own pages: nobody meets an error, and who has protected counts sees no small one. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, signIn, startWalk, type Walk } from './browser.js';
import { walkApprover, walkAuthor, walkReader } from './chapters-walk.js';
import { walkAreaRisk } from './area-risk-walk.js';
import { walkDataRequest } from './data-request-walk.js';
import { walkPlannedRequest, walkPlanning, walkTeams } from './deployments-walk.js';
import { walkEstimates } from './estimates-walk.js';
import { marking, ready, sentence, statePurpose, table } from './explore-page.js';
import { walkIndicators } from './indicators-walk.js';
import {
  walkAccountKeeper,
  walkAccountReader,
  walkDueKeeper,
  walkDueOwn,
  walkTogetherKeeper,
  walkTogetherOwn,
} from './partnership-walk.js';
import { walkProfile } from './profile-walk.js';
import { walkProvision } from './provision-walk.js';
import { walkTypology } from './typology-walk.js';

let walk: Walk;
let ward: string;
let lsoa: string;

beforeAll(async () => {
  walk = await startWalk();
  const page = await walk.newPage();
  await signIn(page, walk.url, 'Partner', '/access');
  [ward, lsoa] = await page.evaluate(async () => {
    const codes: string[] = [];
    for (const type of ['WARD', 'LSOA']) {
      const answer = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-homeward-request': '1' },
        body: JSON.stringify({ query: `{ areas(type: ${type}, first: 1) { edges { node { gssCode } } } }` }),
      });
      const { data } = (await answer.json()) as { data: { areas: { edges: { node: { gssCode: string } }[] } } };
      codes.push(data.areas.edges[0]!.node.gssCode);
    }
    return codes as [string, string];
  });
}, 300_000);

afterAll(async () => {
  await walk.close();
});

/** The first page of each role, which stays, so that others open in its visit: signing in takes longer than most pages. */
const firstOf = new Map<string, Page>();
const opened: Page[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.close()));
});

/** Opens a page signed in, in a visit of its own where a purpose is stated in it; what the server refuses is collected. */
async function open(
  role: string,
  address: string,
  { ownVisit = false, ...size }: { ownVisit?: boolean; width?: number; height?: number } = {},
) {
  const first = ownVisit ? undefined : firstOf.get(role);
  const page = await walk.newPage({ ...size, beside: first });
  opened.push(page);
  const refused: string[] = [];
  const underway = new Set<string>();
  inFlight.set(page, underway);
  // The browser never ends a request whose answer nobody reads, as that to sign in.
  page.on('request', (request) => {
    if (!request.url().endsWith('/session')) underway.add(request.url() + (request.postData() ?? ''));
  });
  for (const end of ['requestfinished', 'requestfailed'] as const)
    page.on(end as 'requestfinished', (request) => underway.delete(request.url() + (request.postData() ?? '')));
  page.on('response', (response) => {
    // Before signing in everything is.
    if (response.status() === 401) return;
    if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
    if (!response.url().endsWith('/graphql')) return;
    void response.text().then(
      (text) => text.includes('"errors"') && !text.includes('UNAUTHENTICATED') && refused.push(text.slice(0, 200)),
      () => undefined,
    );
  });
  if (first) await page.goto(`${walk.url}${address}`);
  else await signIn(page, walk.url, role, address);
  await settled(page);
  if (!ownVisit && !first) firstOf.set(role, await walk.newPage({ beside: page }));
  return { page, refused };
}

/** What each page has asked and not yet been answered. */
const inFlight = new WeakMap<Page, Set<string>>();

/** Until the page asks nothing and waits for nothing. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  let quiet = 0;
  for (let tries = 0; quiet < 3 && tries < 900; tries += 1) {
    await page.waitForTimeout(100);
    const waits = (inFlight.get(page)?.size ?? 0) > 0 || (await page.locator('.state--loading, [aria-busy=true]').count()) > 0;
    quiet = waits ? 0 : quiet + 1;
  }
  expect([...(inFlight.get(page) ?? [])].join(), 'still asking').toBe('');
}

const pages = (): Readonly<Record<string, readonly string[]>> => ({
  'Police analyst': ['/explore', '/explore?kinds=all&table=reports', `/areas/${ward}`, '/provision', '/data', '/access'],
  'Council analyst': [
    '/explore',
    '/explore?kinds=firearms-discharges',
    '/explore?table=reports',
    '/requests',
    '/noise',
    '/noise/test',
    `/areas/${lsoa}`,
    '/data',
    '/access',
  ],
  'Deployment planner': [
    '/explore',
    '/explore?kinds=recorded-crime',
    '/explore?kinds=firearms-discharges',
    `/areas/${ward}`,
    '/deployments',
    '/provision',
    '/access',
  ],
  'Outreach worker': ['/', '/access', '/data-sources'],
  'JSNA author': ['/explore?level=lsoa', '/explore?kinds=all', `/areas/${lsoa}`, '/data', '/access'],
  Partner: [
    '/explore',
    '/explore?kinds=firearms-discharges',
    '/explore?kinds=all',
    '/noise?by=ward',
    `/areas/${ward}`,
    `/areas/${lsoa}`,
    '/access',
  ],
  'Partnership manager': [
    '/partnership',
    '/due',
    '/partnership/multi-agency',
    '/partnership/reviews',
    '/explore',
    `/areas/${ward}`,
    '/governance',
    '/access',
  ],
  'Information governance officer': ['/', '/due', '/audit', '/access', '/data-sources'],
  Administrator: ['/', '/data', `/areas/${ward}`, '/access'],
});

/** Pages that no other walk comes to, looked at on a phone. */
const ON_A_PHONE: Readonly<Record<string, readonly string[]>> = {
  'Council analyst': ['/noise/cases', '/due'],
  'Deployment planner': ['/provision/barriers', '/provision/sessions'],
  Partner: ['/provision/asked-for'],
  Administrator: ['/noise/questions'],
};

describe('the pages of each role', () => {
  it.each([
    'Police analyst',
    'Council analyst',
    'Deployment planner',
    'Outreach worker',
    'JSNA author',
    'Partner',
    'Partnership manager',
    'Information governance officer',
    'Administrator',
  ])('%s: nothing is refused or failed, and every page is accessible', async (role) => {
    const own = pages()[role]!;
    const { page, refused } = await open(role, own[0]!);
    for (const address of own) {
      // Signing in has opened the first.
      if (address !== own[0]) {
        await page.goto(`${walk.url}${address}`);
        await settled(page);
      }
      expect({ address, failed: await page.locator('.state--failed, .state--not-permitted[role=alert]').count() }).toEqual({
        address,
        failed: 0,
      });
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${walk.url}${own[0]}`);
    await settled(page);
    await expectNoSidewaysScroll(page);
    for (const address of ON_A_PHONE[role] ?? []) {
      await page.goto(`${walk.url}${address}`);
      await settled(page);
      expect({ address, failed: await page.locator('.state--failed, .state--not-permitted').count() }).toEqual({
        address,
        failed: 0,
      });
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
    expect(refused).toEqual([]);
  });

  it.each([
    [
      'Police analyst',
      [
        'Explore',
        'Hotspots',
        'Hotspot areas',
        'Requests',
        'Deployments',
        'Youth provision',
        'Noise',
        'Needs assessment',
        'Partnership',
        'Data',
        'Governance',
        'Your activity',
        'What you may see',
      ],
      '/explore',
    ],
    [
      'Deployment planner',
      [
        'Explore',
        'Hotspots',
        'Hotspot areas',
        'Requests',
        'Deployments',
        'Youth provision',
        'Noise',
        'Needs assessment',
        'Governance',
        'Your activity',
        'What you may see',
      ],
      '/explore',
    ],
    [
      'Partner',
      [
        'Explore',
        'Hotspots',
        'Hotspot areas',
        'Requests',
        'Youth provision',
        'Noise',
        'Needs assessment',
        'Partnership',
        'Your activity',
        'What you may see',
      ],
      '/explore',
    ],
    [
      'Partnership manager',
      [
        'Explore',
        'Hotspots',
        'Hotspot areas',
        'Youth provision',
        'Noise',
        'Needs assessment',
        'Partnership',
        'Data',
        'Governance',
        'Your activity',
        'What you may see',
      ],
      '/partnership',
    ],
    ['Outreach worker', ['Your shift', 'Your activity', 'What you may see'], '/my-shift'],
    ['Information governance officer', ['Hotspot areas', 'Partnership', 'Governance', 'Audit', 'What you may see'], '/audit'],
    [
      'Administrator',
      ['Youth provision', 'Noise questions', 'Needs assessment', 'Data', 'Governance', 'Your activity', 'What you may see'],
      '/data',
    ],
  ])('%s: the menu holds what the role has, and the start is where its work begins', async (role, menu, start) => {
    const { page } = await open(role, '/');
    expect(await page.getByRole('navigation', { name: 'Menu' }).getByRole('link').allTextContents()).toEqual(menu);
    expect(new URL(page.url()).pathname).toBe(start);
  });

  it.each([
    ['Outreach worker', '/explore', 'Explore'],
    ['Outreach worker', '/provision', 'Youth provision'],
    ['Information governance officer', '/data', 'Data'],
    ['Administrator', '/explore', 'Explore'],
    ['Partner', '/data', 'Data'],
  ])('%s at %s: is told in words what the role has instead', async (role, address, view) => {
    const { page, refused } = await open(role, address);
    await page.getByRole('heading', { level: 1, name: `${view} is not part of your role` }).waitFor();
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toContain('What your role has');
    await expectAccessible(page);
    expect(refused).toEqual([]);
  });
});

describe('chapters', () => {
  it('an author makes one and sees what moved, a second approves and publishes it; a partner reads it on a phone and takes its files', async () => {
    const author = await open('JSNA author', '/chapters');
    const second = await open('Second JSNA author', await walkAuthor(author.page));
    const address = await walkApprover(second.page);
    const reader = await open('Partner', address, { width: 390, height: 844 });
    await walkReader(reader.page);
    expect([...author.refused, ...second.refused, ...reader.refused]).toEqual([]);
  });
});

describe('the partnership’s account', () => {
  it('is kept by keyboard, and read on a phone down to its lines', async () => {
    const keeper = await open('Partnership manager', '/partnership?year=2026-27');
    await walkAccountKeeper(keeper.page);
    const reader = await open('Partner', '/partnership', { width: 390, height: 844 });
    await walkAccountReader(reader.page);
    expect([...keeper.refused, ...reader.refused]).toEqual([]);
  });

  it('what is due: a receipt and a feed by keyboard; a partner sees its own on a phone', async () => {
    const keeper = await open('Partnership manager', '/due');
    await walkDueKeeper(keeper.page);
    const reader = await open('Partner', '/due', { width: 390, height: 844 });
    await walkDueOwn(reader.page);
    expect([...keeper.refused, ...reader.refused]).toEqual([]);
  });

  it('what agencies do together, and what followed of reviews, by keyboard and on a phone', async () => {
    const keeper = await open('Partnership manager', '/partnership/multi-agency');
    await walkTogetherKeeper(keeper.page);
    const reader = await open('Partner', '/partnership/multi-agency', { width: 390, height: 844 });
    await walkTogetherOwn(reader.page);
    expect([...keeper.refused, ...reader.refused]).toEqual([]);
  });
});

it('youth provision by keyboard: an hour of the week grid, the best further session, and what moving a bus would change', () =>
  walkProvision(open));

/** Figures as they are read: in the table of areas, the charts' tables, the boxes of kinds and the card. */
async function counts(page: Page): Promise<string[]> {
  for (const summary of await page.locator('.chart__figures summary').all()) await summary.click();
  return page
    .locator(
      '.area-table tbody td:nth-child(2), .charts .chart-table td, .area-kinds .chart-table td, .filter-check__count, .card--selected dd, .rates [data-title=Number]',
    )
    .allTextContents();
}

describe('protected counts', () => {
  it.each([
    ['Council analyst', ['', '?kinds=firearms-discharges', '?kinds=recorded-crime&level=lsoa', '?level=lsoa']],
    ['JSNA author', ['', '?kinds=firearms-discharges', '?kinds=all', '?level=lsoa&measure=count']],
    ['Partner', ['', '?kinds=firearms-discharges', '?kinds=recorded-crime', '?period=2026-10']],
  ])('%s: no figure from 1 to 4, and what is withheld is called so', async (role, asked) => {
    const { page, refused } = await open(role, '/explore');
    const said: string[] = [];
    for (const words of [...asked.map((one) => `/explore${one}`), `/areas/${ward}`]) {
      await page.goto(`${walk.url}${words}`);
      await settled(page);
      said.push(...(await counts(page)).map((text) => text.trim()));
      if (words.startsWith('/explore'))
        expect(await page.getByLabel('Legend of the map').textContent()).toMatch(/withheld \(\d+\)|\d/);
    }
    const numbers = said.filter((text) => /^[\d,]+$/.test(text)).map((text) => Number(text.replaceAll(',', '')));
    expect(numbers.length).toBeGreaterThan(20);
    expect(numbers.filter((number) => number % 5 !== 0)).toEqual([]);
    expect(said).toContain('withheld');
    expect(refused).toEqual([]);
  });

  it('partners have no hours, no list, no squares, and areas as their kinds allow; an address that asks for more is passed over', async () => {
    const { page, refused } = await open('Partner', '/explore?hours=18-23&table=reports&show=grid&level=lsoa');
    await ready(page);
    expect(await sentence(page).textContent()).toContain('shown by ward');
    expect(await page.getByRole('tab').count()).toBe(0);
    expect(await page.getByText('Days and hours').count()).toBe(0);
    await page.getByRole('button', { name: 'Layers' }).click();
    expect(await page.getByRole('radio', { name: 'Squares of the National Grid' }).count()).toBe(0);
    expect(await page.getByLabel('Shown by').locator('option').allTextContents()).not.toContain('LSOA');
    await page.getByRole('checkbox', { name: 'Firearms discharges' }).press('Space');
    expect(await page.getByLabel('Shown by').locator('option').allTextContents()).not.toContain('Ward');
    await page.getByText('Firearms discharges: your role has counts by district and larger areas.').waitFor();
    await page.getByRole('button', { name: 'Apply' }).press('Enter');
    await page.waitForURL('**kinds=*');
    await settled(page);
    expect(await sentence(page).textContent()).toContain('shown by district');
    expect(await marking(page).first().textContent()).toMatch(/OFFICIAL$/);
    expect(refused).toEqual([]);
  });

  it('rounding and withholding are told once under the table, in the card and in the file', async () => {
    const { page } = await open('Partner', '/explore');
    await ready(page);
    expect(await page.getByText('Withheld: fewer than 5, or it would give a small number away.').count()).toBe(1);
    expect(await page.getByText(/rounded to the nearest 5/).count()).toBe(1);
    const withheld = table(page).locator('tbody tr', { hasText: 'withheld' }).first();
    await withheld.getByRole('button').press('Enter');
    await page.locator('.card--selected .state--withheld').waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Table as CSV' }).click()]);
    const text = await readFile(await csv.path(), 'utf8');
    expect(text).toContain('shown_as');
    expect(text).toContain('rounded to 5');
    expect(text).toContain('withheld');
  });

  it('council analysts list what their own agency took, and are told so', async () => {
    const { page, refused } = await open('Council analyst', '/explore?table=reports');
    await page.locator('.report-table tbody tr[data-report]').first().waitFor();
    await page.getByText('those that your own agency took and that name no person').waitFor();
    const references = await page.locator('.report-table__source .report-table__second').allTextContents();
    expect(references.filter((reference) => !reference.startsWith('MC-'))).toEqual([]);
    expect(await marking(page).first().textContent()).toMatch(/OFFICIAL-SENSITIVE$/);
    expect(refused).toEqual([]);
  });
});

describe('an evening', () => {
  it('is planned by keyboard; every place waits for the word of the police, who are told of all alike', () => walkPlanning(open));

  it('that is solved again without a request, or with it, is what its partner reads', () => walkPlannedRequest(open));

  it('has its teams, staff and holidays on pages, kept by planners', () => walkTeams(open));
});

it('areas are chosen by people from what indicators have in common, by keyboard', () => walkAreaRisk(open, walk.database));

it('kinds of offending are worked out of an invented extract, and people choose how many there are, by keyboard', () =>
  walkTypology(open));

it('numbers are asked for, answered by each agency for itself, and handed in, by keyboard', () =>
  walkDataRequest(open, walk.database));

it('indicators of an area stand beside a benchmark, by keyboard', () => walkIndicators(open, walk.database));

it('the vulnerability profile stands beside an area’s own assessments, by keyboard', () => walkProfile(open, walk.database));

describe('bands for the deployment planner', () => {
  it('are of one kind at a time, in three classes in words, and read by keyboard', async () => {
    const { page, refused } = await open('Deployment planner', '/explore');
    const legend = page.getByLabel('Legend of the map');
    await legend.getByText(/^many \(\d+ squares?\)$/).waitFor();
    await legend.getByText(/^some \(\d+ squares?\)$/).waitFor();
    await legend.getByText('none or few (left blank)').waitFor();
    expect(await marking(page).allTextContents()).toEqual(Array(2).fill('Protective marking: OFFICIAL-SENSITIVE'));
    expect(await page.getByRole('radio', { name: 'ASB reports' }).isChecked()).toBe(true);
    expect(await page.locator('.charts').count()).toBe(0);
    const rows = table(page).locator('tbody tr');
    expect(new Set(await rows.locator('td:last-child').allTextContents())).toEqual(new Set(['Many', 'Some']));
    await rows.first().getByRole('button').press('Enter');
    await page.waitForURL('**map=*');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('application');
    await page.getByRole('button', { name: 'Export' }).click();
    const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Squares as CSV' }).click()]);
    expect(csv.suggestedFilename()).toContain('OFFICIAL-SENSITIVE');
    const lines = (await readFile(await csv.path(), 'utf8')).trimEnd().split(/\r?\n/).slice(2);
    expect(lines.filter((line) => !/,(some|many)"?$/.test(line))).toEqual([]);
    await page.getByRole('radio', { name: 'Recorded crime' }).press('Space');
    await page.getByRole('button', { name: 'Apply' }).press('Enter');
    await page.waitForURL('**kinds=recorded-crime**');
    await legend.getByText(/^many \(\d+ squares?\)$/).waitFor();
    expect(refused).toEqual([]);
  });

  it('of discharges wait for a purpose, which is stated in place and stands in the frame', async () => {
    const { page, refused } = await open('Deployment planner', '/explore?kinds=firearms-discharges', { ownVisit: true });
    await page.getByText('Where firearms discharges gather is shown for a stated purpose only').waitFor();
    expect(await marking(page).first().textContent()).toMatch(/OFFICIAL$/);
    await statePurpose(page);
    await settled(page);
    await table(page)
      .or(page.getByText(/too few of these reports|No square has more than few/))
      .first()
      .waitFor();
    expect(await page.locator('.page-header__who').textContent()).toMatch(/Purpose: operation planning, until \d\d:\d\d/);
    expect(refused.filter((text) => !text.includes('SUPPRESSED'))).toEqual([]);
  });
});

describe('the police analyst', () => {
  it('states a purpose for small squares and points of discharges in place, and the map follows', async () => {
    const { page, refused } = await open('Police analyst', '/explore?kinds=firearms-discharges&show=grid', { ownVisit: true });
    await ready(page);
    for (let step = 0; step < 4; step += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.getByText('Firearms discharges are shown so closely for a stated purpose only.').waitFor();
    await page.getByLabel('Legend of the map').getByText('Discharges in a square of 500 m').waitFor();
    expect(await marking(page).first().textContent()).toMatch(/OFFICIAL$/);
    await statePurpose(page);
    await page.getByLabel('Legend of the map').getByText('Discharges in a square of 100 m').waitFor();
    expect(await marking(page).first().textContent()).toMatch(/OFFICIAL-SENSITIVE$/);
    expect(refused).toEqual([]);
  });
});

describe('the page «Data»', () => {
  it.each([
    ['Council analyst', 'Council'],
    ['Police analyst', 'Police'],
  ])('%s: taking back is offered for what %s loaded, and for nothing else', async (role, agency) => {
    const { page } = await open(role, '/data');
    const rows = page.locator('.batches__table tbody tr');
    await rows.first().waitFor();
    const offered = rows.filter({ has: page.getByRole('button', { name: /^Take back/ }) });
    const whose = await offered.locator('[data-title="Loaded by"]').allTextContents();
    expect(whose.filter((words) => !words.includes(`, ${agency}`))).toEqual([]);
    const others = await rows
      .filter({ hasNotText: `, ${agency}` })
      .getByRole('button', { name: /^Take back/ })
      .count();
    expect(others).toBe(0);
  });

  it('JSNA authors are offered published figures to load, and nothing to take back that others loaded', async () => {
    const { page } = await open('JSNA author', '/data');
    await page.locator('#upload-source').waitFor();
    expect(await page.locator('#upload-source option').count()).toBe(5);
    const rows = page.locator('.batches__table tbody tr');
    await rows.first().waitFor();
    // Indicators of the council, her agency, may be; what walks loaded meanwhile stands above them.
    const others = rows.filter({ hasNotText: ', Council' });
    expect(await others.getByRole('button', { name: /^Take back/ }).count()).toBe(0);
  });
});

it('estimates are made, kept and published by an author, by keyboard, and read by a partner without the counts that went in', () =>
  walkEstimates(open));

describe('the browser', () => {
  it('is told no rule broken and no error thrown', () => {
    expect(walk.complaints).toEqual([]);
  });
});
