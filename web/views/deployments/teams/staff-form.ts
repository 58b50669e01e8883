/** Somebody on the bank of staff as a form. */
import { chosenAs, chosenIn, rowsAs, rowsIn, type Answers, type Problems, type Question } from '../../../forms/questions.js';
import type { StaffListQuery, StaffMemberInput, TeamKind } from '../../../graphql.generated.js';
import { kindNames, weekdayChoices } from './team-words.js';

export type OneMember = StaffListQuery['staffBank'][number];

export const questionsOfMember = (member: OneMember | null): readonly Question[] => [
  { name: 'label', label: 'Role or initials', hint: '«Youth worker 3» or «A.K.»; a name is refused', kind: 'text' },
  {
    name: 'kind',
    label: 'On teams of which kind',
    kind: Object.entries(kindNames).map(([code, words]) => ({ code, words })),
  },
  { name: 'skills', label: 'Skills', hint: 'Such as first aid, drives the van. A comma between', kind: 'text' },
  { name: 'usualWeekdays', label: 'Evenings they usually can', kind: { several: weekdayChoices } },
  {
    name: 'away',
    label: 'When they cannot',
    kind: {
      each: 'time away',
      columns: [
        { name: 'from', label: 'First day', kind: 'date' },
        { name: 'to', label: 'Last day', kind: 'date' },
      ],
    },
  },
  {
    name: 'extraDays',
    label: 'Days beyond the usual evenings',
    kind: { each: 'day', columns: [{ name: 'on', label: 'Day', kind: 'date' }] },
  },
  {
    name: 'vettedOn',
    label: 'Day of the last enhanced check',
    hint: 'Relied on for three years: the law sets no end. Left empty, none is recorded',
    kind: 'date',
  },
  ...(member === null
    ? []
    : [
        {
          name: 'onTheBank',
          label: 'Are they still on the bank?',
          kind: [
            { code: 'yes', words: 'Yes' },
            { code: 'no', words: 'No: they have left, and their past shifts stay' },
          ],
        } satisfies Question,
      ]),
  {
    name: 'reason',
    label: member === null ? 'Why they join the bank' : 'Why it changes',
    hint: 'No text here may name anybody',
    kind: 'text',
  },
];

export function answersOf(member: OneMember | null): Answers {
  if (member === null) return { kind: 'YOUTH_OUTREACH', usualWeekdays: '5' };
  const { label, kind, skills, usualWeekdays, away, extraDays, vettedOn, onTheBank } = member;
  return {
    ...{ label, kind, skills: skills.join(', '), usualWeekdays: chosenAs(usualWeekdays), vettedOn: vettedOn ?? '' },
    away: rowsAs(away.map(({ from, to }) => ({ from, to }))),
    extraDays: rowsAs(extraDays.map((on) => ({ on }))),
    onTheBank: onTheBank ? 'yes' : 'no',
  };
}

export function memberOf(answers: Answers): StaffMemberInput | Problems {
  const away = rowsIn(answers['away']).map(({ from = '', to = '' }) => ({ from, to }));
  const extraDays = rowsIn(answers['extraDays']).map(({ on = '' }) => on);
  const problems = [
    ...(away.some(({ from, to }) => from === '' || to === '')
      ? [{ field: 'away', problem: 'Enter the first and the last day of each time away, or remove it' }]
      : []),
    ...(extraDays.includes('') ? [{ field: 'extraDays', problem: 'Enter each day, or remove it' }] : []),
  ];
  if (problems.length > 0) return problems;
  return {
    label: answers['label'] ?? '',
    kind: answers['kind'] as TeamKind,
    skills: (answers['skills'] ?? '').split(',').map((skill) => skill.trim()),
    usualWeekdays: chosenIn(answers['usualWeekdays']).map(Number),
    ...{ away, extraDays, vettedOn: answers['vettedOn'] === '' ? null : (answers['vettedOn'] ?? null) },
    onTheBank: answers['onTheBank'] !== 'no',
  };
}

export const wasRefused = (read: StaffMemberInput | Problems): read is Problems => Array.isArray(read);
