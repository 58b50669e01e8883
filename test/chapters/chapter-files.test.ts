/** A chapter as files: what stands in a Word document and in a zip of tables, unpacked and looked at. */
import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChapterVersion } from '../../server/chapters/chapter.js';
import { known, unknown, withheld, words } from '../../server/chapters/figures/cells.js';
import type { Figure } from '../../server/chapters/figures/figure.js';
import { chapterDocx, editionOf } from '../../server/chapters/out/chapter-docx.js';
import { widthsOf } from '../../server/chapters/out/docx-table.js';
import { chapterTables } from '../../server/chapters/out/chapter-tables.js';

const figure = (key: string, more: Partial<Figure> = {}): Figure => ({
  ...{
    key,
    kind: 'counts-by-ward',
    title: `Reports «${key}» & more`,
    unit: 'reports',
    period: 'March 2026',
    numerator: 'Reports',
  },
  ...{
    denominator: 'Residents',
    source: 'asb-reports',
    method: 'Counts',
    disclosureRule: '1 to 4 withheld',
    alt: `Bars of ${key}.`,
  },
  ...{ notes: ['Recorded is not happened.'], chart: 'bars', drawn: 0, rowTitle: 'Ward' },
  columns: [
    { name: 'count', title: 'Count', meaning: 'Reports' },
    { name: 'standing', title: 'Beside the area', meaning: 'Higher or lower' },
  ],
  rows: [
    { key: 'E05000001', label: 'Harbour', cells: [known(1_240, 0, 5), words('higher')] },
    { key: 'E05000002', label: '=Dunes', cells: [withheld, withheld] },
    { key: 'E05000003', label: 'Marsh', cells: [unknown, unknown] },
  ],
  ...more,
});

const published: ChapterVersion = {
  ...{ chapterId: 1, version: 2, publishedAt: new Date('2026-11-20T12:00:00Z'), publishedBy: 'Helen Saltmarsh (Council)' },
  content: {
    ...{ title: 'Children & violence', template: 'needs-assessment', areaCode: 'E07000001', areaLabel: 'Marram' },
    ...{ period: { from: '2025-11', to: '2026-10' }, partnership: 'Marram partnership', invented: true },
    ...{ rebuiltAt: '2026-11-19T12:00:00.000Z', attributions: ['Contains made-up notices.'] },
    sections: [
      {
        key: 'summary',
        heading: 'Summary',
        written: 'First <paragraph>.\n\nSecond,\nwith a line.\n- A point\n- Another',
        figures: [],
      },
      {
        ...{ key: 'places', heading: 'Places', written: '' },
        figures: [figure('one'), figure('two', { chart: 'months' }), figure('none', { rows: [], notes: ['No data.'] })],
      },
    ],
  },
};

