/** How a chapter looks as a Word document. */
import { AlignmentType, LevelFormat, LineRuleType } from 'docx';

const INK = '0B0C0C';
export const BLUE = '12436D';
export const LINE = 'B1B4B6';
const FONT = 'Arial';
/** Said, since a line's height without its rule is read as exact by some, and an exact line cuts off a chart. */
const lines = (line: number) => ({ line, lineRule: LineRuleType.AUTO });
/** Points of a list. */
export const POINTS = {
  reference: 'points',
  levels: [
    {
      ...{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT },
      style: { paragraph: { indent: { left: 400, hanging: 260 } } },
    },
  ],
};
export const STYLES = {
  default: {
    document: { run: { font: FONT, size: 22, color: INK }, paragraph: { spacing: { after: 140, ...lines(288) } } },
    title: { run: { font: FONT, size: 52, bold: true, color: BLUE }, paragraph: { spacing: { before: 600, after: 160 } } },
    heading1: {
      run: { font: FONT, size: 32, bold: true, color: BLUE },
      paragraph: { spacing: { before: 420, after: 160 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      ...{ id: 'Caption', name: 'caption', basedOn: 'Normal', next: 'Normal', quickFormat: true },
      ...{ run: { bold: true, size: 21, color: INK }, paragraph: { spacing: { before: 260, after: 80 }, keepNext: true } },
    },
    { id: 'Lead', name: 'Lead', basedOn: 'Normal', run: { size: 28 }, paragraph: { spacing: { after: 240 } } },
    { id: 'Small', name: 'Small', basedOn: 'Normal', run: { size: 17 }, paragraph: { spacing: { after: 60, ...lines(252) } } },
    {
      id: 'InTable',
      name: 'In table',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { spacing: { after: 0, ...lines(240) } },
    },
    {
      ...{ id: 'Contents', name: 'Contents', basedOn: 'Normal', run: { size: 28, bold: true, color: BLUE } },
      paragraph: { spacing: { before: 400, after: 120 } },
    },
    { id: 'Marks', name: 'Marks', basedOn: 'Normal', run: { size: 17 }, paragraph: { spacing: { after: 0, ...lines(240) } } },
  ],
};
