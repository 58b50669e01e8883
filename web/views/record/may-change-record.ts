/** Who may correct, restrict and take out single records: analysts of their own agency's loads, the operator of all. */
import type { Viewer } from '../../session/SessionContext.js';

export const mayChangeRecords = ({ access }: Viewer): boolean => access.loading === 'own-agency' || access.loading === 'operator';

interface Loaded {
  readonly source: string;
  readonly reference: string | null;
  readonly batch: { readonly agency: string | null } | null;
}

/** Records of police.uk bear no reference of a partner. */
export function mayChangeRecord(viewer: Viewer, { source, reference, batch }: Loaded): boolean {
  return mayChangeRecords(viewer) && reference !== null && source !== 'police.uk' && batch?.agency === viewer.agency;
}
