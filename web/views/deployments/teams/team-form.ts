/** A team as a form: what is asked, what stands there already, and what is asked of the server. */
import { chosenAs, chosenIn, rowsAs, rowsIn, type Answers, type Problems, type Question } from '../../../forms/questions.js';
import type { ShiftOccasion, TeamInput, TeamKind, TeamTravel } from '../../../graphql.generated.js';
import type { MarkedPlace } from '../../requests/place-drawing.js';
import {
  kindNames,
  monthChoices,
  occasionNames,
  shortWeekdayChoices,
  travelNames,
  yearDayOf,
  yearDayText,
  type OneTeam,
} from './team-words.js';

const choicesOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([code, words]) => ({ code, words }));
const hasBonfire = ({ rules }: Answers): boolean => rowsIn(rules).some((rule) => rule['in'] === 'BONFIRE_PERIOD');

/** @param base the map on which the base is marked */
export const questionsOfTeam = (team: OneTeam | null, base: Question): readonly Question[] => [
  { name: 'name', label: 'Name', hint: 'Such as «Street team». Nobody’s own name', kind: 'text' },
  { name: 'kind', label: 'Kind', hint: 'Each kind is filled from a bank of its own', kind: choicesOf(kindNames) },
  { name: 'aims', label: 'What it goes out for', kind: 'long' },
  {
    name: 'visitMinutes',
    label: 'Minutes of a visit',
    hint: 'Left empty: 15 for patrols (Koper: 10 to 16) and wardens, 30 for youth outreach, with no research behind it',
    kind: 'number',
  },
  { name: 'size', label: 'How many go out together', kind: 'number' },
  {
    name: 'skills',
    label: 'Skills',
    hint: 'Somebody on the team must have each of them: first aid, park keys. A comma between',
    kind: 'text',
  },
  {
    name: 'rules',
    label: 'When it is out',
    hint: 'Of several rules for one day the first holds',
    kind: {
      each: 'rule',
      columns: [
        { name: 'in', label: 'Which days', kind: { none: 'Choose', choices: choicesOf(occasionNames) } },
        { name: 'weekdays', label: 'Weekdays', kind: { several: shortWeekdayChoices } },
        { name: 'from', label: 'From', kind: 'time' },
        { name: 'to', label: 'Until', kind: 'time' },
      ],
    },
  },
  {
    name: 'pausedMonths',
    label: 'Months without shifts',
    hint: 'In these it is out only where a partner asks for support, decided day by day',
    kind: { several: monthChoices },
  },
  { name: 'bonfireFrom', label: 'First day of the Bonfire period', hint: 'Such as «24 October»', kind: 'text', when: hasBonfire },
  { name: 'bonfireTo', label: 'Last day of the Bonfire period', hint: 'Such as «8 November»', kind: 'text', when: hasBonfire },
  { name: 'travel', label: 'How it goes from place to place', kind: choicesOf(travelNames) },
  { name: 'baseName', label: 'From where it starts', hint: 'A building of an agency, never a home', kind: 'text' },
  base,
  {
    name: 'returnsToBase',
    label: 'Is it back there when the shift ends?',
    kind: [
      { code: 'yes', words: 'Yes' },
      { code: 'no', words: 'No, it ends at its last visit' },
    ],
  },
  ...(team === null
    ? []
    : [
        {
          name: 'closed',
          label: 'Does it still go out?',
          kind: [
            { code: 'no', words: 'Yes' },
            { code: 'yes', words: 'No: it is closed, and its past shifts stay' },
          ],
        } satisfies Question,
      ]),
  { name: 'reason', label: team === null ? 'Why there is this team' : 'Why it changes', kind: 'text' },
];

export function answersOf(team: OneTeam | null): Answers {
  if (team === null)
    return {
      ...{ kind: 'YOUTH_OUTREACH', size: '3', travel: 'FOOT', returnsToBase: 'yes', pausedMonths: chosenAs([1, 12]) },
      ...{ bonfireFrom: '24 October', bonfireTo: '8 November' },
      rules: rowsAs([{ in: 'EVERY_WEEK', weekdays: '5', from: '17:00', to: '21:00' }]),
    };
  const { name, kind, aims, visitMinutes, size, skills, travel, baseName, returnsToBase, rules, closed } = team;
  return {
    ...{ name, kind, aims, visitMinutes: String(visitMinutes), size: String(size), skills: skills.join(', '), travel, baseName },
    rules: rowsAs(rules.map((rule) => ({ ...rule, weekdays: chosenAs(rule.weekdays) }))),
    pausedMonths: chosenAs(team.pausedMonths),
    ...{ bonfireFrom: yearDayText(team.bonfireFrom), bonfireTo: yearDayText(team.bonfireTo) },
    ...{ returnsToBase: returnsToBase ? 'yes' : 'no', closed: closed ? 'yes' : 'no' },
  };
}

export function teamOf(answers: Answers, base: MarkedPlace | null): TeamInput | Problems {
  const { name = '', aims = '', visitMinutes = '', size = '', skills = '', baseName = '' } = answers;
  const [bonfireFrom, bonfireTo] = [yearDayOf(answers['bonfireFrom'] ?? ''), yearDayOf(answers['bonfireTo'] ?? '')];
  const rules = rowsIn(answers['rules']).map((row) => ({
    in: (row['in'] ?? '') as ShiftOccasion | '',
    weekdays: chosenIn(row['weekdays']).map(Number),
    ...{ from: row['from'] ?? '', to: row['to'] ?? '' },
  }));
  const problems = [
    ...(wholeOrNone(visitMinutes) ? [] : [{ field: 'visitMinutes', problem: 'Enter the minutes of a visit as a whole number' }]),
    ...(/^\d+$/.test(size.trim()) ? [] : [{ field: 'size', problem: 'Enter how many go out together as a whole number' }]),
    ...(rules.every((rule) => rule.in !== '' && rule.from !== '' && rule.to !== '')
      ? []
      : [{ field: 'rules', problem: 'Choose the days of each rule, and enter from when until when; or remove it' }]),
    ...(bonfireFrom === null ? [{ field: 'bonfireFrom', problem: 'Write a day and a month, such as 24 October' }] : []),
    ...(bonfireTo === null ? [{ field: 'bonfireTo', problem: 'Write a day and a month, such as 8 November' }] : []),
    ...(base === null ? [{ field: 'base', problem: 'Mark on the map from where it starts' }] : []),
  ];
  if (problems.length > 0) return problems;
  return {
    ...{
      name,
      aims,
      baseName,
      longitude: base!.longitude,
      latitude: base!.latitude,
      bonfireFrom: bonfireFrom!,
      bonfireTo: bonfireTo!,
    },
    kind: answers['kind'] as TeamKind,
    travel: answers['travel'] as TeamTravel,
    visitMinutes: visitMinutes.trim() === '' ? null : Number(visitMinutes),
    size: Number(size),
    skills: skills.split(',').map((skill) => skill.trim()),
    rules: rules.map((rule) => ({ ...rule, in: rule.in as ShiftOccasion })),
    pausedMonths: chosenIn(answers['pausedMonths']).map(Number),
    ...{ returnsToBase: answers['returnsToBase'] !== 'no', closed: answers['closed'] === 'yes' },
  };
}

export const wasRefused = (read: TeamInput | Problems): read is Problems => Array.isArray(read);

const wholeOrNone = (text: string): boolean => /^\d*$/.test(text.trim());
