import { countText, withheldMeaning } from '../../components/numbers.js';
import type { ExploreAreasQuery } from '../../graphql.generated.js';
import { kindNames } from '../../view-state/kinds.js';
import { joined, missingInWords } from '../../view-state/words.js';

/** What the figures leave out or rest on, each in a sentence: nothing is dropped in silence. */
export function Notes({ counts, rateShown }: { readonly counts: ExploreAreasQuery['byArea']; readonly rateShown: boolean }) {
  const withheld = counts.total.suppressed || counts.rows.some((row) => row.count.suppressed);
  const notes = [
    withheld ? `${withheldMeaning}.` : '',
    counts.protection === null ? '' : 'Figures are rounded to the nearest 5, so parts need not add up. Whole months are counted.',
    (counts.noLocation.count ?? 0) > 0 ? `${countText(counts.noLocation)} have no place and stand in no area and on no map.` : '',
    (counts.notCarriedOver.count ?? 0) > 0
      ? `${countText(counts.notCarriedOver)} were recorded under codes that no area of these boundaries takes over.`
      : '',
    missingInWords(counts),
    counts.notIncluded.length > 0
      ? `Not included, since your role may not see them here: ${joined(counts.notIncluded.map((kind) => kindNames[kind].many.toLowerCase()))}.`
      : '',
    ...counts.overlapping,
    counts.limitedTo ?? '',
    rateShown && counts.denominatorBasis
      ? `Residents: ${counts.denominatorBasis}. Limits: Byar’s method from 10 events, exact below.`
      : '',
  ].filter((note) => note !== '');
  if (notes.length === 0) return null;
  return (
    <ul className="notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
