/** The page of an area, walked in a browser: refusals and states first, then a ward, a small area, a combined area, and the ways between. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, signIn, startWalk, type Walk } from './browser.js';
import { marking } from './explore-page.js';

interface Found {
  readonly gssCode: string;
  readonly name: string;
}

let walk: Walk;
let ward: Found;
let district: Found;
let lsoa: Found;

beforeAll(async () => {
  walk = await startWalk();
  const page = await open('/explore');
  ward = await firstOf(page, 'WARD');
  district = await firstOf(page, 'DISTRICT');
  lsoa = await firstOf(page, 'LSOA');
}, 300_000);

afterAll(async () => {
  await walk.close();
});

async function open(address: string, size?: { width: number; height: number }): Promise<Page> {
  const page = await walk.newPage(size);
  await signIn(page, walk.url, 'Police analyst', address);
  return page;
}

/** Asks as the page itself would. */
async function ask<Data>(page: Page, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  return page.evaluate(async (body) => {
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-homeward-request': '1' },
      body,
    });
    return ((await answer.json()) as { data: never }).data;
  }, JSON.stringify({ query, variables }));
}

async function firstOf(page: Page, type: string): Promise<Found> {
  const answer = await ask<{ areas: { edges: { node: Found }[] } }>(
    page,
    `{ areas(type: ${type}, first: 1) { edges { node { gssCode name } } } }`,
  );
  return answer.areas.edges[0]!.node;
}

async function ready(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await page.locator('.rates').first().waitFor();
  await page.locator('.area-map__sheet').waitFor();
  await page.locator('.state--loading').first().waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.querySelectorAll('.state--loading').length === 0);
}

const period = '?period=2025-11..2026-10';

describe('refusals and states', () => {
  it('a code that is none', async () => {
    const page = await open('/areas/E00000000');
    await page.getByText('There is no area with the code «E00000000»').waitFor();
    await expectAccessible(page);
  });

  it('a part that fails leaves the others standing', async () => {
    const page = await open('/data');
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('AreaProvision') ? route.abort() : route.continue(),
    );
    await page.goto(`${walk.url}/areas/${ward.gssCode}${period}`);
    await page.locator('.area-page__provision .state--failed').waitFor();
    await page.locator('.rates').first().waitFor();
    await expectAccessible(page);
    await page.unroute('**/graphql');
    await page.locator('.area-page__provision').getByRole('button', { name: 'Try again' }).press('Enter');
    await page.locator('.area-page__provision .state--failed').waitFor({ state: 'detached' });
  });

  it('loading says what is coming', async () => {
    const page = await open('/data');
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('AreaProfile')) await held;
      return route.continue();
    });
    await page.goto(`${walk.url}/areas/${ward.gssCode}`);
    await page.getByText('Loading the area…').waitFor();
    await expectAccessible(page);
    release();
    await ready(page, ward.name);
  });

  it('months that are not loaded are gaps, named', async () => {
    const page = await open(`/areas/${ward.gssCode}?period=2023-09..2024-02`);
    await ready(page, ward.name);
    expect(await page.locator('.area-page__kinds').textContent()).toContain(
      'No data for September 2023 and October 2023; that is not the same as none.',
    );
    expect(await page.locator('.area-page__kinds .chart-missing').count()).toBeGreaterThanOrEqual(2);
  });
});

