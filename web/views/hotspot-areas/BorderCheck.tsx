import type { Polygon } from 'geojson';
import { useEffect, useState } from 'react';
import { CheckHotspotBoundaryDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { toDegrees } from '../../map/national-grid.js';
import { Overlaps } from './HotspotAreaView.js';
import { shareText, sizeText, wardsText } from './hotspot-words.js';
import type { DrawnRing } from './ring-editing.js';

/** GeoJSON of a border: closed, longitude first. */
export function polygonOf(ring: DrawnRing): Polygon {
  return { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)].map(toDegrees)] };
}

/** A hand that is still drawing is not interrupted. */
const restMs = 350;

/** What the server says of the border as it is drawn: what is wrong and at which point, or how large, in which wards, on whose ground. */
export function BorderCheck({
  ring,
  id,
  refused,
}: {
  readonly ring: DrawnRing;
  readonly id: string | null;
  readonly refused: string | undefined;
}) {
  const announce = useAnnounce();
  const settled = useSettled(ring);
  const { state } = useQuery(
    CheckHotspotBoundaryDocument,
    settled.length < 3 ? null : { boundary: polygonOf(settled), except: id },
  );
  const check = state.status === 'ready' && settled === ring ? state.data.checkHotspotBoundary : null;
  const words = check === null ? '' : wordsOf(check);
  useEffect(() => {
    if (words !== '') announce(words);
  }, [words, announce]);
  return (
    <div className="border-check" id="border-check" tabIndex={-1}>
      {refused && (
        <p className="govuk-error-message">
          <span className="govuk-visually-hidden">Error: </span>
          {refused}
        </p>
      )}
      {ring.length < 3 && <p className="note">A border needs at least three points.</p>}
      {state.status === 'failed' && <p className="note">The border could not be checked. {state.failure.message}</p>}
      {check && check.problems.length > 0 && (
        <ul className="border-check__wrong">
          {check.problems.slice(0, 5).map(({ field, problem }) => (
            <li key={field}>{problem}</li>
          ))}
        </ul>
      )}
      {check && check.problems.length === 0 && (
        <>
          <p className="border-check__good">
            <strong>The border can be taken.</strong> {check.squareMetres == null ? '' : sizeText(check.squareMetres)}, in{' '}
            {wardsText(check.wards)}.
          </p>
          {check.overlaps.length > 0 && (
            <>
              <p className="border-check__overlaps">It shares ground with:</p>
              <Overlaps overlaps={check.overlaps} />
            </>
          )}
        </>
      )}
    </div>
  );
}

type Check = {
  readonly problems: readonly { readonly problem: string }[];
  readonly squareMetres?: number | null;
  readonly overlaps: readonly { readonly name: string; readonly share: number }[];
};

function wordsOf({ problems, squareMetres, overlaps }: Check): string {
  if (problems.length > 0) return problems[0]!.problem;
  const shared = overlaps.map(({ name, share }) => `${shareText(share)} on ${name}`).join(', ');
  return `The border can be taken: ${sizeText(squareMetres ?? 0)}${shared === '' ? '' : `, ${shared}`}.`;
}

function useSettled(ring: DrawnRing): DrawnRing {
  const [settled, setSettled] = useState(ring);
  useEffect(() => {
    const wait = setTimeout(() => setSettled(ring), restMs);
    return () => clearTimeout(wait);
  }, [ring]);
  return settled;
}
