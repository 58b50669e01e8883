/** Whose loads somebody may add to and take back: of the row of the access table for loading, what is asked of each load. */
import { forbidden } from '../errors.js';
import { LOADING_ACCESS } from './access-table.js';
import { withArticle } from './policies.js';
import type { Viewer } from './viewer.js';

/** Sources that say which areas there are, and which rows lie in them. Whoever may change wards, or move a postcode, can have counts by whatever they call a ward. */
const MAKES_AREAS: readonly string[] = ['boundaries', 'area-lookup', 'postcodes'];

/** Figures that somebody has published already. */
const PUBLISHED_FIGURES: readonly string[] = [
  ...['indicators', 'published-risk-ratios', 'published-cross-tabs', 'published-board-responses'],
];

/** Counted patterns of a typology, which whoever writes the needs assessment may have from a partner as a file. */
const EXTRACTS_OF_AUTHORS: readonly string[] = ['typology-extract'];

/** The partnership's own account: for whoever keeps it. */
const ACCOUNT: readonly string[] = [
  'partnership-fund',
  'partnership-measures',
  'programme-questionnaires',
  'multi-agency-counts',
];

/** Taking a load back, or loading: the operator any, analysts their own agency's, JSNA authors published figures and their own extracts for typologies, partnership managers the account. */
export function mayChangeLoad(
  { persona, role, agency }: Pick<Viewer, 'persona' | 'role' | 'agency'>,
  load: { readonly source: string; readonly agency: string | null },
): void {
  const access = LOADING_ACCESS[persona];
  if (access === 'operator') return;
  if (access === 'nothing') throw forbidden(`${withArticle(role)} does not load files or take loads back.`);
  if (MAKES_AREAS.includes(load.source)) {
    throw forbidden(
      'Boundaries, look-ups between areas and postcodes are for the administrator to load and take back: what others may see goes by them.',
    );
  }
  if (access === 'indicators' && ![...PUBLISHED_FIGURES, ...EXTRACTS_OF_AUTHORS].includes(load.source))
    throw forbidden('JSNA authors load indicators, published figures and extracts for typologies, and nothing else.');
  if ((access === 'account') !== ACCOUNT.includes(load.source))
    throw forbidden('Partnership managers load the partnership’s account, nobody else does, and they load nothing else.');
  if (load.agency !== agency) throw forbidden(`This was loaded by ${load.agency ?? 'the operator'}; ask there to take it back.`);
}
