/** Made-up people, numbers worked out from their published rules, and words that must pass. */
import { describe, expect, it, test } from 'vitest';
import { screenFileName } from './file-name.js';
import { isNhsNumber } from './nhs-number.js';
import { isPupilNumber } from './pupil-number.js';
import { screen } from './screen.js';
import { checkTyped } from './typed-text.js';

const TODAY = new Date('2026-11-26T12:00:00Z');
const found = (text: string): string[] => screen(text, 'text', TODAY);

describe('numbers by their own arithmetic', () => {
  test('NHS: the worked example of the Data Dictionary, and each other last digit', () => {
    expect(isNhsNumber('9434765919')).toBe(true);
    expect([...'012345678'].filter((digit) => isNhsNumber(`943476591${digit}`))).toEqual([]);
    expect(isNhsNumber('4010232137')).toBe(true);
    expect(isNhsNumber('0000000000')).toBe(false);
  });
  test('UPN: the check letter worked out by hand, and each other letter', () => {
    // 8·2 + 0·3 + 1·4 + 2·5 + 1·10 + 1·13 = 53 = 2·23 + 7: the eighth letter.
    expect(isPupilNumber('H801200001001')).toBe(true);
    expect([...'ABCDEFGJKLMNPQRTUVWXYZ'].filter((letter) => isPupilNumber(`${letter}801200001001`))).toEqual([]);
    // The thirteenth place of a temporary one is a letter: A counts 0, so 40 = 23 + 17.
    expect(isPupilNumber('U80120000100A')).toBe(true);
    expect(isPupilNumber('h801200001001')).toBe(true);
  });
});

describe('what is hidden from the rules and read by everybody', () => {
  const [noWidth, softHyphen, hyphen] = ['\u200b', '\u00ad', '\u2010'];
  test.each([
    ['an NHS number', ['943', '476', '5919'].join(noWidth)],
    ['an NHS number', '９４３４７６５９１９'],
    ['an NHS number', ['943', '476', '5919'].join(hyphen)],
    ['a telephone number', `0${noWidth}7700 900123`],
    ['a telephone number', `07700900${softHyphen}123`],
    ['an e-mail address', 'a.b＠example.org'],
    ['a National Insurance number', `AB${noWidth}123456C`],
    ['the name of a person', `Mr${noWidth} Jake Marsh`],
    ['the name of a person', '𝐉𝐚𝐤𝐞 𝐌𝐚𝐫𝐬𝐡'],
    ['the name of a person', 'Ja\uFE0Fke Ma\u034Frsh'],
    ['an NHS number', '943\uFE0F4765919'],
  ])('%s', (what, text) => expect(found(text)).toContain(what));
});

it.each([
  ['an NHS number', ['943 476 5919', 'NHS no.9434765919 seen', 'patient 943-476-5919.', '(4010232137)']],
  ['a unique pupil number', ['UPN H801200001001', 'excluded, h801200001001', 'U80120000100A']],
  ['a National Insurance number', ['QQ 12 34 56 C'.replace('QQ', 'AB'), 'NI AB123456C', 'ab 12 34 56 d']],
  [
    'a telephone number',
    [
      'rang 0151 496 0000',
      'rang 0151 496 0000.',
      '07700 900123',
      '07700900123',
      '+44 7700 900123',
      '+44 (0)151 496 0000',
      '0044 7700 900123',
      '(0151) 496-0000',
      'tel:02079460000',
    ],
  ],
  ['an e-mail address', ['write to a.b@example.org', "pat.o'marsh+x@mail.example.co.uk."]],
  [
    'a date of birth',
    [
      'DOB 12/03/2011',
      'd.o.b. 12.03.2011',
      'born on 12 March 1961',
      'date of birth: 1987-03-12',
      '12/03/1954 (DOB)',
      'male 12/03/2011',
      'Ottokar 12/03/2011',
      'baby 12/03/2025',
      '12/03/2025',
      '12th March 2011',
      'March 12 2011',
      '2011-03-12',
      'dob: 12/3/11',
    ],
  ],
  [
    'the name of a person',
    [
      'Mr Marsh says',
      'mrs marsh says',
      'Dr. A. Marsh',
      'PC Marsh attended',
      'my son Jake was there',
      'my son jake was there',
      'her daughter Ottilie',
      'a boy named Ottokar',
      'the name is Ottokar',
      'caller: Ottilie Marsh',
      'Jake Marsh',
      'reported by Sarah Jones of no. 5',
      'JAKE SMITH',
      'jake smith of the flats',
      'Jake A. Marsh',
      'his neighbour Ottokar shouts',
      'a lad called Callum',
      'Mohammed Khan’s car',
    ],
  ],
  [
    'somebody called a suspect, nominal, offender or gang member',
    [
      'suspect Ottokar left',
      'suspect: Marsh',
      'suspect is believed to be Callum',
      'nominal 48213',
      'Nominal ID: 48213',
      'gang member Ottokar',
      'Ottokar is a known gang member',
      'Marsh (suspect) ran off',
      'offender J.M. seen',
      'PNC ID 482137',
    ],
  ],
])('%s', (what, texts) => {
  for (const text of texts) expect(found(text), text).toContain(what);
});

