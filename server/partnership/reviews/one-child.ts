/**
 * Words by which one child of a review would be known, besides the names, numbers and birthdays that the house’s own screening knows: a review is of one child,
 * so that an age, a day, a school, a street, or the letter that a report gives a child is enough for who lives near. Ages of many («children aged 10 to 17»,
 * «16-year-olds») are no age of one. A net, not a promise: small letters and spelt-out places pass.
 */
const NUMBER = String.raw`(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)`;
const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
/** What begins a sentence, or says which kind of school or road. */
const NO_NAME =
  '(?:The|A|An|Every|Each|Any|All|No|One|Their|Its|His|Her|Both|Many|Some|Most|High|Primary|Secondary|Special|Middle|Infant|Junior|Local|Mainstream|Alternative|Virtual|Independent|Maintained|Sixth|Form|Further|Education|At|In|To|From|Of|Missing|After|Before|When|Which|Out|And|Or|For|By|With|Between|Leaving|Royal|National)';

const RULES: readonly (readonly [what: string, rule: RegExp])[] = [
  [
    'the age of one person',
    new RegExp(String.raw`\baged?\s+(?:of\s+|was\s+|is\s+|:\s*)?${NUMBER}\b(?!\s*(?:to|-|–|and|or|plus|\+)\s*\w)`, 'i'),
  ],
  [
    'the age of one person',
    new RegExp(
      String.raw`(?<!(?:to|and|or|-|–|under|over|below|above|least|most)\s*)\b${NUMBER}[\s-]*(?:years?|yrs?|y)[\s./-]*(?:old\b|o\b|of\s+age\b)`,
      'i',
    ),
  ],
  [
    'the age of one person',
    new RegExp(
      String.raw`\b(?:boy|girl|child|teenager|pupil|student|brother|sister|son|daughter),?\s*\(?${NUMBER}\)?(?=\s*(?:[,.;:)]|$))(?!\s*(?:to|and|or|per|%)\b)`,
      'i',
    ),
  ],
  ['the age of one person', /\b(?:his|her|their|child’s|child's)\s+[\w-]+\s+birthday\b/i],
  ['the age of one person', /\b(?:pupil|student|child|boy|girl|he|she)\s+(?:was\s+)?in\s+year\s+\d{1,2}\b/i],
  ['the age of one person', new RegExp(String.raw`\b(?:he|she|child|boy|girl|who)\s+(?:was|is|turned)\s+${NUMBER}\b`, 'i')],
  ['a day on which something happened', new RegExp(String.raw`\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?${MONTH}\b`, 'i')],
  ['a day on which something happened', new RegExp(String.raw`\b${MONTH}\s+\d{1,2}(?:st|nd|rd|th)?\b(?!\d)`, 'i')],
  ['a day on which something happened', /\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b/],
  [
    'the letter or name that a report gives a child',
    /\b(?:[Cc]hild(?:ren)?|[Ss]iblings?|[Ff]amily|[Yy]oung [Pp]erson|[Bb]aby|[Ii]nfant|[Aa]dult|[Mm]other|[Ff]ather|[Cc]ase)[\s-]+[‘’'"“”«]?(?!(?:I|CE|CP|DA|FE|GP|IT|MH|PE|UK)\b)[A-Z]{1,2}\d{0,3}\b/,
  ],
  [
    'the letter or name that a report gives a child',
    /\b(?:CHILD|SIBLING|FAMILY|YOUNG PERSON|BABY|CASE)[\s-]+[‘’'"“”«]?(?!I\b)[A-Z]\d{0,3}\b/,
  ],
  ['the letter or name that a report gives a child', /\b(?:pseudonym|not (?:his|her|their) real name|known (?:here )?as)\b/i],
  [
    'the name of a person',
    new RegExp(
      String.raw`\b(?:death|murder|killing|stabbing|shooting|homicide) of (?!${NO_NAME}\b|Child|Young|Infant|Bab)\p{Lu}\p{Ll}`,
      'u',
    ),
  ],
  // «St Mary’s RC Primary» is a school; «St Helens» is a town.
  ['a school or street by name', /\bSt\.?\s+\p{Lu}\p{L}+[’']s\b/u],
  [
    'a school or street by name',
    new RegExp(
      String.raw`\b(?!${NO_NAME}\b)[A-Z][\p{L}’'.-]+\s+(?:(?:High|Primary|Secondary|Grammar|Community|Junior|Infant|Church|Catholic|Special)\s+)*(?:School|Academy|College|Street|Road|Avenue|Close|Lane|Drive|Estate)\b`,
      'u',
    ),
  ],
];

/** In words, such as «the age of one person»; empty when nothing was found. */
export function wordsOfOneChild(text: string): string[] {
  const reads = text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[‐‑−]/g, '-');
  return [...new Set(RULES.filter(([, rule]) => rule.test(reads)).map(([what]) => what))];
}
