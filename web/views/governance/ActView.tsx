import { useNavigate, useParams, useSearchParams } from 'react-router';
import { longDate } from '../../components/dates.js';
import { plural } from '../../components/numbers.js';
import { Failed, Loading } from '../../components/States.js';
import type { Answers } from '../../forms/questions.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import { RegisterDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { NotFoundView } from '../static/NotFoundView.js';
import { acts, isAct, openDataAnswers, questionsOf } from './acts.js';
import { BackToGovernance } from './AgreementFormView.js';
import { mayDecide, mayKeep, type Act, type Register } from './register-words.js';

/** Ending, reviewing, approving, deciding, disposing, assigning: one small form each. */
export function ActView() {
  const { act = '' } = useParams();
  const { viewer } = useSignedIn();
  if (!isAct(act)) return <NotFoundView />;
  const may = acts[act].decides ? mayDecide : mayKeep;
  if (!may(viewer.access.register)) return <NotForRole view="This" why="It is for those who answer for what is held." />;
  return <ActPage key={act} act={act} />;
}

function ActPage({ act }: { readonly act: Act }) {
  const [words] = useSearchParams();
  const id = words.get('id') ?? '';
  const { state, again } = useQuery(RegisterDocument, {});
  const register = state.status === 'ready' ? state.data.register : undefined;
  const known = register !== undefined && isKnown(act, id, register);
  return (
    <Page title={acts[act].title(id)} before={<BackToGovernance />} lead={<p className="lead">{acts[act].lead}</p>}>
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status !== 'failed' && !register && <Loading what="the register" />}
      {register && !known && (
        <p className="govuk-body">
          There is no {act === 'open-data' ? 'open data' : 'agreement'} {id} in the register.
        </p>
      )}
      {register && known && <ActForm act={act} id={id} register={register} />}
    </Page>
  );
}

function isKnown(act: Act, id: string, { sources, agreements }: Register): boolean {
  if (act === 'open-data') return sources.some(({ name, openData }) => name === id && openData !== null);
  return act === 'loads' || agreements.some((agreement) => agreement.id === id);
}

function ActForm({ act, id, register }: { readonly act: Act; readonly id: string; readonly register: Register }) {
  const { button, warning, done, send } = acts[act];
  const navigate = useNavigate();
  return (
    <QuestionsForm
      questions={questionsOf(act, register)}
      known={knownAnswers(act, id, register)}
      button={button}
      warning={warning}
      send={(answers) => send(id, answers, register)}
      onDone={() => void navigate('/governance', { state: { done: done(id) } })}
    >
      <WhatIsDue act={act} id={id} register={register} />
    </QuestionsForm>
  );
}

function knownAnswers(act: Act, id: string, register: Register): Answers {
  if (act === 'loads') return { batches: register.uncovered.map(({ batch }) => batch).join(', ') };
  return act === 'open-data' ? openDataAnswers(id, register) : {};
}

/** Which rows a decision or a disposal is about. */
function WhatIsDue({ act, id, register }: { readonly act: Act; readonly id: string; readonly register: Register }) {
  if (act !== 'decision' && act !== 'disposal') return null;
  const due = register.due.filter(({ agreement }) => agreement === id);
  if (due.length === 0) return <p className="govuk-body">Nothing under {id} is due.</p>;
  return (
    <ul className="govuk-list govuk-list--bullet">
      {due.map(({ source, before, oldest, rows }) => (
        <li key={source}>
          {register.sources.find(({ name }) => name === source)?.title ?? source}:{' '}
          {rows == null ? 'rows' : plural(rows, 'row', 'rows')} of before {longDate(before)}
          {oldest == null ? '' : `, the oldest of ${longDate(oldest)}`}
        </li>
      ))}
    </ul>
  );
}
