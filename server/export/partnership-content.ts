/** What a file of the partnership’s holds besides its frame. */
import type { Cell, ExportContent } from './export-content.js';

export interface PartnershipContent extends Pick<ExportContent, 'shown' | 'sources' | 'notes' | 'columns'> {
  readonly rows: readonly (readonly Cell[])[];
}
