import { Empty, Failed, Loading } from '../../components/States.js';
import { ComparedIndicatorsDocument, IndicatorAreasDocument, IndicatorsOfAreaDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { useAddressState, type ChangeState } from '../../view-state/use-address-state.js';
import { NotForRole } from '../access/NotForRole.js';
import { AreaAges } from './AreaAges.js';
import { AreaChoice, BenchmarkChoice, IndicatorChoice } from './Choices.js';
import {
  FIRST_SHOWN,
  formatIndicators,
  indicatorsChanged,
  indicatorsFile,
  parseIndicators,
  type IndicatorState,
} from './indicator-address.js';
import { Distribution } from './Distribution.js';
import { OneIndicator } from './OneIndicator.js';
import { Rug } from './Rug.js';
import { SpineTable } from './SpineTable.js';

const address = { parse: parseIndicators, format: formatIndicators, changed: indicatorsChanged };

/** Published statistics of an area beside England, its region and its statistical neighbours. */
export function IndicatorsView() {
  const { viewer } = useSignedIn();
  if (viewer.access.indicators === 'nothing')
    return <NotForRole view="Indicators of areas" why="They are for those who assess need and plan by it." />;
  return <IndicatorsPage />;
}

interface StateProps {
  readonly state: IndicatorState;
  readonly change: ChangeState<IndicatorState>;
}

function IndicatorsPage() {
  const { state, change } = useAddressState(address);
  const { state: areas, again } = useQuery(IndicatorAreasDocument, {});
  const list = areas.status === 'ready' ? areas.data.indicatorAreas : [];
  const area =
    list.find(({ key }) => key === state.area) ?? (state.area === null ? (list.find(({ own }) => own) ?? list[0]) : undefined);
  return (
    <Page
      title="Indicators"
      wide
      lead={
        <p className="lead">
          Published statistics of an area beside England, its region and areas like it. A difference is told by limits, a trend by
          a test; neither says why.
        </p>
      }
    >
      {areas.status === 'failed' && <Failed failure={areas.failure} again={again} />}
      {areas.status === 'loading' && <Loading what="areas" />}
      {areas.status === 'ready' && list.length === 0 && (
        <Empty title="No indicators are loaded">
          <p className="govuk-body-s">
            Load published tables as source «indicators» on the page «Data», or with «homeward ingest indicators».
          </p>
        </Empty>
      )}
      {list.length > 0 && <AreaChoice areas={list} chosen={area?.key ?? ''} onChange={(key) => change({ area: key })} />}
      {areas.status === 'ready' && list.length > 0 && area === undefined && (
        <p className="govuk-body">No indicators are loaded for the area of this address. Choose another.</p>
      )}
      {area && <OfArea key={area.key} area={area} state={state} change={change} />}
    </Page>
  );
}

type Area = { readonly key: string; readonly name: string; readonly own: boolean };

function OfArea({ area, state, change }: StateProps & { readonly area: Area }) {
  const { state: catalogue, again } = useQuery(IndicatorsOfAreaDocument, { area: area.key });
  if (catalogue.status === 'failed') return <Failed failure={catalogue.failure} again={again} />;
  if (catalogue.status !== 'ready') return <Loading what="indicators" />;
  const known = catalogue.data.indicators;
  const asked = state.indicators.filter((code) => known.some((one) => one.code === code));
  const shown = asked.length > 0 ? asked : known.slice(0, FIRST_SHOWN).map(({ code }) => code);
  return (
    <>
      <IndicatorChoice known={known} shown={shown} onChange={(indicators) => change({ indicators })} />
      <Compared area={area} shown={shown} state={state} change={change} />
    </>
  );
}

function Compared({ area, shown, state, change }: StateProps & { readonly area: Area; readonly shown: readonly string[] }) {
  const { state: answer, again } = useQuery(ComparedIndicatorsDocument, {
    ...{ area: area.key, indicators: [...shown], benchmark: state.benchmark },
  });
  if (answer.status === 'failed') return <Failed failure={answer.failure} again={again} />;
  const data = answer.status === 'ready' ? answer.data : answer.status === 'loading' ? answer.stale : undefined;
  if (data === undefined) return <Loading what="figures" />;
  const { benchmark, benchmarks, indicators } = data.comparedIndicators;
  const one = indicators.find(({ definition }) => definition.code === state.one) ?? indicators[0];
  return (
    <div className={answer.status === 'loading' ? 'is-stale' : undefined}>
      <BenchmarkChoice benchmarks={benchmarks} chosen={state.benchmark} onChange={(name) => change({ benchmark: name })} />
      <SpineTable
        area={area.name}
        benchmark={benchmark}
        indicators={indicators}
        chosen={one?.definition.code ?? null}
        onChoose={(code) => change({ one: code })}
      />
      <p className="toolbar">
        <a className="govuk-link" href={indicatorsFile(area.key, benchmark, shown)} download>
          Figures and periods shown here as CSV
        </a>
      </p>
      {one && (
        <OneIndicator one={one} area={area.name} benchmark={benchmark}>
          {answer.status === 'ready' && <Distribution one={one} area={area} benchmark={benchmark} />}
        </OneIndicator>
      )}
      <Rug area={area.name} benchmark={benchmark} indicators={indicators} />
      {area.own && <AreaAges area={area} />}
    </div>
  );
}
