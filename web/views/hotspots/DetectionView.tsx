import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../components/Button.js';
import { longDate } from '../../components/dates.js';
import { Toolbar } from '../../components/Toolbar.js';
import type { FoundPlace } from '../../filters/PlaceSearch.js';
import { FiltersColumn } from '../../filters/FiltersColumn.js';
import { filterChips } from '../../filters/filter-chips.js';
import { ExploreBreakdownDocument, type IncidentFilter } from '../../graphql.generated.js';
import { rememberAreaName, useAreaNames } from '../../graphql/area-names.js';
import { useQuery } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { contains } from '../../map/boundaries.js';
import type { MapHandle } from '../../map/map-handle.js';
import { useBoundaries } from '../../map/use-boundaries.js';
import type { Holding } from '../../session/holdings.js';
import { LongRun } from '../../runs/LongRun.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { hotspotsAddress } from '../../view-state/export-address.js';
import { incidentFilterOf } from '../../view-state/filter-state.js';
import { isChange } from '../../view-state/hotspot-method.js';
import { askedWords, defaultHotspotState, formatHotspotState, type HotspotState } from '../../view-state/hotspot-state.js';
import { allKinds } from '../../view-state/kinds.js';
import { newestVintage } from '../../view-state/levels.js';
import { periodOptions, periodText } from '../../view-state/period.js';
import { sourceName } from '../../view-state/source-names.js';
import type { ChangeState } from '../../view-state/use-address-state.js';
import { capitalised, countedNoun, joined } from '../../view-state/words.js';
import { inDensityClasses } from './density-classes.js';
import { DetectionResults } from './DetectionResults.js';
import { HotspotFilters } from './HotspotFilters.js';
import { rowWords, unitsText } from './hotspot-looks.js';
import { MethodFields } from './MethodFields.js';
import { admitted, hotspotOffer } from './offer.js';
import { questionOf } from './question.js';
import { rowsOf, type HotspotRow } from './rows.js';
import { stateOfAsked, type Asked, type AskedState } from './runs/asked.js';
import { Note, OpenedFile, OpenedRun } from './runs/OpenedRun.js';
import { RunsMenu } from './runs/RunsMenu.js';
import { useRunFile } from './runs/use-run-file.js';
import { useDetection } from './use-detection.js';

const noRows: readonly HotspotRow[] = [];

interface DetectionViewProps {
  readonly state: HotspotState;
  readonly change: ChangeState<HotspotState>;
  readonly holdings: readonly Holding[];
}

