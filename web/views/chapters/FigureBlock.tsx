import { Details } from '../../components/Details.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import type { WholeFigureFragment } from '../../graphql.generated.js';

/** From so many columns on a figure takes the whole width of the page. */
const WIDE = 7;
/** And from so many on it is printed smaller. */
const WIDEST = 10;
/** Words of more letters are given room for a few to a line. */
const LONG = 24;

/** A figure of a chapter: its caption, its picture, its table, and what a reader must know of both. */
export function FigureBlock({
  figure,
  number,
  open,
}: {
  readonly figure: WholeFigureFragment;
  readonly number: number;
  readonly open: boolean;
}) {
  const id = `figure-${figure.key}`;
  return (
    <figure className={`chapter-figure card${widthOf(figure)}`} aria-labelledby={id}>
      <figcaption id={id} className="chapter-figure__caption">
        <strong>Figure {number}.</strong> {figure.title}.{figure.period === 'none' ? '' : ` ${figure.period}.`}
      </figcaption>
      {figure.rows.length === 0 ? (
        <p className="govuk-body-s">{figure.notes[0] ?? 'There is nothing to show.'}</p>
      ) : (
        <>
          {figure.chart !== 'NONE' && <Picture figure={figure} />}
          <FigureTable figure={figure} />
        </>
      )}
      <Details summary={`About figure ${number}`} open={open} className="chapter-figure__about">
        <dl className="chapter-figure__facts">
          {factsOf(figure).map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </Details>
    </figure>
  );
}

function widthOf({ columns: { length } }: WholeFigureFragment): string {
  if (length < WIDE) return '';
  return length < WIDEST ? ' chapter-figure--wide' : ' chapter-figure--wide chapter-figure--widest';
}

const factsOf = (figure: WholeFigureFragment): (readonly [string, string])[] => [
  ['Unit', figure.unit],
  ['Numerator', figure.numerator],
  ['Denominator', figure.denominator],
  ['Source', figure.source],
  ['Method', figure.method],
  ['Disclosure', figure.disclosureRule],
  ...figure.notes.map((note) => ['Note', note] as const),
];

/** The drawn column as bars, in the order of the table. Withheld is hatched, whatever its length. */
function Picture({ figure: { rows, drawn, alt, columns } }: { readonly figure: WholeFigureFragment }) {
  const largest = Math.max(0, ...rows.map(({ cells }) => cells[drawn]?.number ?? 0));
  return (
    <div role="img" aria-label={alt}>
      <p className="chapter-figure__drawn" aria-hidden="true">
        {columns[drawn]?.title}
      </p>
      <ul className="bars" aria-hidden="true">
        {rows.map(({ key, label, cells }) => {
          const cell = cells[drawn];
          return (
            <li key={key} className="bars__row">
              <span className="bars__label">{label}</span>
              <span className="bars__figure">{cell?.text}</span>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" className="bars__bar" focusable="false">
                <rect width="100" height="8" className={cell?.withheld ? 'bars__withheld' : 'bars__ground'} />
                {cell?.number != null && largest > 0 && (
                  <rect width={(100 * cell.number) / largest} height="8" className="chart-bar chart-bar--highest" />
                )}
              </svg>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function FigureTable({ figure }: { readonly figure: WholeFigureFragment }) {
  // Sentences are read from the left, numbers compared from the right.
  const classes = figure.columns.map((_, place) => {
    const isWords =
      figure.rows.every(({ cells }) => cells[place]?.number == null) && figure.rows.some(({ cells }) => !cells[place]?.withheld);
    if (!isWords) return '';
    const isLong = figure.rows.some(({ cells }) => (cells[place]?.text.length ?? 0) > LONG);
    return isLong ? 'chapter-figure__words chapter-figure__words--long' : 'chapter-figure__words';
  });
  return (
    <ScrollRegion label={`Table: ${figure.title}`}>
      <table className="govuk-table chart-table">
        <caption className="govuk-visually-hidden">{figure.title}</caption>
        <thead>
          <tr>
            <th scope="col">{figure.rowTitle}</th>
            {figure.columns.map(({ name, title, meaning }, place) => (
              <th scope="col" key={name} title={meaning} className={classes[place]}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figure.rows.map(({ key, label, heads, cells }, at) => (
            <tr key={key} className={heads ? 'chapter-figure__head' : undefined}>
              <th scope="row" className={!heads && figure.rows[at - 1]?.label === label ? 'chapter-figure__again' : undefined}>
                {label}
              </th>
              {cells.map(({ text, withheld }, place) => (
                <td key={figure.columns[place]?.name} className={withheld ? 'chapter-figure__withheld' : classes[place]}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
