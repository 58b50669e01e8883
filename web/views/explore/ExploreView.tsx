import { useCallback, useMemo, useRef, useState } from 'react';
import { Chips } from '../../components/Chips.js';
import { longDate } from '../../components/dates.js';
import { Empty } from '../../components/States.js';
import { ExploreAreasDocument, ExploreBreakdownDocument, type IncidentFilter } from '../../graphql.generated.js';
import { useMediaQuery } from '../../components/useMediaQuery.js';
import { useQuery } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import { defaultExploreState, formatExploreState, incidentFilterOf, type ExploreState } from '../../view-state/explore-state.js';
import { exportAddress, reportsAddress } from '../../view-state/export-address.js';
import { allKinds } from '../../view-state/kinds.js';
import { periodOptions, periodText } from '../../view-state/period.js';
import { contains } from '../../map/boundaries.js';
import { sourceName } from '../../view-state/source-names.js';
import { AreaResults } from './AreaResults.js';
import { rowWords } from './area-looks.js';
import type { AreaRow } from './area-rows.js';
import { ExploreCharts } from './ExploreCharts.js';
import type { MapHandle } from './ExploreMap.js';
import { filterChips } from './filter-chips.js';
import { Filters } from './Filters.js';
import { defaultLevel, levelsLoaded, newestVintage } from './levels.js';
import type { FoundPlace } from './PlaceSearch.js';
import { ReportCard } from './ReportCard.js';
import { ReportList } from './ReportList.js';
import { SelectedCard } from './SelectedCard.js';
import { Toolbar } from './Toolbar.js';
import { useBoundaries } from './use-boundaries.js';
import { useExploreState } from './use-explore-state.js';
import { useOpenedReport } from './use-opened-report.js';
import { rememberAreaName, useAreaNames } from '../../graphql/area-names.js';
import { capitalised, joined, measureText, predicateText, shortNoun, subjectText } from './words.js';

const noRows: readonly AreaRow[] = [];

/** As `$three-columns` of the styles: from here on there is room beside the map. */
const besideTheMap = '(min-width: 68.75em)';

