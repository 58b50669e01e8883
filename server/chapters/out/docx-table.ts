/** A figure's table in a Word document: columns as wide as their words need, and a head that repeats on each sheet. */
import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { cellText } from '../figures/cells.js';
import type { Figure } from '../figures/figure.js';
import { LINE } from './docx-styles.js';

/** From so many columns on the letters are smaller. */
const MANY_COLUMNS = 7;
/** Half points. */
const SMALL_LETTERS = 15;
const LONGEST_LABEL = 26;
const LONGEST_WORDS = 18;
/** Cells of more letters are sentences, which in a narrow column are many lines. */
const SENTENCE = 50;
const LONGEST_OF_SENTENCE = 26;

/** @param width of the text, in twentieths of a point */
export function tableOf({ rowTitle, columns, rows }: Figure, width: number): Table {
  const heads = [rowTitle, ...columns.map(({ title }) => title)];
  const texts = rows.map(({ label, cells }) => [label, ...cells.map(cellText)]);
  const widths = widthsOf(heads, texts, width);
  // Some of the words may be withheld.
  const areWords = columns.map(
    (_, place) =>
      rows.some(({ cells }) => cells[place]!.is === 'words') && rows.every(({ cells }) => cells[place]!.is !== 'known'),
  );
  const size = heads.length >= MANY_COLUMNS ? { size: SMALL_LETTERS } : {};
  const cell = (text: string, place: number, bold: boolean): TableCell =>
    new TableCell({
      width: { size: widths[place]!, type: WidthType.DXA },
      // Words that follow figures stand apart from them.
      margins: { top: 40, bottom: 40, left: place > 0 && areWords[place - 1] ? 110 : 50, right: 50 },
      children: [
        new Paragraph({
          style: 'InTable',
          alignment: place === 0 || areWords[place - 1] === true ? AlignmentType.LEFT : AlignmentType.RIGHT,
          children: [new TextRun({ text, bold, ...size })],
        }),
      ],
    });
  const line = { style: BorderStyle.SINGLE, size: 4, color: LINE };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: heads.map((text, place) => cell(text, place, true)) }),
      ...texts.map(
        (row, at) =>
          new TableRow({ cantSplit: true, children: row.map((text, place) => cell(text, place, rows[at]!.heads ?? false)) }),
      ),
    ],
  });
}

/** In proportion to what must stand in one line: the longest word of a head, which is bold, and the longest cell as far as it may go unbroken. */
export function widthsOf(heads: readonly string[], texts: readonly (readonly string[])[], width: number): number[] {
  const needs = heads.map((head, place) => {
    const word = Math.max(...head.split(/\s+/).map(({ length }) => length)) * 1.1;
    const cell = Math.max(0, ...texts.map((row) => row[place]!.length));
    const longest = place === 0 ? LONGEST_LABEL : cell > SENTENCE ? LONGEST_OF_SENTENCE : LONGEST_WORDS;
    // Three letters for what stands left and right of them.
    return 3 + Math.max(word, Math.min(cell, longest));
  });
  const all = needs.reduce((sum, need) => sum + need, 0);
  return needs.map((need) => Math.floor((width * need) / all));
}
