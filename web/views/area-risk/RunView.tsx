import { Link, useParams } from 'react-router';
import { ResidualPlot, type ResidualPair } from '../../charts/ResidualPlot.js';
import { Details } from '../../components/Details.js';
import { momentText } from '../../components/moments.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { OneAreaFactorRunDocument, type WholeRunFragment } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { mayMake } from './AreaRiskView.js';
import { FactorScatter } from './FactorScatter.js';
import { LoadingsChart } from './LoadingsChart.js';
import { LongListMap } from './LongListMap.js';
import { FitTable, IndicatorTable, LongList } from './RunTables.js';
import { Shortlist } from './Shortlist.js';
import { signedText } from '../../components/numbers.js';

/** A run: indicators and who lacks them, fit, where areas stand, the long list, and what people chose from it. */
export function RunView() {
  const { viewer } = useSignedIn();
  const { estimates } = viewer.access;
  if (!mayMake(estimates)) return <NotForRole view="Area risk" why="It is for those who make estimates." />;
  return <RunPage chooses={estimates === 'making-and-publishing'} />;
}

function RunPage({ chooses }: { readonly chooses: boolean }) {
  const { id = '' } = useParams();
  const { state, again } = useQuery(OneAreaFactorRunDocument, { id });
  const data = state.status === 'ready' ? state.data : state.status === 'loading' ? state.stale : undefined;
  const run = data?.areaFactorRun;
  return (
    <Page
      title={run?.title ?? 'Area risk'}
      before={
        <Link className="govuk-back-link" to="/area-risk">
          Area risk
        </Link>
      }
      lead={
        run && (
          <p className="lead">
            Made {momentText(run.madeAt)} by {run.madeBy}, of authorities and not of anybody in them.
          </p>
        )
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && !data && <Loading what="the run" />}
      {run === null && <Empty title="There is no such run" />}
      {run && <Whole run={run} chooses={chooses} again={again} />}
    </Page>
  );
}

function Whole({
  run,
  chooses,
  again,
}: {
  readonly run: WholeRunFragment;
  readonly chooses: boolean;
  readonly again: () => void;
}) {
  const { warnings, leftOut, areas, fits, indicators, loadings, residuals, correlation, method } = run;
  const isReadable = areas.length > 0;
  return (
    <div className="area-risk">
      {warnings.length > 0 && (
        <ul className="govuk-list govuk-list--bullet govuk-inset-text">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <IndicatorTable indicators={indicators} loadings={loadings ?? null} />
      {correlation != null && <p className="note">The two factors go together with {signedText(correlation)}.</p>}
      <LeftOut leftOut={leftOut} />
      {loadings && <LoadingsChart indicators={indicators} loadings={loadings} />}
      <FitTable fits={fits} />
      {residuals && (
        <ResidualPlot
          title="Residual correlations"
          names={indicators.map(({ name }) => name)}
          pairs={pairsOf(residuals)}
          note="The correlation of two indicators over the authorities, less the one that the factors imply. Far from 0 in either way, two indicators have something in common that no factor says."
        />
      )}
      {isReadable ? (
        <>
          {areas[0]!.onFactors.length === 2 && <FactorScatter areas={areas} />}
          <LongList areas={areas} />
          <LongListMap areas={areas} />
          <p className="note">In the order of names: it is where people begin to look, and no ranking.</p>
          <Shortlist run={run} chooses={chooses} again={again} />
        </>
      ) : (
        <Empty title="No areas are given">
          <p className="govuk-body-s">No model of these indicators is to be read. Take others.</p>
        </Empty>
      )}
      <p className="note">{method}.</p>
    </div>
  );
}

const pairsOf = (residuals: readonly (readonly number[])[]): ResidualPair[] =>
  residuals.flatMap((row, one) => row.flatMap((residual, other) => (other > one ? [{ one, other, residual }] : [])));

function LeftOut({ leftOut }: Pick<WholeRunFragment, 'leftOut'>) {
  if (leftOut.length === 0) return <p className="govuk-body">No authority lacks an indicator.</p>;
  return (
    <Details
      summary={`${leftOut.length} ${leftOut.length === 1 ? 'authority lacks' : 'authorities lack'} an indicator and are in no model`}
    >
      <ul className="govuk-list govuk-list--bullet">
        {leftOut.map(({ name, missing }) => (
          <li key={name}>
            {name}: {missing.join(', ')}
          </li>
        ))}
      </ul>
    </Details>
  );
}
