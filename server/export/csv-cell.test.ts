import { describe, expect, it } from 'vitest';
import { csvCell, csvLine } from './csv-cell.js';

describe('CSV cells', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+44 151', "'+44 151"],
    ['-2+3', "'-2+3"],
    ['-2\n', '"\'-2\n"'],
    ['-2.', "'-2."],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['\r=1', '"\'\r=1"'],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ])('%j cannot run as a formula', (text, written) => {
    expect(csvCell(text)).toBe(written);
  });

  it('keeps numbers as numbers and quotes what needs it', () => {
    expect(csvLine(['-10000.10', '-7'])).toBe('-10000.10,-7\r\n');
    expect(csvLine([-3.5, 0, true, null, undefined, 'On or near Strand Road, Bootle', 'say "no"'])).toBe(
      '-3.5,0,true,,,"On or near Strand Road, Bootle","say ""no"""\r\n',
    );
  });
});
