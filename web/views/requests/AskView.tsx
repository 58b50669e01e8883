import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Answers, Problems, Question } from '../../forms/questions.js';
import {
  AskForSupportDocument,
  type SupportRequestFrom,
  type SupportRequestInput,
  type SupportRequestKind,
  type SupportRequestUrgency,
} from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { PlacePicker } from './PlacePicker.js';
import type { MarkedPlace } from './place-drawing.js';
import { BackToRequests } from './RequestView.js';
import { fromNames, kindNames, mayReadRequests, requestAddress, urgencyNames, usualFrom } from './request-words.js';

const choicesOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([code, words]) => ({ code, words }));

const questions: readonly Question[] = [
  {
    name: 'name',
    label: 'What the place is called',
    hint: 'Such as «Marram Park, by the shelters». No home, and nobody’s name',
    kind: 'text',
  },
  { name: 'kind', label: 'Do you ask for a team, or tell what you know?', kind: choicesOf(kindNames) },
  { name: 'reason', label: 'What happens there, and when', hint: 'No text here may name or describe anybody', kind: 'long' },
  { name: 'evidence', label: 'How that is known', hint: 'Reports, visits, what residents said at a meeting', kind: 'long' },
  { name: 'urgency', label: 'How soon', hint: 'In an emergency call 999', kind: choicesOf(urgencyNames) },
  { name: 'askedFrom', label: 'From whom it comes', kind: { none: 'Choose from whom', choices: choicesOf(fromNames) } },
  { name: 'contactRole', label: 'Whom to ask', hint: 'A role or a team, such as «Parks officer»', kind: 'text' },
];

/** Asking for a team at a place, or telling what is known of one. */
export function AskView() {
  const { viewer } = useSignedIn();
  if (!mayReadRequests(viewer.access.supportRequests))
    return <NotForRole view="Asking for a team" why="It is for those who ask for teams and who send them." />;
  return <AskPage role={viewer.role} />;
}

function AskPage({ role }: { readonly role: string }) {
  const navigate = useNavigate();
  const [place, setPlace] = useState<MarkedPlace | null>(null);
  const [wrong, setWrong] = useState<string | undefined>();
  const asked = useRef('');
  useShowsRecords();

  const send = async (answers: Answers): Promise<Problems> => {
    const problems = await sent(answers, place, (id) => (asked.current = id));
    setWrong(problems.find(({ field }) => field === 'location')?.problem);
    return problems;
  };
  return (
    <Page
      title="Ask for a team"
      before={<BackToRequests />}
      lead={
        <p className="lead">
          A planner decides what becomes of it, and you read that here. It is no way to tell of a concern about a child, nor of an
          emergency.
        </p>
      }
    >
      <QuestionsForm
        questions={questions}
        known={{ kind: 'REQUEST', urgency: 'ROUTINE', askedFrom: usualFrom[role] ?? '' }}
        button="Send"
        send={send}
        onDone={() =>
          void navigate(requestAddress(asked.current), {
            state: { done: 'It is sent. What becomes of it stands on this page, and in the list of requests.' },
          })
        }
      >
        <PlacePicker place={place} onPlace={setPlace} problem={wrong} />
      </QuestionsForm>
    </Page>
  );
}

async function sent(answers: Answers, place: MarkedPlace | null, onSent: (id: string) => void): Promise<Problems> {
  const missing = missingOf(answers, place);
  if (missing.length > 0 || place === null) return missing;
  const { name = '', reason = '', evidence = '', contactRole = '' } = answers;
  const input: SupportRequestInput = {
    ...{ name, reason, evidence, contactRole, longitude: place.longitude, latitude: place.latitude },
    kind: answers['kind'] as SupportRequestKind,
    urgency: answers['urgency'] as SupportRequestUrgency,
    askedFrom: answers['askedFrom'] as SupportRequestFrom,
  };
  const { problems, request: made } = (await request(AskForSupportDocument, { input })).askForSupport;
  if (made) onSent(made.id);
  return problems;
}

/** What is not there at all is told before anything is asked; what is wrong with the rest, the server says. */
function missingOf(answers: Answers, place: MarkedPlace | null): Problems {
  const asked: readonly (readonly [field: string, problem: string])[] = [
    ['name', 'Enter what the place is called'],
    ['reason', 'Enter what happens there, and when'],
    ['evidence', 'Enter how that is known'],
    ['askedFrom', 'Choose from whom it comes'],
    ['contactRole', 'Enter the role or team to ask'],
  ];
  return [
    ...(place === null ? [{ field: 'location', problem: 'Mark the place on the map' }] : []),
    ...asked.filter(([field]) => (answers[field] ?? '').trim() === '').map(([field, problem]) => ({ field, problem })),
  ];
}
