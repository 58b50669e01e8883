/**
 * A published chapter as a Word document on A4: headings of its own styles, a table of contents, numbered captions, charts that Word draws with
 * alt text, tables whose heads repeat, and the marking at the head and foot of each sheet.
 */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SimpleField,
  type Table,
  TableOfContents,
  TextRun,
} from 'docx';
import { ChartRun } from 'docx/charts';
import { estimatePageNumbers } from 'docx/layout';
import { londonDay } from '../../governance/agreement.js';
import { longDay } from '../../long-day.js';
import type { ChapterContent, ChapterVersion, PublishedSection } from '../chapter.js';
import type { Figure } from '../figures/figure.js';
import { periodWords } from '../figures/words-of-counts.js';
import { writtenParts, type WrittenPart } from '../written-parts.js';
import { BLUE, POINTS, STYLES } from './docx-styles.js';
import { tableOf } from './docx-table.js';

/** Twentieths of a point: A4, and 2 cm at its sides. */
const A4 = { width: 11_906, height: 16_838 };
const MARGIN = 1_134;
/** From so many columns on a table stands on a sheet turned sideways. */
const WIDE_FROM = 11;
/** Pixels, as charts are measured. */
const CHART_WIDTH = 610;

/** Which edition of a chapter it is. */
export interface ChapterEdition {
  /** «version 2», at the foot of each sheet. */
  readonly edition: string;
  /** By whom and when it was published, or that it was not: a sentence. */
  readonly standing: string;
}

export interface Framed extends ChapterEdition {
  readonly marking: string;
  /** Who made the file, for whom, until when: one line. */
  readonly heading: string;
}

/** How a published version is called. */
export function editionOf({ version, publishedAt, publishedBy }: ChapterVersion): ChapterEdition {
  return {
    edition: `version ${version}`,
    standing: `Version ${version}, published ${dayWords(publishedAt)} by ${publishedBy}.`,
  };
}

export function chapterDocx(content: ChapterContent, { marking, heading, edition, standing }: Framed): Promise<Buffer> {
  const marks = content.invented ? `${marking} · Invented data` : marking;
  const margin = { top: 1_300, bottom: 1_200, left: MARGIN, right: MARGIN, header: 500, footer: 500 };
  const headers = { default: new Header({ children: [centred([new TextRun({ text: marks, bold: true })])] }) };
  const footers = {
    default: new Footer({
      children: [
        centred([new TextRun({ text: marks, bold: true })]),
        centred([
          new TextRun(`${content.title}, ${edition}. Page `),
          new TextRun({ children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ]),
      ],
    }),
  };
  const document = new Document({
    title: content.title,
    subject: `${content.areaLabel}, ${periodWords(content.period)}`,
    creator: content.partnership,
    description: heading,
    features: { updateFields: false },
    // Contents with their pages also where nobody updates fields.
    pageNumbers: estimatePageNumbers,
    styles: STYLES,
    numbering: { config: [POINTS] },
    sections: sheetsOf([{ isWide: false, children: front(content, standing, heading) }, ...body(content)]).map(
      ({ isWide, children }) => ({
        properties: {
          // Turned sideways, the library itself exchanges the two.
          page: { size: { ...A4, ...(isWide ? { orientation: PageOrientation.LANDSCAPE } : {}) }, margin },
        },
        ...{ headers, footers, children },
      }),
    ),
  });
  return Packer.toBuffer(document);
}

const centred = (children: TextRun[]): Paragraph => new Paragraph({ style: 'Marks', alignment: AlignmentType.CENTER, children });

const dayWords = (moment: Date): string => longDay(londonDay(moment));

function front(content: ChapterContent, standing: string, heading: string) {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(content.title)] }),
    new Paragraph({ style: 'Lead', children: [new TextRun(`${content.areaLabel}, ${periodWords(content.period)}`)] }),
    new Paragraph(`${content.partnership}. ${standing}`),
    new Paragraph(`Figures made ${dayWords(new Date(content.rebuiltAt))}.`),
    new Paragraph({ style: 'Small', children: [new TextRun(heading)] }),
    new Paragraph({ style: 'Contents', children: [new TextRun('Contents')] }),
    new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-1' }),
  ];
}

interface Sheets {
  readonly isWide: boolean;
  readonly children: readonly (Paragraph | Table | TableOfContents)[];
}

const isWide = ({ columns, rows }: Figure): boolean => rows.length > 0 && columns.length + 1 >= WIDE_FROM;

/** What follows each other on sheets that stand one way. */
function sheetsOf(parts: readonly Sheets[]): Sheets[] {
  const sheets: Sheets[] = [];
  for (const part of parts) {
    const last = sheets.at(-1);
    if (last?.isWide === part.isWide) sheets[sheets.length - 1] = { ...part, children: [...last.children, ...part.children] };
    else sheets.push(part);
  }
  return sheets;
}

