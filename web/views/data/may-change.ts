/** Which loads a viewer may make and take back: the operator any, analysts their own agency's, JSNA authors indicators. */
import type { Viewer } from '../../session/SessionContext.js';

const indicators = 'indicators';

export const mayLoad = ({ access }: Viewer, source: string): boolean => access.loading !== 'indicators' || source === indicators;

export function mayTakeBack(viewer: Viewer, load: { readonly source: string; readonly agency: string | null }): boolean {
  if (viewer.access.loading === 'operator') return true;
  return mayLoad(viewer, load.source) && load.agency === viewer.agency;
}