describe('a ward', () => {
  it('says who lives there and what was recorded, with limits, beside its district and all wards', async () => {
    const page = await open(`/areas/${ward.gssCode}${period}`);
    await ready(page, ward.name);
    expect(await page.title()).toBe(`${ward.name} – Homeward`);
    expect(await page.locator('.lead').textContent()).toMatch(
      new RegExp(
        `^${ward.name} is a ward in ${district.name} with [\\d,]+ residents, [\\d,]+ of them aged 10 to 17, on .* square kilometres`,
      ),
    );
    const { incidentCounts } = await ask<{
      incidentCounts: { rows: { key: string; count: { count: number }; rate: { rate: number; lower: number; upper: number } }[] };
    }>(
      page,
      'query ($f: IncidentFilter!) { incidentCounts(filter: $f, by: AREA, areaType: WARD) { rows { key count { count } rate { rate lower upper } } } }',
      { f: { kinds: ['ASB_REPORT'], from: '2025-11-01', to: '2026-10-31' } },
    );
    const row = incidentCounts.rows.find(({ key }) => key === ward.gssCode)!;
    const shown = await page.locator('.area-page__rates .rates__own').first().locator('th, td').allTextContents();
    expect(shown.slice(0, 4)).toEqual([
      ward.name,
      row.count.count.toLocaleString('en-GB'),
      row.rate.rate.toFixed(1),
      `${row.rate.lower.toFixed(1)} to ${row.rate.upper.toFixed(1)}`,
    ]);
    const compared = await page.locator('.area-page__rates').textContent();
    expect(compared).toContain(`${district.name}, district`);
    expect(compared).toContain(`All ${incidentCounts.rows.length} wards together`);
    expect(compared).toMatch(/Byar’s method/);
    expect(await page.locator('.area-page__share').textContent()).toMatch(/% of the residents of .*Wilson’s method/s);
    expect(await page.locator('.area-page__deprivation').textContent()).toMatch(/English Indices of Deprivation \d{4}/);
    expect(await page.locator('.age-chart rect').count()).toBeGreaterThan(10);
    expect(await page.getByRole('img', { name: new RegExp(`^Map of ${ward.name} with its neighbours`) }).count()).toBe(1);
    await expectAccessible(page);
  });

  it('leads by keyboard to its district, its neighbours and Explore, over the same period', async () => {
    const page = await open(`/areas/${ward.gssCode}${period}`);
    await ready(page, ward.name);
    await page.getByRole('combobox', { name: 'Period' }).selectOption({ label: 'Last 3 months' });
    await page.getByRole('button', { name: 'Show', exact: true }).press('Enter');
    await page.waitForURL('**period=2026-08..2026-10');
    await ready(page, ward.name);
    expect(await page.getByRole('heading', { name: 'What was recorded, August 2026 to October 2026' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Copy link' }).press('Enter');
    await page.getByText('Link copied', { exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    await page.locator('.related').getByRole('link', { name: district.name }).first().press('Enter');
    await page.waitForURL(`**/areas/${district.gssCode}?period=2026-08..2026-10`);
    await ready(page, district.name);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.goBack();
    await ready(page, ward.name);
    await page.getByRole('link', { name: 'Show in Explore' }).press('Enter');
    await page.waitForURL(`**/explore?area=${ward.gssCode}&period=2026-08..2026-10`);
    await page.goBack();
    await ready(page, ward.name);
    const count = page
      .locator('.rates__own')
      .first()
      .getByRole('link', { name: /, list them one by one$/ });
    const counted = await count.textContent();
    await count.press('Enter');
    await page.waitForURL(`**/explore?area=${ward.gssCode}&period=2026-08..2026-10&table=reports`);
    await page.getByText(`Reports 1 to 20 of ${counted} in ${ward.name}, newest first.`, { exact: true }).waitFor();
  });

  it('prints without what only works on a screen', async () => {
    const page = await open(`/areas/${ward.gssCode}${period}`);
    await ready(page, ward.name);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.period-choice').isVisible()).toBe(false);
    expect(await page.getByRole('link', { name: 'Show in Explore' }).isVisible()).toBe(false);
    expect(await page.locator('.marking-strip').first().isVisible()).toBe(true);
    expect(await page.locator('.rates').first().isVisible()).toBe(true);
    // Where a link within Homeward leads is of no use on paper.
    const spelt = await page
      .locator('main a[href^="/"]')
      .evaluateAll((links) => links.filter((link) => getComputedStyle(link, '::after').content.includes('/')).length);
    expect(spelt).toBe(0);
  });

  it('reflows on a phone and at 400 % zoom', async () => {
    for (const width of [390, 320]) {
      const page = await open(`/areas/${ward.gssCode}${period}`, { width, height: 800 });
      await ready(page, ward.name);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  });
});

describe('other sorts of area', () => {
  it('a small area has its tenth and its domains, and its ward', async () => {
    const page = await open(`/areas/${lsoa.gssCode}${period}`);
    await ready(page, lsoa.name);
    expect(await page.locator('.domain-table').textContent()).toContain('Income');
    expect(await page.locator('.area-page__rates').textContent()).toMatch(/, ward/);
    await expectAccessible(page);
  });

  it('a combined area says why it was made, of what, and what that leaves out', async () => {
    const page = await open('/data');
    const { composeArea } = await ask<{ composeArea: { gssCode: string; composition: { notes: string[] } } }>(
      page,
      'mutation ($i: ComposeAreaInput!) { composeArea(input: $i) { gssCode composition { notes } } }',
      { i: { name: 'The front', reason: 'as the partnership sees it', memberCodes: [ward.gssCode], within: district.gssCode } },
    );
    await page.goto(`${walk.url}/areas/${composeArea.gssCode}${period}`);
    await ready(page, 'The front');
    const made = (await page.locator('.area-page__composition').textContent()) ?? '';
    expect(made).toContain('as the partnership sees it');
    expect(made).toContain(ward.gssCode);
    for (const note of composeArea.composition.notes) expect(made).toContain(note);
    expect(await page.locator('.area-page__share').textContent()).toMatch(/Wilson’s method/);
    await expectAccessible(page);
  });

  it('attendance stands on the page of a ward in the form of each role, and what is not known is called so', async () => {
    const police = await open('/explore');
    const answer = await ask<{ attendanceCounts: { rows: { area: Found; count: { suppressed: boolean } }[] } }>(
      police,
      '{ attendanceCounts(by: WEEK, areaType: WARD) { rows { area { gssCode name } count { suppressed } } } }',
    );
    const counted = answer.attendanceCounts.rows[0]!.area;
    const withheld = answer.attendanceCounts.rows.filter(
      ({ area, count }) => area.gssCode === counted.gssCode && count.suppressed,
    );
    await police.goto(`${walk.url}/areas/${counted.gssCode}`);
    await ready(police, counted.name);
    const section = police.getByRole('region', { name: 'Attendance at youth sessions', exact: true });
    const table = section.getByRole('table', { name: `Children counted at youth sessions in ${counted.name}, by week` });
    expect(await table.getByText('withheld', { exact: true }).count()).toBe(withheld.length);
    const note = (await section.textContent()) ?? '';
    expect(note).toContain('0 to 9 are withheld');
    expect(note).toContain('not spread over their weeks');
    expect(note).toContain('not known, and not zero');
    await expectAccessible(police);
    await police.close();

    const author = await walk.newPage({ width: 390, height: 844 });
    await signIn(author, walk.url, 'JSNA author', `/areas/${counted.gssCode}`);
    await ready(author, counted.name);
    const own = author.getByRole('region', { name: 'Attendance at youth sessions', exact: true });
    const totals = own.getByRole('table', { name: /by financial year or period as listed/ });
    expect(await totals.getByRole('row').count()).toBeGreaterThan(1);
    expect(await own.getByRole('table').count()).toBe(1);
    await expectNoSidewaysScroll(author);
    await expectAccessible(author);
    expect(await marking(author).first().textContent()).toMatch(/OFFICIAL$/);
    await author.close();

    const partner = await walk.newPage();
    await signIn(partner, walk.url, 'Partner', `/areas/${walk.district}`);
    await partner.getByRole('table', { name: /^Children counted at youth sessions in .*, by week$/ }).waitFor();
    expect(await partner.getByText('Only sessions that your own agency runs.').count()).toBe(1);
    // As they were counted, and so possibly of a few children.
    expect(await marking(partner).allTextContents()).toEqual(Array(2).fill('Protective marking: OFFICIAL-SENSITIVE'));
    await partner.close();
  });

  it('caused no error in the browser', () => {
    expect(walk.complaints).toEqual([]);
  });
});
