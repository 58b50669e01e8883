import { useState } from 'react';
import { longDate } from '../../components/dates.js';
import { formatCount } from '../../components/numbers.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Answers, Problems, Question } from '../../forms/questions.js';
import {
  AnswerForOwnAgencyDocument,
  type AnswerGiven,
  type GroupDefinitionUsed,
  type WholeDataRequestFragment,
} from '../../graphql.generated.js';
import { request as send } from '../../graphql/client.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { answerNames, definitionNames, groupNames, groups } from './request-words.js';

interface OwnAnswerProps {
  readonly request: WholeDataRequestFragment;
  readonly meanings: Readonly<Record<GroupDefinitionUsed, string>>;
  readonly again: () => void;
}

/** The own agency's three numbers, as it counted them, and the form to give them one group at a time. */
export function OwnAnswer({ request, meanings, again }: OwnAnswerProps) {
  const { own, ownAnswers, state } = request;
  if (!own) return null;
  const open = own.open && state !== 'COMPLETE';
  return (
    <section className="own-answer" aria-labelledby="own">
      <h2 className="govuk-heading-m" id="own">
        {own.agency}: your own answer
      </h2>
      {own.sentBack && open && (
        <p className="govuk-inset-text">
          Sent back to you: {own.sentBack} Answer for all three groups again, or the one that changes.
        </p>
      )}
      {ownAnswers.length > 0 && (
        <dl className="govuk-summary-list own-answer__given">
          {ownAnswers.map((answer) => (
            <div key={answer.group} className="govuk-summary-list__row">
              <dt className="govuk-summary-list__key">{groupNames[answer.group]}</dt>
              <dd className="govuk-summary-list__value">{givenText(answer)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="note">
        Numbers are shown here as you counted them. Others see fewer than 10 withheld and the rest to the nearest 10, the author
        of the needs assessment too.
      </p>
      {open ? (
        <AnswerForm request={request} meanings={meanings} again={again} />
      ) : (
        <p className="govuk-body">{ownAnswers.length === 0 ? 'Your agency gave no answer.' : 'Your answer is in.'}</p>
      )}
    </section>
  );
}

function givenText({
  answer,
  children,
  supported,
  definition,
  countedOn,
  note,
  words,
}: WholeDataRequestFragment['ownAnswers'][number]): string {
  if (children == null) return `${answerNames[answer]}.${note ? ` ${note}` : ''}`;
  const helped = supported == null ? 'how many are supported is not known' : `${formatCount(supported)} of them supported`;
  const by = definition ? ` ${definitionNames[definition]}: ${words}.` : '';
  return `${formatCount(children)}, ${helped}; as at ${longDate(countedOn!)}.${by}${note ? ` ${note}` : ''}`;
}

function AnswerForm({ request, meanings, again }: OwnAnswerProps) {
  const announce = useAnnounce();
  const answered = new Set(request.ownAnswers.map(({ group }) => group));
  const [made, setMade] = useState(0);
  const isNumber = ({ answer }: Answers): boolean => answer === 'NUMBER';
  const questions: Question[] = [
    { name: 'group', label: 'Which children', kind: groups.map((code) => ({ code, words: groupNames[code] })) },
    {
      name: 'answer',
      label: 'Your answer',
      hint: '«Holds no data» and «gives no number» are answers, and are not 0',
      kind: (['NUMBER', 'NO_DATA', 'REFUSED'] as const).map((code) => ({ code, words: answerNames[code] })),
    },
    { name: 'children', label: 'How many children', kind: 'number', when: isNumber },
    {
      name: 'supported',
      label: 'How many of them are supported',
      hint: 'Leave it empty where it is not known',
      kind: 'number',
      when: isNumber,
    },
    {
      name: 'definition',
      label: 'What you mean by a gang',
      kind: (Object.keys(definitionNames) as GroupDefinitionUsed[]).map((code) => ({
        ...{ code, words: `${definitionNames[code]}. ${meanings[code]}` },
      })),
      when: isNumber,
    },
    { name: 'words', label: 'The definition in your own words', kind: 'text', when: isNumber },
    { name: 'countedOn', label: 'The day they were counted on', kind: 'date', when: isNumber },
    { name: 'note', label: 'What else to know', hint: 'Why, where you give no number. May else stay empty', kind: 'long' },
  ];
  const carry = async (answers: Answers): Promise<Problems> => {
    if (!answers['group'] || !answers['answer'])
      return [
        ...(answers['group'] ? [] : [{ field: 'group', problem: 'Choose which children you answer for.' }]),
        ...(answers['answer'] ? [] : [{ field: 'answer', problem: 'Choose your answer.' }]),
      ];
    const number = answers['answer'] === 'NUMBER';
    const text = (name: string): string => (number ? (answers[name] ?? '') : '');
    const { problems } = (
      await send(AnswerForOwnAgencyDocument, {
        id: request.id,
        answers: [
          {
            ...{ group: answers['group'] as (typeof groups)[number], answer: answers['answer'] as AnswerGiven },
            ...{ children: text('children'), supported: text('supported'), words: text('words'), countedOn: text('countedOn') },
            ...{ definition: (text('definition') || null) as GroupDefinitionUsed | null, note: answers['note'] ?? '' },
          },
        ],
      })
    ).answerDataRequest;
    return problems.map(({ field, problem }) => ({ field: field.replace(/^answers\.0\./, ''), problem }));
  };
  const next = groups.find((group) => !answered.has(group)) ?? '';
  return (
    <QuestionsForm
      id="own"
      key={`${made} ${next}`}
      questions={questions}
      known={{ group: next, countedOn: request.asAt }}
      button="Give this answer"
      send={carry}
      onDone={() => {
        announce('Your answer is kept');
        setMade(made + 1);
        again();
      }}
    />
  );
}
