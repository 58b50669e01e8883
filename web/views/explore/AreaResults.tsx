import { useMemo, type ReactNode, type Ref } from 'react';
import { Button } from '../../components/Button.js';
import { Empty, Failed, Loading, Withheld } from '../../components/States.js';
import { Tabs } from '../../components/Tabs.js';
import type { AreaType, ExploreAreasQuery, IncidentFilter } from '../../graphql.generated.js';
import type { QueryState } from '../../graphql/use-query.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import { defaultExploreState, type ExploreState, type Table } from '../../view-state/explore-state.js';
import { AreaTable } from './AreaTable.js';
import { classify, type AreaRow } from './area-rows.js';
import type { MapHandle } from '../../map/map-handle.js';
import { ExploreMap } from './ExploreMap.js';
import { Notes } from './Notes.js';
import type { Part } from './offer.js';
import type { Report } from './report-words.js';
import type { useBoundaries } from '../../map/use-boundaries.js';
import { capitalised, shortNoun } from '../../view-state/words.js';

interface AreaResultsProps {
  readonly answer: QueryState<ExploreAreasQuery>;
  readonly again: () => void;
  readonly boundaries: ReturnType<typeof useBoundaries>;
  readonly filter: IncidentFilter;
  readonly single: Part;
  readonly squares: Part;
  readonly state: ExploreState;
  readonly level: AreaType;
  readonly title: string;
  readonly periodWords: string;
  readonly mapHandle: Ref<MapHandle>;
  readonly opened: Report | null;
  /** The open report's card where there is no room beside the map. */
  readonly underMap: ReactNode;
  /** The list of reports; asked for only when its tab is shown. */
  readonly reports: ReactNode;
  readonly onSelect: (gssCode: string | null) => void;
  readonly onOpen: (ids: readonly string[]) => void;
  readonly onChange: (part: Partial<ExploreState>, how?: 'push' | 'replace') => void;
}

const noRows: readonly AreaRow[] = [];

/** The middle of the view: the map and, under it, the table of the same rows. */
export function AreaResults(props: AreaResultsProps) {
  const { answer, again, boundaries, filter, state, level, title, periodWords, mapHandle, onSelect, onOpen, onChange } = props;
  const counts = answer.status === 'ready' ? answer.data.byArea : answer.status === 'loading' ? answer.stale?.byArea : undefined;
  const rows = counts?.rows ?? noRows;
  const classed = useMemo(() => classify(rows, state.measure), [rows, state.measure]);
  const [, many] = shortNoun(state.kinds);

  if (answer.status === 'failed') {
    return (
      <div className="explore__centre explore__centre--alone">
        <Failed failure={answer.failure} again={again} />
        {(answer.failure.code === 'FORBIDDEN' || answer.failure.code === 'SUPPRESSED') && (
          <Button look="secondary" onClick={() => onChange({ ...defaultExploreState, layers: state.layers })}>
            Clear the filters
          </Button>
        )}
      </div>
    );
  }
  if (!counts) {
    return (
      <div className="explore__centre">
        <div className="map-waiting" aria-hidden="true" />
        <Loading what={`the ${areaTypeNames[level].many} and their figures`} />
      </div>
    );
  }
  const none = answer.status === 'ready' && counts.total.count === 0;
  const hasList = props.single.kinds.length + props.single.needsPurpose.length > 0;
  const areasTitle = `${capitalised(many)} by ${areaTypeNames[level].one}`;
  const areas = (
    <>
      <AreaTable
        rows={rows}
        level={level}
        kinds={state.kinds}
        measure={state.measure}
        caption={`${title}, ${periodWords}`}
        selected={state.selected}
        onSelect={onSelect}
      />
      <Notes counts={counts} rateShown={state.measure === 'rate'} />
    </>
  );
  return (
    <div className={`explore__centre${answer.status === 'loading' ? ' is-stale' : ''}`} aria-busy={answer.status === 'loading'}>
      {boundaries.failure && <Failed failure={boundaries.failure} again={boundaries.again} />}
      {none && (
        <Empty title={`No ${many} match these filters`}>
          <p className="govuk-body-s">
            The question was answered and the answer is none. A longer period or fewer filters may find some.
          </p>
          <Button look="secondary" onClick={() => onChange({ ...defaultExploreState, layers: state.layers })}>
            Clear the filters
          </Button>
        </Empty>
      )}
      {rows.length > 1 && rows.every((row) => row.count.suppressed) && (
        <Withheld title="Every figure here is withheld">
          <p className="govuk-body-s">
            Larger areas, a longer period, or one kind and all its categories may be shown. Withheld is not none.
          </p>
        </Withheld>
      )}
      <a className="govuk-skip-link" href="#tables">
        Skip the map
      </a>
      <ExploreMap
        state={state}
        filter={filter}
        single={props.single}
        squares={props.squares}
        level={level}
        features={boundaries.features}
        shapesFailed={boundaries.failure !== null}
        rows={rows}
        classed={classed}
        periodWords={periodWords}
        opened={props.opened}
        onSelect={onSelect}
        onOpen={onOpen}
        onChange={onChange}
        handle={mapHandle}
      />
      {props.underMap}
      <div id="tables" className="tables" tabIndex={-1}>
        {hasList ? (
          <Tabs
            label="What the table shows"
            shown={state.table}
            onShow={(table) => onChange({ table: table as Table })}
            panels={[
              { key: 'areas', title: areasTitle, content: areas },
              {
                key: 'reports',
                title: `${capitalised(many)} one by one`,
                content: state.table === 'reports' ? props.reports : null,
              },
            ]}
          />
        ) : (
          <section aria-labelledby="areas-heading">
            <h2 className="tables__title" id="areas-heading">
              {areasTitle}
            </h2>
            {areas}
          </section>
        )}
      </div>
    </div>
  );
}
