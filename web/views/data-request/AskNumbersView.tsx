import { useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Answers, Problems } from '../../forms/questions.js';
import { AskForNumbersDocument } from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';

/** What is asked, for whom, and of which agencies. */
export function AskNumbersView() {
  const { viewer } = useSignedIn();
  const navigate = useNavigate();
  const asked = useRef('');
  if (viewer.access.dataRequests !== 'running') return <NotForRole view="Asking agencies" why="JSNA authors ask." />;
  const send = async (answers: Answers): Promise<Problems> => {
    const text = (name: string): string => answers[name] ?? '';
    const input = {
      ...{ title: text('title'), askedFor: text('askedFor'), areaLabel: text('areaLabel'), asAt: text('asAt') },
      ...{ dueOn: text('dueOn'), note: text('note'), agencies: text('agencies').split('\n') },
    };
    const { request: made, problems } = (await request(AskForNumbersDocument, { input })).askForNumbers;
    asked.current = made?.id ?? '';
    return problems;
  };
  return (
    <Page
      title="Ask agencies for numbers"
      before={
        <Link className="govuk-back-link" to="/data-request">
          Data request
        </Link>
      }
      lead={
        <p className="lead">
          Three numbers of each: children in gangs, related to gang members, and at high risk. What was asked does not change
          afterwards.
        </p>
      }
    >
      <QuestionsForm
        questions={[
          { name: 'title', label: 'What the request is called', kind: 'text' },
          {
            name: 'askedFor',
            label: 'Which office wants the numbers',
            hint: 'For example: Children’s Commissioner for England',
            kind: 'text',
          },
          { name: 'areaLabel', label: 'Of which area', kind: 'text' },
          { name: 'asAt', label: 'The day that children are counted on', kind: 'date' },
          { name: 'dueOn', label: 'The day by which answers are due', kind: 'date' },
          {
            name: 'agencies',
            label: 'Who is asked',
            hint: 'One agency a line, as its people’s sign-in names it: each sees the request by that name',
            kind: 'long',
          },
          { name: 'note', label: 'What else to know', hint: 'For example which ages. May stay empty', kind: 'long' },
        ]}
        button="Ask them"
        send={send}
        onDone={() => void navigate(`/data-request/${asked.current}`)}
      />
    </Page>
  );
}
