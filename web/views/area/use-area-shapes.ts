import type { MultiPolygon, Polygon } from 'geojson';
import { AreaBoundaryDocument, type AreaType } from '../../graphql.generated.js';
import type { RequestFailure } from '../../graphql/client.js';
import { useQuery } from '../../graphql/use-query.js';
import { asFeature, type AreaFeature } from '../../map/boundaries.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { newestVintage } from '../../view-state/levels.js';
import { useBoundaries } from '../../map/use-boundaries.js';
import { neighboursOf } from './neighbours.js';
import type { AreaKey } from './use-area-rates.js';

interface AreaShapes {
  /** Null while it comes, or when the area has no boundary. */
  readonly own: AreaFeature | null;
  readonly around: readonly AreaFeature[];
  /** Areas of the same type that touch it; none for a combined area. */
  readonly neighbours: readonly AreaFeature[];
  readonly land: readonly AreaFeature[];
  readonly failure: RequestFailure | null;
  readonly loading: boolean;
}

/** The shapes for the small map: the area's own outline, those of its type round it (wards, for a combined area) and the land. */
export function useAreaShapes(area: AreaKey): AreaShapes {
  const { installation } = useSignedIn();
  const combined = area.type === 'COMPOSITE';
  const aroundType: AreaType = combined ? 'WARD' : area.type;
  const around = useBoundaries(aroundType, combined ? newestVintage(installation.vintages, 'WARD') : area.vintage);
  const landType: AreaType = installation.vintages.some((one) => one.type === 'UPPER_TIER' && one.withBoundary > 0)
    ? 'UPPER_TIER'
    : 'DISTRICT';
  const land = useBoundaries(landType, newestVintage(installation.vintages, landType));
  const { state } = useQuery(AreaBoundaryDocument, { gssCode: area.gssCode, vintage: area.vintage });
  const boundary = state.status === 'ready' ? (state.data.area?.boundary as Polygon | MultiPolygon | null | undefined) : null;
  return {
    own: boundary ? asFeature(boundary, area.gssCode, area.name) : null,
    around: around.features,
    neighbours: combined ? [] : neighboursOf(area.gssCode, around.features),
    land: land.features,
    failure: state.status === 'failed' ? state.failure : null,
    loading: state.status === 'loading',
  };
}
