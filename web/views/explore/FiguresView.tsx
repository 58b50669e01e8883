import { useCallback, useMemo, useRef, useState } from 'react';
import { longDate } from '../../components/dates.js';
import { ExploreAreasDocument, ExploreBreakdownDocument, type AreaType, type IncidentFilter } from '../../graphql.generated.js';
import { useMediaQuery } from '../../components/useMediaQuery.js';
import { useQuery } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { Page } from '../../layout/Page.js';
import type { Holding } from '../../session/holdings.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { allAreaTypes, areaTypeNames } from '../../view-state/area-types.js';
import { defaultExploreState, formatExploreState, type ExploreState } from '../../view-state/explore-state.js';
import { incidentFilterOf } from '../../view-state/filter-state.js';
import { exportAddress, reportsAddress } from '../../view-state/export-address.js';
import { allKinds } from '../../view-state/kinds.js';
import { periodOptions, periodText } from '../../view-state/period.js';
import { contains } from '../../map/boundaries.js';
import { sourceName } from '../../view-state/source-names.js';
import { AreaResults } from './AreaResults.js';
import { rowWords } from './area-looks.js';
import type { AreaRow } from './area-rows.js';
import { IncidentCharts } from '../../charts/IncidentCharts.js';
import type { MapHandle } from '../../map/map-handle.js';
import { FiltersColumn } from '../../filters/FiltersColumn.js';
import { filterChips } from '../../filters/filter-chips.js';
import { Filters } from './Filters.js';
import { newestVintage } from '../../view-state/levels.js';
import { onlyText, partOf, type Offer } from './offer.js';
import type { FoundPlace } from '../../filters/PlaceSearch.js';
import { ReportCard } from './ReportCard.js';
import { ReportList } from './ReportList.js';
import { SelectedCard } from './SelectedCard.js';
import { Toolbar } from '../../components/Toolbar.js';
import { useBoundaries } from '../../map/use-boundaries.js';
import { useOpenedReport } from './use-opened-report.js';
import { rememberAreaName, useAreaNames } from '../../graphql/area-names.js';
import { capitalised, joined, shortNoun } from '../../view-state/words.js';
import { measureText, predicateText, subjectText } from './words.js';

const noRows: readonly AreaRow[] = [];

/** As `$three-columns` of the styles: from here on there is room beside the map. */
const besideTheMap = '(min-width: 68.75em)';

export interface ExploreParts {
  /** What the address asks, as far as the role has it. */
  readonly state: ExploreState & { readonly level: AreaType };
  readonly change: (part: Partial<ExploreState>, how?: 'push' | 'replace') => void;
  readonly holdings: readonly Holding[];
  readonly offer: Offer;
}

/** Where and when, in figures: filters left, map over its table in the middle, the selected area and its charts right. */
export function FiguresView({ state, change, holdings, offer }: ExploreParts) {
  const { viewer, installation } = useSignedIn();
  const announce = useAnnounce();
  const map = useRef<MapHandle>(null);
  const [filtersOpen, setFiltersOpen] = useState(false);

  const months = useMemo(() => {
    const kinds = state.kinds.length > 0 ? state.kinds : allKinds;
    return installation.coverage.filter((row) => kinds.includes(row.kind)).flatMap((row) => row.months);
  }, [installation.coverage, state.kinds]);
  const periods = useMemo(() => periodOptions(months), [months]);
  const period = state.period ?? periods[0]?.period ?? null;
  const { level } = state;
  const vintage = newestVintage(installation.vintages, level);
  const hasPurpose = viewer.purpose !== null;
  const single = useMemo(() => partOf(holdings, state.kinds, 'single', hasPurpose), [holdings, state.kinds, hasPurpose]);
  const squares = useMemo(() => partOf(holdings, state.kinds, 'squares', hasPurpose), [holdings, state.kinds, hasPurpose]);
  const pinned: ExploreState = { ...state, period };
  const filterKey = JSON.stringify({
    ...incidentFilterOf(state, period),
    ...(offer.sources ? { sources: offer.sources } : {}),
  });
  const filter = useMemo(() => JSON.parse(filterKey) as IncidentFilter, [filterKey]);

  const areaNames = useAreaNames(state.areas);
  const { state: answer, again } = useQuery(ExploreAreasDocument, {
    filter,
    areaType: level,
    // Protected counts are of the areas in use, whichever those are.
    vintage: offer.isProtected ? null : vintage,
  });
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
    const type = allAreaTypes.find((one) => one === place.kind.toUpperCase().replaceAll('-', '_'));
    if (offer.isProtected && type !== undefined && !offer.levels.includes(type)) {
      toPoint(place);
      return;
    }
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

  const parts = {
    state,
    period,
    level,
    areaNames,
    total: counts?.total.suppressed ? null : (counts?.total.count ?? null),
    withheld: counts?.total.suppressed === true,
  };
  const source = `${counts ? `Source: ${joined(counts.sources.map(sourceName))}` : ''}${installation.loadedOn ? `, loaded ${longDate(installation.loadedOn)}` : ''}.`;
  const sentence = `${subjectText(parts)}${predicateText(parts)}`;
  const title = `${capitalised(state.show === 'grid' ? many : measureText(state.measure, state.kinds))} by ${state.show === 'grid' ? 'square' : areaTypeNames[level].one}`;
  const periodWords = period ? periodText(period) : 'all months';
  const chips = filterChips(state, areaNames, period, periods, (part) => change(part));
  const place = selectedRow ? selectedRow.label : areaNames.length > 0 ? joined(areaNames) : null;
  // Whether every report counted may be listed.
  const listsAll = !offer.isProtected && single.notIncluded.length + single.needsPurpose.length === 0;
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
          files={[
            ['Table as CSV', exportAddress(pinned, 'csv', offer.sources)],
            ['Areas as GeoJSON', exportAddress(pinned, 'geojson', offer.sources)],
            ...(state.table === 'reports' && single.kinds.length > 0
              ? [
                  [
                    'Reports one by one as CSV',
                    reportsAddress(listsAll ? pinned : { ...pinned, kinds: single.kinds }, 'csv'),
                  ] as const,
                ]
              : []),
          ]}
          link={() => `${location.origin}${location.pathname}?${formatExploreState(pinned)}`}
          image={() => map.current?.image(title, sentence, source) ?? Promise.reject(new Error('No map is drawn.'))}
          imageName={(marking) => `homeward-${areaTypeNames[level].word}-${state.measure}-${marking.toLowerCase()}.png`}
        />
      }
    >
      <div className="explore">
        <FiltersColumn chips={chips} button={`Filters (${chips.length})`} open={filtersOpen} onOpen={setFiltersOpen}>
          <Filters
            state={state}
            period={period}
            level={level}
            holdings={holdings}
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
        </FiltersColumn>
        <AreaResults
          answer={answer}
          again={again}
          boundaries={boundaries}
          filter={filter}
          single={single}
          squares={squares}
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
              part={single}
              only={onlyText(holdings, state.kinds)}
              state={state}
              place={place ?? 'the whole area'}
              counted={offer.isProtected ? null : selectedRow ? (selectedCount ?? null) : parts.total}
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
              onList={state.table === 'reports' || offer.single.length === 0 ? null : listReports}
              listsAll={listsAll}
            />
          )}
          {answer.status !== 'failed' && parts.total !== 0 && (
            <IncidentCharts filter={chartFilter} kinds={state.kinds} place={place ?? 'Whole area'} byHour={!offer.isProtected} />
          )}
        </div>
      </div>
    </Page>
  );
}