test.each([
  'On or near St James Road',
  'St James Road',
  'Victoria Park',
  'Derby Road',
  'James Street / Derby Road junction',
  'Corner of Charlotte Street and Mary Lane',
  'Thomas Gray Primary School',
  'St Edmund Arrowsmith Catholic Academy',
  'William Brown Street Library',
  'outside John Lewis',
  'Birch Dr Bootle',
  'Elizabeth Court flats',
  'Investigation complete; no suspect identified',
  'Unable to prosecute suspect',
  'Suspect charged as part of another case',
  'Offender given a drugs possession warning',
  'Offender sent to prison',
  'Offender Ordered To Pay Compensation',
  'Under investigation',
  'Suspect left in a red car',
  'three suspects, aged about 15',
  'group of 20 youths, some gang members',
  'Youth Offender Team',
  'Victim Support informed',
  'Young people with fireworks behind the shops',
  'noise since 22:30, again on 05/11/2025',
  '05/11/2025 19:30 third call',
  '12/10/2026: letter sent',
  'from 01-05-2024 19:30 to 20:00',
  'reported 03/09/2024 and 04/09/2024',
  'warned 12/03/2019',
  'CPW 12/03/2026',
  'ABC signed by both 12/03/2025',
  'E 334000 N 395000',
  '334000 3950',
  'ASB-2025-00417',
  'ref 2025/0012345',
  'bus 0151 stops here',
  'U123456',
  'Vehicle nuisance (scrambler bikes)',
  'Environmental Health',
  'Drive-by on Marsh Lane',
  'dogs off the lead',
  'Music, shouting; Police called',
  'neighbour Police informed',
  'Mark left by paint on wall',
  'Grace Road end of Hope Street',
  'male, 15, with a bike',
  '',
])('passes: %s', (text) => expect(found(text)).toEqual([]));

test('in references only numbers of persons count, and of ten digits only those given out', () => {
  const inReference = (text: string): string[] => screen(text, 'reference', TODAY);
  expect(inReference('9434765919')).toEqual(['an NHS number']);
  expect(inReference('07700900123')).toEqual(['a telephone number']);
  for (const passes of ['2025000019', '2011-03-12', 'JAKE SMITH 1', 'ASB-2025-00417', '00000012345', 'MC/25/0001']) {
    expect(inReference(passes), passes).toEqual([]);
  }
});

test('the refusal says what, where and what to do, and does not repeat it', () => {
  const refused = (): string => checkTyped('Ask Jake Marsh on 07700 900123', ['note'], TODAY);
  expect(refused).toThrow('The text seems to hold a telephone number and the name of a person. Take it out:');
  expect(refused).not.toThrow(/Jake|Marsh|900123/);
  try {
    refused();
  } catch (error) {
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', inputPath: ['note'] });
  }
});

test('a million characters take no longer than they are many', () => {
  for (const text of [
    'a'.repeat(1e6),
    `${'a '.repeat(5e5)}@`,
    '0 '.repeat(5e5),
    'a'.repeat(1e6) + '@',
    '1'.repeat(1e6),
    'Jake '.repeat(2e5),
    '12/03/'.repeat(1e5),
    'is '.repeat(3e5),
  ]) {
    const before = performance.now();
    found(text);
    expect(performance.now() - before, text.slice(0, 10)).toBeLessThan(5_000);
  }
});

describe('the name of a file', () => {
  test.each([
    'Mr Jake Marsh.csv',
    'jake.marsh@example.org.csv',
    'Jake_Marsh_2026-04.csv',
    'case 943 476 5919.csv',
    'asb_07700900123.csv.gz',
  ])('refused: %s', (name) => expect(screenFileName(name, TODAY)).not.toEqual([]));
  test.each([
    ...[
      '2026-04-marram-asb.csv',
      'asb_reports_20260401-20260430.csv',
      'June Report.csv',
      'May_Reports_2026.csv',
      'April Council.csv',
    ],
    ...['Victoria Park wardens 12-03-2026.csv', 'own.csv', 'youth-provision 2025-26 autumn.csv', 'August_Noise.xlsx', 'upload'],
  ])('taken: %s', (name) => expect(screenFileName(name, TODAY)).toEqual([]));
});
