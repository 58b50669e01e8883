/** Which loads a viewer may make and take back: the operator any, analysts their own agency's, JSNA authors figures that were published. */
import type { Viewer } from '../../session/SessionContext.js';

const publishedFigures = ['indicators', 'published-risk-ratios', 'published-cross-tabs', 'published-board-responses'];

export const mayLoad = ({ access }: Viewer, source: string): boolean =>
  access.loading !== 'indicators' || publishedFigures.includes(source);

export function mayTakeBack(viewer: Viewer, load: { readonly source: string; readonly agency: string | null }): boolean {
  if (viewer.access.loading === 'operator') return true;
  return mayLoad(viewer, load.source) && load.agency === viewer.agency;
}
