import { ScrollRegion } from '../../components/ScrollRegion.js';
import type { WholeRunFragment } from '../../graphql.generated.js';
import { signedText } from '../../components/numbers.js';

/** How well one factor and two fit; what is not to be read is not given. */
export function FitTable({ fits }: Pick<WholeRunFragment, 'fits'>) {
  return (
    <PlainTable
      caption="How well they fit"
      heads={['Factors', 'χ² (df)', 'p', 'CFI', 'TLI', 'RMSEA (90% limits)', 'SRMR', 'BIC']}
      rows={fits.map((fit) =>
        fit.heywood.length > 0
          ? [String(fit.factors), ...Array.from({ length: 7 }, () => 'not to be read')]
          : [
              ...[String(fit.factors), `${fit.chisq.toFixed(1)} (${fit.df})`, small(fit.p), fit.cfi.toFixed(3), told(fit.tli)],
              fit.rmsea == null ? 'none' : `${fit.rmsea.toFixed(3)} (${told(fit.rmseaLower)} to ${told(fit.rmseaUpper)})`,
              ...[fit.srmrWithoutMeans.toFixed(3), signedText(fit.bicStandardised, 1)],
            ],
      )}
    />
  );
}

const told = (figure: number | null | undefined): string => (figure == null ? 'none' : signedText(figure, 3));
const small = (p: number | null | undefined): string => (p == null ? 'none' : p < 0.0001 ? 'under 0.0001' : p.toFixed(4));

export function IndicatorTable({ indicators, loadings }: Pick<WholeRunFragment, 'indicators' | 'loadings'>) {
  const factors = loadings?.[0]?.length ?? 0;
  return (
    <PlainTable
      caption="Indicators, and how far each goes with a factor"
      heads={[
        'Indicator',
        'Period',
        'Authorities',
        ...factorNames(factors).map((name) => `Loading on ${name.toLowerCase()}`),
        'Source',
      ]}
      rows={indicators.map(({ name, unit, period, areas, source }, at) => [
        ...[unit ? `${name}, ${unit}` : name, period, String(areas)],
        ...(loadings?.[at] ?? []).map((loading) => signedText(loading)),
        source,
      ])}
    />
  );
}

export const factorNames = (factors: number): string[] => Array.from({ length: factors }, (_, k) => `Factor ${k + 1}`);

/** In the order of names: what comes first on it is no worse than what comes last. */
export function LongList({ areas }: Pick<WholeRunFragment, 'areas'>) {
  const long = areas.filter((area) => area.long);
  const factors = areas[0]?.onFactors.length ?? 0;
  return (
    <PlainTable
      caption={`Long list: ${long.length} of ${areas.length} authorities`}
      heads={['Authority', ...factorNames(factors)]}
      rows={long.map(({ name, onFactors }) => [name, ...onFactors.map((one) => signedText(one))])}
    />
  );
}

export function PlainTable({
  caption,
  heads,
  rows,
}: {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}) {
  return (
    <ScrollRegion label={caption}>
      <table className={`govuk-table data-table${heads.length > 4 ? ' area-risk__table' : ''}`}>
        <caption className="govuk-table__caption govuk-table__caption--m">{caption}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {heads.map((head) => (
              <th key={head} scope="col" className="govuk-table__header">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map(([first, ...rest]) => (
            <tr key={first} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {first}
              </th>
              {rest.map((cell, at) => (
                <td key={heads[at + 1]} className="govuk-table__cell">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
