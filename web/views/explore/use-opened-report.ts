import { useCallback, useMemo, useState, type RefObject } from 'react';
import { ExploreReportDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import type { ExploreState } from '../../view-state/explore-state.js';
import type { MapHandle } from '../../map/map-handle.js';
import type { OpenedReport } from './ReportDetail.js';
import { reportTitle, type ListedReport, type Report } from './report-words.js';

/** A report is ringed and streets can be read from this zoom on. */
const closeEnough = 16;

/**
 * The report whose id stands in the address. Opened in the list it unfolds under its row; opened on the map, or by a link to it, it has a
 * card by the map.
 */
export function useOpenedReport(
  state: ExploreState,
  change: (part: Partial<ExploreState>) => void,
  map: RefObject<MapHandle | null>,
) {
  const announce = useAnnounce();
  const [how, setHow] = useState<{
    readonly id: string;
    readonly on: 'map' | 'list';
    readonly together: readonly string[];
  } | null>(null);
  const { state: answer, again } = useQuery(ExploreReportDocument, state.report === null ? null : { id: state.report });
  const opened = useMemo<OpenedReport>(() => ({ state: answer, again }), [answer, again]);
  const report = answer.status === 'ready' ? (answer.data.incident ?? null) : null;
  const mine = how?.id === state.report ? how : null;

  const openOnMap = useCallback(
    (together: readonly string[], id = together[0]) => {
      if (id === undefined) return;
      setHow({ id, on: 'map', together });
      change({ report: id });
    },
    [change],
  );
  const openInList = useCallback(
    (listed: ListedReport | null) => {
      if (listed) setHow({ id: listed.id, on: 'list', together: [] });
      change({ report: listed?.id ?? null });
      announce(listed ? `${reportTitle(listed)}. Open.` : 'Closed.');
    },
    [change, announce],
  );
  const close = useCallback(() => {
    change({ report: null });
    announce('Closed.');
  }, [change, announce]);
  const show = useCallback(
    (shown: Report) => {
      if (shown.location?.type !== 'Point') return;
      const [longitude = 0, latitude = 0] = shown.location.coordinates;
      map.current?.lookAt(longitude, latitude, { zoom: closeEnough, focus: true });
      announce(`The map shows ${reportTitle(shown)}, ringed.`);
    },
    [map, announce],
  );
  return {
    opened,
    report,
    inList: mine?.on === 'list' && state.table === 'reports',
    onMap: mine?.on === 'map',
    together: mine?.together ?? [],
    openOnMap,
    openInList,
    close,
    show,
  };
}
