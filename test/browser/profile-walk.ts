/** The vulnerability profile by keyboard: published points beside an area's own lines, each with its table. Every figure and child is made up. */
import { expect } from 'vitest';
import type { Database } from '../../server/database/database.js';
import { assessmentExtract } from '../../server/ingest/assessment-extract.js';
import { publishedCrossTabs } from '../../server/ingest/published-cross-tabs.js';
import { publishedRiskRatios } from '../../server/ingest/published-risk-ratios.js';
import { register } from '../governance/agreements.js';
import { loadText } from '../ingest/load-text.js';
import { expectAccessible, expectNoSidewaysScroll, type Open } from './browser.js';

const REPORT = 'made-up.txt,A made-up report';
const RATIOS = `measure,cohort,comparison_group,subgroup,risk_ratio,precision,wording,significant,p_stated,source_file,source_part
Going missing,CIN,other children,,7.0,lower bound,more than 7 times,yes,,${REPORT}
Self-harm identified as factor,CIN,other children,,,not stated,no clear difference,no,,${REPORT}
`;
const TABLES = `table_id,printed_table_no,title_as_printed,indicator,cohort,row_label,group,percent,percent_qualifier,n_rounded_10,missing_percent_stated,base_stated,source_file,source_part
30,30,Children who go missing,Going missing,CIN,Yes,Gang associated,30,,300,0,,${REPORT}
30,30,Children who go missing,Going missing,CIN,No,Gang associated,70,,700,0,,${REPORT}
`;

/** 600 children of twelve teams. */
function extract(): string {
  const rows = Array.from({ length: 600 }, (_, child) => {
    const associated = child % 5 === 0;
    const missing = associated ? child % 10 === 0 : child % 9 === 0;
    const [age, gender] = [['10-12', '13-15', '16-17'][child % 3], child % 7 < 3 ? 'female' : 'male'];
    return `CIN,2025/26,${age},${gender},white,${associated ? 'yes' : 'no'},T${child % 12},team,${missing ? 'yes' : 'no'},no`;
  });
  return `cohort,period,age_band,gender,ethnicity,gang_association,cluster,cluster_kind,going_missing,self_harm\n${rows.join('\n')}\n`;
}

export async function walkProfile(open: Open, database: Database): Promise<void> {
  const { page, refused } = await open('JSNA author', '/profile');
  await page.getByText('No published ratios are loaded').waitFor();
  await expectAccessible(page);
  await page.goto(`${new URL(page.url()).origin}/profile?show=own`);
  await page.getByText('Your agency has loaded no extract of its assessments').waitFor();

  await register(database, { id: 'ISA-EXTRACT', sources: ['assessment-extract'], agencies: ['Council'] });
  for (const [source, text, options] of [
    [publishedRiskRatios, RATIOS, {}],
    [publishedCrossTabs, TABLES, {}],
    [assessmentExtract, extract(), { agency: 'Council', agreement: 'ISA-EXTRACT' }],
  ] as const)
    expect((await loadText(database, source, text, options)).errors).toEqual([]);

  await page.goto(`${new URL(page.url()).origin}/profile`);
  await page.getByRole('img', { name: /1 published ratios .* Going missing, more than 7/ }).waitFor();
  const published = page.getByRole('table', { name: /^Published ratios/ });
  expect(await published.locator('tbody tr').allTextContents()).toEqual([
    expect.stringMatching(/^Going missingmore than 7more than 7 timesYes/),
    expect.stringMatching(/^Self-harm identified as factorno ratio printed/),
  ]);
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Published tables' }).press('Enter');
  await page.getByRole('table', { name: 'Table 30: Going missing, CIN' }).waitFor();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Your own assessments' }).press('Enter');
  const own = page.getByRole('table', { name: 'Gang associated: adjusted risk ratios' });
  await own.waitFor();
  expect(await own.locator('tr', { hasText: 'Going missing' }).textContent()).toMatch(
    /\d \(\d\.\d\d to .*more than 7.*12 clusters/,
  );
  expect(await own.locator('tr', { hasText: 'Self-harm' }).textContent()).toMatch(/Withheld/);
  await page.locator('summary', { hasText: 'What is compared' }).press('Enter');
  await page.getByRole('radio', { name: 'Age', exact: true }).press('Space');
  await page.getByRole('button', { name: 'Work out ratios' }).press('Enter');
  await page.getByRole('table', { name: '13–15: adjusted risk ratios' }).waitFor();
  expect(page.url()).toContain('exposure=age-band');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(refused).toEqual([]);
}