function body(content: ChapterContent): Sheets[] {
  let number = 0;
  return [
    ...content.sections.flatMap((section, place): Sheets[] => {
      const [first] = section.figures;
      // A heading with nothing under it goes with its figure.
      const goesWithFigure = section.written === '' && first !== undefined && isWide(first);
      return [
        { isWide: goesWithFigure, children: sectionHead(section, place === 0) },
        ...section.figures.map((figure) => ({
          isWide: isWide(figure),
          children: figureParts(figure, (number += 1), isWide(figure) ? A4.height - 2 * MARGIN : A4.width - 2 * MARGIN),
        })),
      ];
    }),
    ...(content.attributions.length === 0
      ? []
      : [
          {
            isWide: false,
            children: [
              new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun('Notices')] }),
              ...content.attributions.map((notice) => new Paragraph({ style: 'Small', children: [new TextRun(notice)] })),
            ],
          },
        ]),
  ];
}

function sectionHead({ heading, written }: PublishedSection, first: boolean): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: first, children: [new TextRun(heading)] }),
    ...pointsAndParagraphs(writtenParts(written)),
  ];
}

const pointsAndParagraphs = (parts: readonly WrittenPart[]): Paragraph[] =>
  parts.map(({ isPoint, lines }, place) =>
    isPoint
      ? new Paragraph({
          numbering: { reference: POINTS.reference, level: 0 },
          spacing: { after: parts[place + 1]?.isPoint ? 40 : 140 },
          children: withLineBreaks(lines),
        })
      : new Paragraph({ children: withLineBreaks(lines) }),
  );

const withLineBreaks = (lines: readonly string[]): TextRun[] =>
  lines.map((line, index) => (index === 0 ? new TextRun(line) : new TextRun({ text: line, break: 1 })));

/** @param width of the text, in twentieths of a point */
function figureParts(figure: Figure, number: number, width: number): (Paragraph | Table)[] {
  const caption = new Paragraph({
    style: 'Caption',
    keepNext: true,
    children: [
      new TextRun('Figure '),
      new SimpleField('SEQ Figure \\* ARABIC', String(number)),
      new TextRun(`. ${figure.title}. ${figure.period}.`),
    ],
  });
  if (figure.rows.length === 0) return [caption, new Paragraph(figure.notes[0] ?? 'There is nothing to show.'), ...facts(figure)];
  const chart = chartOf(figure);
  return [
    caption,
    ...(chart === null ? [] : [new Paragraph({ keepNext: true, children: [chart] })]),
    tableOf(figure, width),
    ...facts(figure),
  ];
}

/** Null where there is no number to draw. */
function chartOf({ chart, columns, drawn, rows, alt, title }: Figure): ChartRun | null {
  const numbers = rows.map(({ cells }) => {
    const cell = cells[drawn];
    return cell?.is === 'known' ? Number(cell.number.toFixed(cell.decimals)) : null;
  });
  if (chart === 'none' || numbers.every((number) => number === null)) return null;
  const name = columns[drawn]!.title;
  const shared = { altText: { name: title, title, description: alt }, legend: false as const, valueAxis: { minimum: 0 } };
  const series = (values: (number | null)[]) => [{ name, values, color: BLUE }];
  if (chart === 'months') {
    return new ChartRun({
      ...shared,
      ...{ type: 'column', categories: rows.map(({ label }) => label), series: series(numbers) },
      ...{ transformation: { width: CHART_WIDTH, height: 220 }, gapWidth: 40 },
    });
  }
  // Word draws the first category at the bottom; the table begins at the top.
  return new ChartRun({
    ...shared,
    ...{ type: 'bar', categories: rows.map(({ label }) => label).reverse(), series: series([...numbers].reverse()) },
    ...{ transformation: { width: CHART_WIDTH, height: Math.min(760, 50 + 17 * rows.length) }, gapWidth: 40 },
  });
}

function facts(figure: Figure): Paragraph[] {
  const said: readonly (readonly [string, string])[] = [
    ...([
      ['In words', figure.alt],
      ['Unit', figure.unit],
      ['Numerator', figure.numerator],
      ['Denominator', figure.denominator],
      ['Source', figure.source],
      ['Method', figure.method],
      ['Disclosure', figure.disclosureRule],
    ] as const),
    ...figure.notes.map((note) => ['Note', note] as const),
  ];
  return said.map(
    ([name, words], place) =>
      new Paragraph({
        style: 'Small',
        spacing: { before: place === 0 ? 120 : 0, after: place === said.length - 1 ? 320 : 20 },
        children: [new TextRun({ text: `${name}: `, bold: true }), new TextRun(words)],
      }),
  );
}
