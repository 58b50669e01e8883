/** Two invented requests for numbers of children, so that their page is not empty on the first start: one partly answered, one overdue. */
import { actingOf, type Acting } from '../audit/actor.js';
import type { RequestTerms } from '../data-requests/data-request.js';
import { answerForOwnAgency, askForNumbers } from '../data-requests/keep-data-requests.js';
import type { WrittenAnswer } from '../data-requests/read-terms.js';
import type { Database } from '../database/database.js';
import { addDays, londonDay } from '../governance/agreement.js';
import type { Outcome } from '../governance/asked-change.js';

interface InventedRequest {
  readonly terms: Omit<RequestTerms, 'asAt' | 'dueOn'>;
  /** Days from the first start. */
  readonly asAt: number;
  readonly due: number;
  readonly agencies: readonly string[];
  readonly answers: Readonly<Record<string, readonly WrittenAnswer[]>>;
}

const number = (
  group: WrittenAnswer['group'],
  children: string,
  supported: string,
  definition: NonNullable<WrittenAnswer['definition']>,
  words: string,
): WrittenAnswer => ({ ...{ group, answer: 'number', children, supported, definition, words, countedOn: '', note: '' } });

const POLICE_WORDS = 'Recorded as a member of a group in the force’s intelligence of the last twelve months';
const COUNCIL_WORDS = 'Gangs named as a factor in an assessment of the last twelve months';

const INVENTED: readonly InventedRequest[] = [
  {
    terms: {
      ...{ title: 'Children in gangs, autumn', askedFor: 'Marram Safeguarding Children Partnership', areaLabel: 'Marram' },
      note: 'Invented. Count children aged 10 to 17 who live in the area.',
    },
    ...{ asAt: -30, due: 21, agencies: ['Council', 'Police', 'Lantern Youth Trust', 'Marram Hospitals (invented)'] },
    answers: {
      Police: [
        number('in gangs', '46', '23', 'street gang', POLICE_WORDS),
        number('related to gang members', '72', '', 'street gang', 'A brother or sister of one of these children'),
        number('at high risk', '118', '61', 'local', 'Named in three or more reports with children of the first group'),
      ],
      Council: [
        number('in gangs', '58', '47', 'peer group', COUNCIL_WORDS),
        {
          ...number('related to gang members', '', '', 'peer group', ''),
          answer: 'no data',
          definition: null,
          note: 'Not recorded.',
        },
      ],
    },
  },
  {
    terms: {
      ...{ title: 'Children in gangs, spring', askedFor: 'Children’s Commissioner for England', areaLabel: 'Marram' },
      note: 'Invented.',
    },
    ...{ asAt: -200, due: -150, agencies: ['Council', 'Police', 'Lantern Youth Trust'] },
    answers: {
      Police: [
        number('in gangs', '41', '19', 'street gang', POLICE_WORDS),
        number('related to gang members', '66', '', 'street gang', 'A brother or sister of one of these children'),
        { ...number('at high risk', '', '', 'local', ''), answer: 'no data', definition: null, note: 'Not counted then.' },
      ],
    },
  },
];

/** Those that are not there yet: a start that was killed half-way goes on. @throws when one is refused: it no longer fits what requests have to say */
export async function askInventedNumbers(database: Database, today: string = londonDay()): Promise<void> {
  for (const { terms, asAt, due, agencies, answers } of INVENTED) {
    const there = await database.asOwner((sql) => sql.query('SELECT 1 FROM data_request WHERE title = $1', [terms.title]));
    if (there.length > 0) continue;
    const days = { asAt: addDays(today, asAt), dueOn: addDays(today, due) };
    const { id } = taken(await askForNumbers(database, { ...terms, ...days, agencies }, of('Council')));
    for (const [agency, own] of Object.entries(answers)) {
      const counted = own.map((answer) => ({ ...answer, countedOn: answer.answer === 'number' ? days.asAt : '' }));
      taken(await answerForOwnAgency(database, id, counted, of(agency), today));
    }
  }
}

const of = (agency: string): Acting => {
  const acting = actingOf('demonstration');
  return { ...acting, actor: { ...acting.actor, agency } };
};

function taken<Done extends object>(outcome: Outcome<Done>): Done {
  if (outcome.ok) return outcome;
  const problems = outcome.problems.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
  throw new Error(`a request of the demonstration was refused: ${problems}`);
}
