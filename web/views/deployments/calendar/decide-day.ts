/** Deciding of one day of a team: what is asked, and what is asked of the server. */
import type { Answers, Problems, Question } from '../../../forms/questions.js';
import { DecideShiftDocument, type ShiftDecision } from '../../../graphql.generated.js';
import { request } from '../../../graphql/client.js';

const isOut = ({ decided }: Answers): boolean => decided === 'OUT' || decided === 'SUPPORT';

export const questionsOfDay = (teams: readonly { readonly id: string; readonly name: string }[]): readonly Question[] => [
  {
    name: 'team',
    label: 'Team',
    kind: { none: 'Choose a team', choices: teams.map(({ id, name }) => ({ code: id, words: name })) },
  },
  {
    name: 'decided',
    label: 'What is decided',
    kind: [
      { code: 'CANCELLED', words: 'Not out' },
      { code: 'OUT', words: 'Out, though no rule says so or at other hours' },
      { code: 'SUPPORT', words: 'Out because a partner asks for support at a place with a spike, in a paused month too' },
      { code: 'AS_RULED', words: 'As its rules say: what was decided is taken back' },
    ],
  },
  { name: 'from', label: 'From', kind: 'time', when: isOut },
  { name: 'to', label: 'Until', hint: 'Not after the beginning, it is of the next day', kind: 'time', when: isOut },
  {
    name: 'askedBy',
    label: 'Which partner asks',
    hint: 'An agency or a role',
    kind: 'text',
    when: ({ decided }) => decided === 'SUPPORT',
  },
  { name: 'reason', label: 'Why', hint: 'Stands beside the shift. No text here may name anybody', kind: 'text' },
];

export async function sendDecision(on: string, answers: Answers): Promise<Problems> {
  const { team = '', decided = '', from = '', to = '', askedBy = '', reason = '' } = answers;
  if (team === '') return [{ field: 'team', problem: 'Choose a team' }];
  if (decided === '') return [{ field: 'decided', problem: 'Choose what is decided' }];
  const hours = isOut(answers) ? { from, to } : {};
  const asked = decided === 'SUPPORT' ? { askedBy } : {};
  const decision = { team, on, decided: decided as ShiftDecision, reason, ...hours, ...asked };
  return (await request(DecideShiftDocument, decision)).decideShift.problems;
}
