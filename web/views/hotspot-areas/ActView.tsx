import { useState, type FormEvent } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Button } from '../../components/Button.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import { Failed, Loading } from '../../components/States.js';
import { OneHotspotAreaDocument } from '../../graphql.generated.js';
import { asFailure, type RequestFailure } from '../../graphql/client.js';
import { forgetAnswers, useQuery } from '../../graphql/use-query.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { LinesField, SetField, TextField } from '../governance/FormFields.js';
import { NotFoundView } from '../static/NotFoundView.js';
import { acts, isAct, type Act, type Answers, type Question } from './acts.js';
import { areaAddress, mayKeep, type OneArea } from './hotspot-words.js';

/** Activating, reviewing, closing, writing a threat note: one small form each. */
export function ActView() {
  const { act = '' } = useParams();
  const { viewer } = useSignedIn();
  if (!isAct(act)) return <NotFoundView />;
  const access = viewer.access.hotspotAreas;
  if (act === 'threat-note' ? access !== 'all' : !mayKeep(access))
    return <NotForRole view="This" why="It is for the analysts who keep hotspot areas." />;
  return <ActPage key={act} act={act} />;
}

function ActPage({ act }: { readonly act: Act }) {
  const { id = '' } = useParams();
  const { state, again } = useQuery(OneHotspotAreaDocument, { id });
  const area = state.status === 'ready' ? state.data.hotspotArea : undefined;
  useShowsRecords();
  return (
    <Page
      title={acts[act].title(area?.name ?? 'the area')}
      before={
        <Link className="govuk-back-link" to={areaAddress(id)}>
          {area?.name ?? 'The area'}
        </Link>
      }
      lead={<p className="lead">{acts[act].lead}</p>}
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the area" />}
      {area === null && <p className="govuk-body">There is no such hotspot area.</p>}
      {area && <ActForm act={act} area={area} />}
    </Page>
  );
}

function ActForm({ act, area }: { readonly act: Act; readonly area: OneArea }) {
  const { questions, button, warning, done, send } = acts[act];
  const [answers, setAnswers] = useState<Answers>(
    act === 'activate' && area.status === 'PROPOSED' ? { reviewOn: area.reviewOn } : {},
  );
  const [problems, setProblems] = useState<Awaited<ReturnType<typeof send>>>([]);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();

  const carryOut = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const found = await send(area, answers);
      setProblems(found);
      if (found.length === 0) {
        forgetAnswers();
        void navigate(areaAddress(area.id), { state: { done: done(area.name) } });
      }
    } catch (error) {
      setFailure(asFailure(error));
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void carryOut();
  };
  const errors = problems.map(({ field, problem }) => ({ text: problem, fieldId: field === '' ? 'act-form' : `act-${field}` }));
  return (
    <form className="form-page" id="act-form" tabIndex={-1} onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      {failure && <Failed failure={failure} />}
      {questions
        .filter(({ when }) => when?.(answers) ?? true)
        .map((question) => (
          <Asked
            key={question.name}
            question={question}
            answer={answers[question.name] ?? ''}
            problem={problems.find(({ field }) => field === question.name)?.problem}
            onChange={(answer) => setAnswers({ ...answers, [question.name]: answer })}
          />
        ))}
      {warning && (
        <div className="govuk-warning-text form-page__warning">
          <span className="govuk-warning-text__icon" aria-hidden="true">
            !
          </span>
          <strong className="govuk-warning-text__text">
            <span className="govuk-visually-hidden">Warning</span>
            {warning}
          </strong>
        </div>
      )}
      <Button type="submit" look={warning ? 'warning' : 'primary'} aria-disabled={busy}>
        {button}
      </Button>
    </form>
  );
}

interface AskedProps {
  readonly question: Question;
  readonly answer: string;
  readonly problem: string | undefined;
  readonly onChange: (answer: string) => void;
}

function Asked({ question: { name, label, hint, kind }, answer, problem, onChange }: AskedProps) {
  const field = { id: `act-${name}`, label, problem, ...(hint ? { hint } : {}) };
  if (kind === 'long') return <LinesField {...field} rows={5} text={answer} onChange={onChange} />;
  if (kind === 'text') return <TextField {...field} text={answer} onChange={onChange} />;
  if (kind === 'date') return <TextField {...field} type="date" width="date" text={answer} onChange={onChange} />;
  return (
    <SetField
      {...field}
      one
      chosen={answer === '' ? [] : [answer]}
      choices={kind}
      onChange={([chosen = '']) => onChange(chosen)}
    />
  );
}
