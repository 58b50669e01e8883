import { useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { Empty, Failed, Loading } from '../../components/States.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import { rowsAs, rowsIn, type Answers, type Problems } from '../../forms/questions.js';
import { AreaFactorChoicesDocument, StartAreaFactorRunDocument, type AreaFactorChoicesQuery } from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { LongRun } from '../../runs/LongRun.js';
import { UnlessGoingOn } from '../../runs/UnlessGoingOn.js';
import { useKeptRun } from '../../runs/use-kept-run.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { mayMake } from './AreaRiskView.js';

/** From which indicators, and how many factors. */
export function MakeRunView() {
  const { viewer } = useSignedIn();
  if (!mayMake(viewer.access.estimates)) return <NotForRole view="Area risk" why="It is for those who make estimates." />;
  return <MakePage />;
}

function MakePage() {
  const navigate = useNavigate();
  const { state, again } = useQuery(AreaFactorChoicesDocument, {});
  const ready = state.status === 'ready' ? state.data : undefined;
  return (
    <Page
      title="Work out factors of areas"
      before={
        <Link className="govuk-back-link" to="/area-risk">
          Area risk
        </Link>
      }
      lead={<p className="lead">Choose rates, not numbers: what large authorities have in common is else their size.</p>}
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the indicators" />}
      {ready?.areaFactorIndicators.length === 0 && (
        <Empty title="No indicators of authorities are loaded">
          <p className="govuk-body-s">
            Load them under «Data» (source <code>indicators</code>). Figures that came under an agreement are not used here.
          </p>
        </Empty>
      )}
      {ready && ready.areaFactorIndicators.length > 0 && (
        <UnlessGoingOn
          of="AREA_FACTORS"
          label="Factors that are being worked out"
          onKept={(id) => void navigate(`/area-risk/${id}`)}
        >
          <MakeForm indicators={ready.areaFactorIndicators} />
        </UnlessGoingOn>
      )}
    </Page>
  );
}

function MakeForm({ indicators }: { readonly indicators: AreaFactorChoicesQuery['areaFactorIndicators'] }) {
  const navigate = useNavigate();
  const made = useRef('');
  const { progress, follow, cancel } = useKeptRun();
  const choices = indicators.map(({ code, name, unit, periods }) => ({
    code,
    words: `${name}${unit ? `, ${unit}` : ''} (${periods[0]!.period}: ${periods[0]!.areas} authorities)`,
  }));
  const send = async (answers: Answers): Promise<Problems> => {
    const codes = rowsIn(answers['indicators']).flatMap(({ code }) => (code ? [code] : []));
    const asked = {
      title: answers['title'] ?? '',
      indicators: codes.map((code) => ({ code, period: indicators.find((one) => one.code === code)!.periods[0]!.period })),
      factors: Number(answers['factors']),
    };
    const { run, problems } = (await request(StartAreaFactorRunDocument, asked)).startAreaFactorRun;
    if (!run) return problems;
    const end = await follow(run);
    if ('problem' in end) return [{ field: 'indicators', problem: end.problem }];
    made.current = end.kept;
    return [];
  };
  return (
    <QuestionsForm
      questions={[
        { name: 'title', label: 'What the run is called', kind: 'text' },
        {
          name: 'indicators',
          label: 'Indicators',
          hint: 'Three or more, each of its newest period. Authorities that lack one are left out and named',
          kind: {
            each: 'published indicator',
            columns: [{ name: 'code', label: 'Indicator', kind: { none: 'Choose an indicator', choices } }],
          },
        },
        {
          name: 'factors',
          label: 'How many factors at most',
          kind: [
            { code: '1', words: 'One' },
            { code: '2', words: 'Two: where indicators bear them, beside one' },
          ],
        },
      ]}
      known={{ factors: '2', indicators: rowsAs([{}, {}, {}]) }}
      button="Work them out"
      send={send}
      onDone={() => void navigate(`/area-risk/${made.current}`)}
      underWay={progress && <LongRun label="Factors that are being worked out" progress={progress} onCancel={cancel} />}
    />
  );
}
