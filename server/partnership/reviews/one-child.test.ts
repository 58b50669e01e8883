import { expect, it } from 'vitest';
import { wordsOfOneChild } from './one-child.js';

it.each([
  ['A boy aged 15 was stabbed', 'the age of one person'],
  ['The girl, aged fifteen, was missing', 'the age of one person'],
  ['a 14-year-old was excluded', 'the age of one person'],
  ['a 16 year old', 'the age of one person'],
  ['he was 13 when it began', 'the age of one person'],
  ['He died on 12 March', 'a day on which something happened'],
  ['on March 3rd he was found', 'a day on which something happened'],
  ['arrested 03/11/2024', 'a day on which something happened'],
  ['Learning from Child Q', 'the letter or name that a report gives a child'],
  ['Case BC12', 'the letter or name that a report gives a child'],
  ['A pseudonym is used', 'the letter or name that a report gives a child'],
  ['The death of Ottokar', 'the name of a person'],
  ['excluded from Marram High School', 'a school or street by name'],
  ['found in Ottokar Street', 'a school or street by name'],
  ['A 14 yr old out of school', 'the age of one person'],
  ['A 14yo girl', 'the age of one person'],
  ['A 14 y/o was missing', 'the age of one person'],
  ['A boy, 14 years of age', 'the age of one person'],
  ['A teenager (14) was missing', 'the age of one person'],
  ['a boy, 14, was missing', 'the age of one person'],
  ['on his 15th birthday', 'the age of one person'],
  ['a pupil in Year 9', 'the age of one person'],
  ['CHILD Q', 'the letter or name that a report gives a child'],
  ['Child ‘Q’', 'the letter or name that a report gives a child'],
  ['Child-Q', 'the letter or name that a report gives a child'],
  ['moved to St Ottokar’s RC Primary', 'a school or street by name'],
])('«%s» holds %s', (text, what) => {
  expect(wordsOfOneChild(text)).toEqual([what]);
});

it.each([
  'Children aged 10 to 17 who were missing from school',
  'Support for 16-year-olds and 17-year-olds leaving care',
  'Criminal exploitation seen as offending',
  'Every school is to tell the partnership of exclusions within two days',
  'The High School forum, and Secondary Schools',
  'The child in the centre, the family as a whole, and a case that was closed',
  'A review of 540 cases in 2024',
  'May the panel see it',
  'The death of Children in custody',
  'Child DA services and adult MH services',
  'CHILD IN NEED PLANS AND CHILD SEXUAL EXPLOITATION',
  'Children under 16 years of age, and those of 10 to 17 years of age',
  'Pupils in Year 9, and each child 2 weeks before they move',
  'St Helens and St Albans',
])('«%s» is of no one child', (text) => {
  expect(wordsOfOneChild(text)).toEqual([]);
});
