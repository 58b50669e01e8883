/** What is drawn over the areas: squares with counts, and single reports when close. */
import type { FeatureCollection } from 'geojson';
import { useEffect, useMemo } from 'react';
import { plural } from '../../components/numbers.js';
import { ExploreGridDocument, ExplorePointsDocument, type IncidentFilter } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { classOf, quantileClasses } from '../../map/class-breaks.js';
import type { Extent } from '../../map/map-frame.js';
import { bandColour, classColour } from '../../map/palette.js';
import type { MapDrawing } from '../../map/map-drawing.js';
import { boxRound, mostPoints } from './map-questions.js';
import { capitalised } from '../../view-state/words.js';

/** Draws the squares for the view and gives their classes. */
export function useGrid(
  drawing: MapDrawing | null,
  question: { filter: IncidentFilter; metres: number; extent: Extent } | null,
  [one, many]: readonly [string, string],
) {
  const metres = question?.metres ?? 0;
  const variables = question
    ? { filter: { ...question.filter, ...(metres <= 100 ? { bbox: boxRound(question.extent, 0.02) } : {}) }, cellMetres: metres }
    : null;
  const { state: answer } = useQuery(ExploreGridDocument, variables);
  const data =
    answer.status === 'ready' ? answer.data.incidentGrid : answer.status === 'loading' ? answer.stale?.incidentGrid : undefined;
  const cells = question && data ? (data.cells as FeatureCollection) : null;
  const classes = useMemo(
    () =>
      cells
        ? quantileClasses(
            cells.features.map((cell) => (cell.properties as { count: number }).count).filter((count) => count > 0),
            1,
          )
        : [],
    [cells],
  );
  useEffect(() => {
    drawing?.grid.set(cells, ({ count }) => ({
      colour: classColour(classOf(count ?? 0, classes, 1), classes.length),
      words: plural(count ?? 0, one, many),
    }));
    drawing?.order();
  }, [drawing, cells, classes, one, many]);
  const words =
    question && answer.status === 'failed'
      ? `The squares are not shown: ${answer.failure.message}`
      : question && answer.status === 'loading'
        ? 'Counting the squares…'
        : null;
  return useMemo(() => ({ classes, metres: data?.cellMetres ?? metres, words }), [classes, data, metres, words]);
}

/** Squares told in bands: places in a list of words, from few to many. */
export interface BandedSquares {
  readonly cells: FeatureCollection;
  readonly bands: readonly string[];
}

/** Draws squares in bands, the lowest left blank; null: none yet, undefined: the squares have counts. */
export function useBandedSquares(drawing: MapDrawing | null, banded: BandedSquares | null | undefined): void {
  useEffect(() => {
    if (banded === undefined) return;
    drawing?.grid.set(banded?.cells ?? null, ({ band }) => ({
      colour: bandColour(band ?? 0, banded?.bands.length ?? 0),
      words: capitalised(banded?.bands[band ?? 0] ?? ''),
    }));
    drawing?.order();
  }, [drawing, banded]);
}

/** Draws single reports for the view, when close. */
export function usePoints(drawing: MapDrawing | null, question: { filter: IncidentFilter; extent: Extent } | null) {
  const variables = question
    ? { filter: { ...question.filter, bbox: boxRound(question.extent, 0.01) }, limit: mostPoints }
    : null;
  const { state: answer } = useQuery(ExplorePointsDocument, variables);
  const data =
    answer.status === 'ready'
      ? answer.data.incidentPoints
      : answer.status === 'loading'
        ? answer.stale?.incidentPoints
        : undefined;
  const shown = question && data ? data : null;
  useEffect(() => {
    drawing?.points.set(shown as Parameters<typeof drawing.points.set>[0]);
    drawing?.order();
  }, [drawing, shown]);
  // A member of the server's own beside the collection's.
  const truncated = (shown as { readonly truncated?: boolean } | null)?.truncated === true;
  const words =
    question && answer.status === 'failed'
      ? `Single reports are not shown: ${answer.failure.message}`
      : question && answer.status === 'loading'
        ? 'Drawing single reports…'
        : truncated
          ? `Only the newest ${mostPoints.toLocaleString('en-GB')} single reports are drawn. Zoom in for the rest.`
          : null;
  return { shown: shown !== null, words };
}