/** Where and when: filters left, map over its table in the middle, the selected area and its charts right. */
export function ExploreView() {
  const { installation } = useSignedIn();
  const { state, change } = useExploreState();
  const announce = useAnnounce();
  const map = useRef<MapHandle>(null);
  const [filtersOpen, setFiltersOpen] = useState(false);

  const months = useMemo(() => {
    const kinds = state.kinds.length > 0 ? state.kinds : allKinds;
    return installation.coverage.filter((row) => kinds.includes(row.kind)).flatMap((row) => row.months);
  }, [installation.coverage, state.kinds]);
  const periods = useMemo(() => periodOptions(months), [months]);
  const period = state.period ?? periods[0]?.period ?? null;
  const level = state.level ?? defaultLevel(installation.vintages);
  const vintage = newestVintage(installation.vintages, level);
  const pinned: ExploreState = { ...state, period, level };
  const filterKey = JSON.stringify(incidentFilterOf(state, period));
  const filter = useMemo(() => JSON.parse(filterKey) as IncidentFilter, [filterKey]);

  const areaNames = useAreaNames(state.areas);
  const { state: answer, again } = useQuery(ExploreAreasDocument, { filter, areaType: level, vintage });
  const { state: kindAnswer } = useQuery(ExploreBreakdownDocument, {
    filter: { ...filter, kinds: null, categories: null },
    by: 'KIND',
  });
  const boundaries = useBoundaries(level, vintage);

  const counts = answer.status === 'ready' ? answer.data.byArea : answer.status === 'loading' ? answer.stale?.byArea : undefined;
  const rows = counts?.rows ?? noRows;
  const selectedRow = rows.find((row) => row.key === state.selected) ?? null;
  const selectedCode = selectedRow?.key;
  const chartFilter = useMemo(
    () => (selectedCode === undefined ? filter : { ...filter, areaCodes: [selectedCode] }),
    [filter, selectedCode],
  );
  const kindCounts = useMemo(
    () =>
      new Map(
        kindAnswer.status === 'ready' ? kindAnswer.data.incidentCounts.rows.map((row) => [row.key, row.count] as const) : [],
      ),
    [kindAnswer],
  );

  const report = useOpenedReport(state, change, map);
  const wide = useMediaQuery(besideTheMap);

  const [one, many] = shortNoun(state.kinds);
  const latestRows = useRef(rows);
  latestRows.current = rows;
  const select = useCallback(
    (gssCode: string | null) => {
      change({ selected: gssCode });
      const row = latestRows.current.find((candidate) => candidate.key === gssCode);
      announce(row ? `${rowWords(row, one, many)}. Selected.` : 'Nothing is selected.');
    },
    [change, announce, one, many],
  );

  const listReports = () => {
    change({ table: 'reports' });
    document.getElementById('tables')?.focus();
  };
  const toArea = (place: FoundPlace) => {
    if (place.gssCode === null) return;
    rememberAreaName(place.gssCode, place.name);
    change({ areas: [place.gssCode], map: null, selected: null });
    announce(`Shown for ${place.name} only.`);
  };
  const toPoint = (place: FoundPlace) => {
    map.current?.lookAt(place.longitude, place.latitude);
    const area = boundaries.features.find((feature) => contains(feature, place.longitude, place.latitude));
    change({ selected: area?.properties.gssCode ?? null });
    announce(`The map shows ${place.name}${area ? `, which lies in ${area.properties.name}` : ''}.`);
  };

  if (installation.coverage.length === 0) {
    return (
      <Page title="Explore">
        <Empty title="Nothing is loaded yet">
          <p className="govuk-body">An administrator loads reports and areas; then they can be explored here.</p>
        </Empty>
      </Page>
    );
  }

  const parts = { state, period, level, areaNames, total: counts?.total.suppressed ? null : (counts?.total.count ?? null) };
  const source = `${counts ? `Source: ${joined(counts.sources.map(sourceName))}` : ''}${installation.loadedOn ? `, loaded ${longDate(installation.loadedOn)}` : ''}.`;
  const sentence = `${subjectText(parts)}${predicateText(parts)}`;
  const title = `${capitalised(state.show === 'grid' ? many : measureText(state.measure, state.kinds))} by ${state.show === 'grid' ? 'square' : areaTypeNames[level].one}`;
  const periodWords = period ? periodText(period) : 'all months';
  const chips = filterChips(state, areaNames, period, periods, (part) => change(part));
  const place = selectedRow ? selectedRow.label : areaNames.length > 0 ? joined(areaNames) : null;
  const selectedCount = selectedRow?.count.suppressed ? null : selectedRow?.count.count;
  const card = state.report !== null && !report.inList && (
    <ReportCard
      id={state.report}
      opened={report.opened}
      together={report.together}
      takesFocus={report.onMap}
      onOpen={(id) => report.openOnMap(report.together, id)}
      onShow={report.show}
      onClose={report.close}
    />
  );

  return (
    <Page
      title="Explore"
      wide
      lead={
        <p className="lead" id="shown">
          <strong>{subjectText(parts)}</strong>
          {predicateText(parts)} {counts && counts.sources.length > 0 && source}
        </p>
      }
      actions={
        <Toolbar
          csv={exportAddress(pinned, 'csv')}
          geojson={exportAddress(pinned, 'geojson')}
          link={() => `${location.origin}${location.pathname}?${formatExploreState(pinned)}`}
          image={() => map.current?.image(title, sentence, source) ?? Promise.reject(new Error('No map is drawn.'))}
          imageName={(marking) => `homeward-${areaTypeNames[level].word}-${state.measure}-${marking.toLowerCase()}.png`}
          reports={state.table === 'reports' ? reportsAddress(pinned, 'csv') : null}
        />
      }
    >
      <div className="explore">
        <div className="explore__filters">
          <h2 className="column-heading" id="filters-heading">
            Filters
          </h2>
          <button
            type="button"
            className="filters-toggle"
            aria-expanded={filtersOpen}
            onClick={() => setFiltersOpen(!filtersOpen)}
          >
            Filters ({chips.length})
          </button>
          <Chips label="Chosen filters" chips={chips} />
          <div className={filtersOpen ? 'filters-body filters-body--open' : 'filters-body'}>
            <Filters
              state={state}
              period={period}
              level={level}
              levels={levelsLoaded(installation.vintages)}
              periods={periods}
              installation={installation}
              kindCounts={kindCounts}
              onApply={(part) => {
                change({ ...part, selected: part.level === level ? state.selected : null });
                setFiltersOpen(false);
                announce('Filters applied.');
              }}
              onClear={() => {
                change({ ...defaultExploreState, layers: state.layers, show: state.show, table: state.table });
                announce('Filters cleared.');
              }}
              onArea={toArea}
              onPoint={toPoint}
            />
          </div>
        </div>
        <AreaResults
          answer={answer}
          again={again}
          boundaries={boundaries}
          filter={filter}
          state={state}
          level={level}
          title={title}
          periodWords={periodWords}
          mapHandle={map}
          opened={report.report}
          underMap={wide ? null : card}
          reports={
            <ReportList
              filter={chartFilter}
              state={state}
              place={place ?? 'the whole area'}
              counted={selectedRow ? (selectedCount ?? null) : parts.total}
              opened={report.opened}
              holdsOpened={report.inList}
              onOpen={report.openInList}
              onShow={report.show}
              onPage={(page) => change({ page, report: null })}
            />
          }
          onSelect={select}
          onOpen={report.openOnMap}
          onChange={change}
        />
        <div className="explore__side">
          {wide && card}
          {selectedRow && (
            <SelectedCard
              row={selectedRow}
              rows={rows}
              level={level}
              kinds={state.kinds}
              period={period}
              onClear={() => select(null)}
              onList={state.table === 'reports' ? null : listReports}
            />
          )}
          {answer.status !== 'failed' && parts.total !== 0 && (
            <ExploreCharts filter={chartFilter} kinds={state.kinds} place={place ?? 'Whole area'} />
          )}
        </div>
      </div>
    </Page>
  );
}
