import { AreaAgesDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';

/** Residents of the district, to say what share of them live in an area; null while not known. */
export function useDistrictResidents(gssCode: string | null): number | null {
  const { state } = useQuery(AreaAgesDocument, gssCode === null ? null : { gssCode });
  return state.status === 'ready' ? (state.data.area?.residents?.persons ?? null) : null;
}
