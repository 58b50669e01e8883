/** Indicators of an area by keyboard: the table in words, another benchmark, one indicator with its series and its table. Every figure is made up. */
import { expect } from 'vitest';
import type { Database } from '../../server/database/database.js';
import { indicators } from '../../server/ingest/indicators.js';
import { loadText } from '../ingest/load-text.js';
import { expectAccessible, expectNoSidewaysScroll, type Open } from './browser.js';

const HEAD = 'indicator,area,area_code,period,value,unit,count,denominator\n';
const years = (name: string, area: string, code: string, counts: readonly (number | 'c')[]): string =>
  counts
    .map((count, at) =>
      count === 'c'
        ? `${name},${area},${code},${2021 + at},c,"per 1,000",,10000\n`
        : `${name},${area},${code},${2021 + at},${count / 10},"per 1,000",${count},10000\n`,
    )
    .join('');

export async function walkIndicators(open: Open, database: Database): Promise<void> {
  const figures =
    years('Walked rate', 'Walked Borough', 'E08999981', [100, 130, 160, 190, 220]) +
    years('Walked rate', 'Other Borough', 'E08999982', [100, 100, 100, 100, 'c']) +
    years('Walked rate', 'England', 'E92000001', [100, 100, 100, 100, 100]) +
    'Walked ends,Walked Borough,E08999981,2012,5,count,,\nWalked ends,Walked Borough,E08999981,2020,9,count,,\n';
  const definitions =
    'indicator,name,definition,unit,polarity,source\nWalked rate,Walked rate,Made up,"per 1,000",low,Nobody\nWalked ends,Walked ends,Made up,count,none,Nobody\n';
  const pairs = 'group,area,area_code,peer,peer_code\nNamed peers,Walked Borough,E08999981,Other Borough,E08999982\n';
  for (const text of [HEAD + figures, definitions, pairs])
    expect((await loadText(database, indicators, text)).errors).toEqual([]);

  const { page, refused } = await open('Partner', '/indicators?area=E08999981');
  const table = page.getByRole('table', { name: 'Indicators of Walked Borough beside England' });
  await table.waitFor();
  const line = table.locator('tr', { hasText: 'Walked rate' });
  expect(await line.textContent()).toMatch(/202522\.019\.2 to 25\.110\.0Worse↑ Increasing and getting worse/);
  expect(await table.locator('tr', { hasText: 'Walked ends' }).textContent()).toMatch(
    /Not comparedCounts of areas of different size are not compared/,
  );
  await expectAccessible(page);

  await table.getByRole('button', { name: 'Walked rate (per 1,000)' }).press('Enter');
  const beside = page.getByRole('table', { name: 'Walked rate, 2025: Walked Borough beside others' });
  await beside.waitFor();
  expect(await beside.locator('tr', { hasText: 'Other Borough' }).textContent()).toMatch(
    /Named peerssmall number withheld to protect peopleno limitsNot compared/,
  );
  await page.getByText('1 of 2 authorities have a figure with its counts').waitFor();
  await page.getByText('No figures of small areas (LSOAs)').waitFor();
  const rug = page.getByRole('table', { name: 'Areas beside England, indicator by indicator' });
  expect(await rug.locator('tr', { hasText: 'Walked rate' }).textContent()).toMatch(/Worse 22\.0.*Not compared 10\.0/);
  await page.getByRole('radio', { name: 'Named peers' }).press('Space');
  await page.getByRole('table', { name: 'Indicators of Walked Borough beside Named peers' }).waitFor();
  expect(page.url()).toContain('benchmark=Named+peers');
  await page.getByText('The benchmark has no figure for this period').first().waitFor();

  await page.getByRole('button', { name: 'Walked ends (count)' }).press('Enter');
  await page.getByText('Only these points are known: nothing is drawn between them.').waitFor();
  expect(await page.locator('.trend__series--area line').count()).toBe(0);
  await page.locator('summary', { hasText: 'What this indicator is' }).press('Enter');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(refused).toEqual([]);
}