describe('the Word document', () => {
  let parts: Record<string, Uint8Array>;
  let main: string;
  const part = (name: string): string => strFromU8(parts[name]!);
  beforeAll(async () => {
    parts = unzipSync(
      await chapterDocx(published.content, {
        ...editionOf(published),
        ...{ marking: 'OFFICIAL', heading: 'OFFICIAL. Made with Homeward.' },
      }),
    );
    main = part('word/document.xml');
  });

  it('gives columns the width that their longest word needs', () => {
    const widths = widthsOf(
      ['Indicator', 'Beside statistical neighbours', 'Lower 95%'],
      [['A long name of an indicator that breaks', 'not compared', '3.9']],
      9_638,
    );
    expect(widths.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(9_638);
    expect(widths[0]!).toBeGreaterThan(widths[1]!);
    expect(widths[1]!).toBeGreaterThan(1.5 * widths[2]!);
  });

  it('makes points of lines that begin with a dash, and breaks of others', () => {
    expect(main.match(/<w:numPr>/g)).toHaveLength(2);
    expect(main).not.toContain('- A point');
    expect(main.match(/<w:br\/>/g)).toHaveLength(1);
  });

  it('never leaves the height of a line to be read as exact, which would cut off charts', () => {
    const heights = [...`${part('word/styles.xml')}${main}`.matchAll(/<w:spacing[^>]*w:line="[^>]*>/g)].map(([tag]) => tag);
    expect(heights.length).toBeGreaterThan(3);
    expect(heights.filter((tag) => !tag.includes('w:lineRule="auto"'))).toEqual([]);
  });

  it('has every part named once and well-formed, and each that is referred to', () => {
    const broken: string[] = [];
    for (const [name, bytes] of Object.entries(parts)) {
      if (!/\.(xml|rels)$/.test(name)) continue;
      new DOMParser({ onError: (level, message) => void broken.push(`${name} ${level} ${message}`) }).parseFromString(
        strFromU8(bytes),
        'text/xml',
      );
    }
    expect(broken).toEqual([]);
    const targets = [...part('word/_rels/document.xml.rels').matchAll(/Target="([^"]+)"(?![^>]*External)/g)].map(
      ([, target]) => target!,
    );
    for (const target of targets)
      expect(Object.keys(parts)).toContain(target.startsWith('/') ? target.slice(1) : `word/${target}`);
    const types = part('[Content_Types].xml');
    for (const name of Object.keys(parts).filter((one) => /^word\/(charts|header|footer)[^/]*\.xml$/.test(one)))
      expect(types).toContain(`/${name}`);
  });

  it('has real headings, a table of contents that is filled, captions with numbers, and heads of tables that repeat', () => {
    expect(main.match(/w:pStyle w:val="Heading1"/g)).toHaveLength(3);
    expect(main).toMatch(/TOC[^<]*\\o/);
    // Each entry with its page, in reading order.
    const contents = [...main.matchAll(/<w:pStyle w:val="TOC1"\/>.*?<\/w:p>/g)].map(([entry]) =>
      [...entry.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text),
    );
    expect(contents).toEqual([
      ['Summary', '2'],
      ['Places', '2'],
      ['Notices', expect.stringMatching(/^[234]$/)],
    ]);
    expect(main.match(/w:pStyle w:val="Caption"/g)).toHaveLength(3);
    expect(main.match(/SEQ Figure/g)).toHaveLength(3);
    expect(main.match(/<w:tblHeader/g)).toHaveLength(2);
    expect(part('word/styles.xml')).toContain('w:styleId="Caption"');
  });

  it('gives every chart its alt text, and no number that is not shown', () => {
    expect(main.match(/<wp:docPr [^>]*descr="Bars of (one|two)\."/g)).toHaveLength(2);
    expect(main).toContain('withheld');
    const chart = part(Object.keys(parts).find((name) => /word\/charts\/chart[^/]*\.xml$/.test(name))!);
    expect(chart).toContain('1240');
    expect(chart).toContain('Harbour');
  });

  it('turns sheets sideways for a table of many columns, and back after it', async () => {
    const columns = Array.from({ length: 10 }, (_, at) => ({ name: `c${at}`, title: `Column ${at}`, meaning: 'm' }));
    const rows = [{ key: 'k', label: 'Harbour', heads: true, cells: columns.map(() => words('said')) }];
    const sections = [
      { key: 'worked', heading: 'Whether it worked', written: '', figures: [figure('wide', { chart: 'none', columns, rows })] },
      { key: 'after', heading: 'After it', written: 'A text.', figures: [figure('one')] },
    ];
    const file = unzipSync(
      await chapterDocx({ ...published.content, sections }, { ...editionOf(published), marking: 'OFFICIAL', heading: 'h' }),
    );
    const wide = strFromU8(file['word/document.xml']!);
    expect([...wide.matchAll(/<w:pgSz w:w="(\d+)"/g)].map(([, width]) => width)).toEqual(['11906', '16838', '11906']);
    // The heading goes with its table, and every sheet is marked.
    const [, sideways] = wide.split('<w:pgSz');
    expect(sideways).toContain('Whether it worked');
    expect(sideways).toContain('Column 9');
    expect(wide.match(/<w:headerReference/g)!.length).toBe(3);
    expect(sideways!.match(/w:tblW w:type="dxa" w:w="(\d+)"/)![1]).toBe('14570');
  });

  it('keeps what was written as it was, and is marked at the head and foot', () => {
    expect(main).toContain('First &lt;paragraph&gt;.');
    expect(main).toContain('<w:br/>');
    for (const end of ['header', 'footer'])
      expect(part(Object.keys(parts).find((name) => new RegExp(`^word/${end}\\d*\\.xml$`).test(name))!)).toContain(
        'OFFICIAL · Invented data',
      );
    expect(main).toMatch(/w:pgSz w:w="11906" w:h="16838"/);
  });
});

describe('the tables', () => {
  const tables = chapterTables(published.content);

  it('are one a figure and the dictionary of all their columns', () => {
    expect(tables.map(({ name }) => name)).toEqual(['figure-01-one', 'figure-02-two', 'figure-03-none', 'data-dictionary']);
    expect(tables[0]).toMatchObject({
      columns: ['key', 'ward', 'count', 'standing'],
      rows: [
        ['E05000001', 'Harbour', 1240, 'higher'],
        ['E05000002', '=Dunes', 'withheld', 'withheld'],
        ['E05000003', 'Marsh', null, null],
      ],
    });
    const dictionary = tables.at(-1)!;
    for (const { name, columns } of tables.slice(0, -1))
      expect(dictionary.rows.filter(([file]) => file === `${name}.csv`).map(([, column]) => column)).toEqual(columns);
    for (const row of dictionary.rows) expect(row).toHaveLength(dictionary.columns.length);
  });
});