/** From a question to a map that can be defended: filters and method left, map over its table, the selected cell right. */
export function DetectionView({ state, change, holdings }: DetectionViewProps) {
  const { installation } = useSignedIn();
  const announce = useAnnounce();
  const map = useRef<MapHandle>(null);
  const cardHeading = useRef<HTMLHeadingElement>(null);
  const [filtersOpen, setFiltersOpen] = useState(false);
  const [cardOpen, setCardOpen] = useState(false);

  const offer = useMemo(() => hotspotOffer(holdings, state.kinds, installation), [holdings, state.kinds, installation]);
  const months = useMemo(() => {
    const kinds = state.kinds.length > 0 ? state.kinds : allKinds;
    return installation.coverage.filter((row) => kinds.includes(row.kind)).flatMap((row) => row.months);
  }, [installation.coverage, state.kinds]);
  const periods = useMemo(() => periodOptions(months), [months]);
  const period = state.period ?? periods[0]?.period ?? null;
  const filterKey = JSON.stringify({
    ...incidentFilterOf(state, period),
    ...(offer.sources ? { sources: offer.sources } : {}),
  });
  const filter = useMemo(() => JSON.parse(filterKey) as IncidentFilter, [filterKey]);
  const { by, cell } = state;
  const question = questionOf(state, filter);
  const { answer, again, progress, cancel } = useDetection(question);
  const { state: kindAnswer } = useQuery(ExploreBreakdownDocument, {
    filter: { ...filter, kinds: null, categories: null, sources: null },
    by: 'KIND',
  });
  const kindCounts = useMemo(
    () =>
      new Map(
        kindAnswer.status === 'ready' ? kindAnswer.data.incidentCounts.rows.map((row) => [row.key, row.count] as const) : [],
      ),
    [kindAnswer],
  );
  const wards = useBoundaries('WARD', newestVintage(installation.vintages, 'WARD'));
  const areas = useBoundaries(by ?? 'WARD', by === null ? null : newestVintage(installation.vintages, by));
  const areaNames = useAreaNames(state.areas);

  const detection =
    answer.status === 'ready' ? answer.data.hotspotCells : answer.status === 'loading' ? answer.stale?.hotspotCells : undefined;
  const rows = useMemo(() => (detection ? inDensityClasses(rowsOf(detection)) : noRows), [detection]);
  // Cells under 500 m say nearly where single reports were.
  useShowsRecords(detection !== undefined && detection.marking !== 'OFFICIAL');

  // What a change came to is told once it is there; at the first look the page itself tells it.
  const told = useRef<typeof detection>(undefined);
  const isReady = answer.status === 'ready';
  useEffect(() => {
    if (!isReady || !detection || told.current === detection) return;
    if (told.current) announce(`${capitalised(unitsText(detection))}. ${detection.sentence}`);
    told.current = detection;
  }, [isReady, detection, announce]);

  const latestRows = useRef(rows);
  latestRows.current = rows;
  const select = useCallback(
    (key: string | null) => {
      change({ selected: key });
      const row = latestRows.current.find((one) => one.key === key);
      announce(row ? `${row.name}: ${rowWords(row)}. Selected.` : 'Nothing is selected.');
    },
    [change, announce],
  );

  const toPlace = (place: FoundPlace) => {
    if (place.gssCode !== null) {
      rememberAreaName(place.gssCode, place.name);
      change({ areas: [place.gssCode], map: null, selected: null });
      announce(`Tested for ${place.name} only.`);
      return;
    }
    map.current?.lookAt(place.longitude, place.latitude);
    const ward = wards.features.find((feature) => contains(feature, place.longitude, place.latitude));
    announce(`The map shows ${place.name}${ward ? `, which lies in ${ward.properties.name}` : ''}.`);
  };
  const stateOfFile = (asked: Asked): AskedState => {
    const found = stateOfAsked(asked, offer.sources);
    const had = admitted(found.state, holdings, installation);
    const isHad = askedWords(had) === askedWords(found.state);
    return isHad ? found : { state: had, beyond: [...found.beyond, 'what your role has in another form'] };
  };
  const toCard = () => {
    setCardOpen(!cardOpen);
    if (!cardOpen) requestAnimationFrame(() => cardHeading.current?.focus());
  };

  const [, many] = countedNoun(state.kinds);
  const periodWords = period ? periodText(period) : 'all months';
  const place = areaNames.length > 0 ? ` in ${joined(areaNames)}` : '';
  const against = isChange(state) && state.against ? ` against ${periodText(state.against)}` : '';
  const shown = `${capitalised(many)}${place}, ${periodWords}${against}${detection ? `, ${unitsText(detection)}` : ''}.`;
  const source = detection
    ? `Source: ${joined(detection.sources.map(sourceName))}${installation.loadedOn ? `, loaded ${longDate(installation.loadedOn)}` : ''}.`
    : '';
  const pinned: HotspotState = { ...state, period, cell: by === null ? (detection?.cellMetres ?? cell) : null };
  // What is kept is what is shown: the size of cells that was chosen is named.
  const pinnedQuestion = questionOf(pinned, filter);
  const { opened, refused, openFile } = useRunFile(change, stateOfFile, state.layers);
  const chips = filterChips(state, areaNames, period, periods, change);
  const [strong, rest] = detection ? inTwo(detection.sentence) : ['', ''];

  return (
    <Page
      title="Hotspots"
      wide
      lead={
        <p className="lead" id="shown">
          {detection && (
            <>
              <strong>{strong}</strong>
              {rest}{' '}
            </>
          )}
          {shown} {source}
        </p>
      }
      actions={
        detection && (
          <Toolbar
            files={[
              ['Table as CSV', hotspotsAddress(pinned, 'csv', offer.sources)],
              ['Map as GeoJSON', hotspotsAddress(pinned, 'geojson', offer.sources)],
            ]}
            link={() => `${location.origin}${location.pathname}?${formatHotspotState(pinned)}`}
            image={() =>
              map.current?.image(`Hotspots of ${many}`, `${detection.sentence} ${shown}`, source) ??
              Promise.reject(new Error('No map is drawn.'))
            }
            imageName={(marking) => `homeward-hotspots-${marking.toLowerCase()}.png`}
          >
            <RunsMenu
              question={pinnedQuestion}
              onKept={(run) => change({ ...pinned, run }, 'replace')}
              onFile={(file) => void openFile(file)}
            />
            <Button look="secondary" aria-expanded={cardOpen} aria-controls="method-card" onClick={toCard}>
              Method card
            </Button>
          </Toolbar>
        )
      }
    >
      {state.run && <OpenedRun id={state.run} sources={offer.sources} />}
      {opened && opened.words === askedWords(state) && (
        <OpenedFile file={opened.file} beyond={opened.beyond} cells={answer.status === 'ready' ? detection?.cells : undefined} />
      )}
      {refused !== null && (
        <Note title="The file cannot be opened" differs>
          {refused}
        </Note>
      )}
      {progress && <LongRun label="A detection that takes long" progress={progress} onCancel={cancel} />}
      <div className="explore">
        <FiltersColumn chips={chips} button={`Filters and method (${chips.length})`} open={filtersOpen} onOpen={setFiltersOpen}>
          <MethodFields
            state={state}
            filter={filter}
            offer={offer}
            detection={detection}
            rows={rows}
            period={period}
            periods={periods}
            onChange={change}
          />
          <HotspotFilters
            state={state}
            period={period}
            periods={periods}
            holdings={holdings}
            installation={installation}
            kindCounts={kindCounts}
            onApply={(part) => {
              change(part);
              setFiltersOpen(false);
              announce('Filters applied.');
            }}
            onClear={() => {
              change({ ...defaultHotspotState, layers: state.layers });
              announce('Filters cleared.');
            }}
            onPlace={toPlace}
          />
        </FiltersColumn>
        <DetectionResults
          answer={answer}
          question={question}
          again={again}
          detection={detection}
          rows={rows}
          state={state}
          offer={offer}
          wards={wards.features}
          areas={areas.features}
          many={many}
          period={period}
          periodWords={periodWords}
          cardOpen={cardOpen}
          cardHeading={cardHeading}
          mapHandle={map}
          onSelect={select}
          onChange={change}
        />
      </div>
    </Page>
  );
}

/** «31 of 2,412 cells», «3 clusters», or the first sentence; and the rest. */
function inTwo(sentence: string): readonly [string, string] {
  const [, before = '', after = ''] = /^([^.]*? (?:cells?|areas?|clusters?)\b|.*?\.)(.*)$/.exec(sentence) ?? ['', '', sentence];
  return [before, after];
}
