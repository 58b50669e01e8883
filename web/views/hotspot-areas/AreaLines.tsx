import { Link } from 'react-router';
import { longDate } from '../../components/dates.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Tag } from '../../components/Tag.js';
import { areaAddress, changeOf, lookedText, mayKeep, standingOf, wardsText, type AreaLine } from './hotspot-words.js';

/** A closed area has no figures. */
type Line = Omit<AreaLine, 'reports' | 'reviewedOn' | 'activeSince'> & Partial<AreaLine>;

/** Areas as a table; on a telephone each is a block with its cells named. */
export function AreaLines({
  caption,
  lines,
  access,
}: {
  readonly caption: string;
  readonly lines: readonly Line[];
  readonly access: string;
}) {
  const withFigures = mayKeep(access) && lines.some(({ reports }) => reports);
  const withWards = lines.some(({ wards }) => wards);
  return (
    <ScrollRegion label={caption}>
      <table className="govuk-table data-table hotspot-table">
        <caption className="govuk-visually-hidden">{caption}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <Head>Place</Head>
            <Head>Status</Head>
            <Head>Review by</Head>
            {withFigures && <Head>Reports since it was last looked at</Head>}
            <Head>Owner</Head>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {lines.map((line) => (
            <tr key={line.id} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                <Link className="govuk-link" to={areaAddress(line.id)}>
                  {line.name}
                </Link>
                {withWards && line.wards && <span className="events__second">{wardsText(line.wards)}</span>}
              </th>
              <td className="govuk-table__cell" data-title="Status">
                <Standing line={line} />
              </td>
              <td className="govuk-table__cell" data-title="Review by">
                {line.review === 'none' ? '–' : longDate(line.reviewOn)}
                {line.review !== 'none' && (
                  <span className="events__second">
                    {lookedText({ reviewedOn: line.reviewedOn ?? null, activeSince: line.activeSince ?? null })}
                  </span>
                )}
              </td>
              {withFigures && (
                <td className="govuk-table__cell" data-title="Reports since it was last looked at">
                  <Changes reports={line.reports ?? []} />
                </td>
              )}
              <td className="govuk-table__cell" data-title="Owner">
                {line.owner}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Head({ children }: { readonly children: string }) {
  return (
    <th scope="col" className="govuk-table__header">
      {children}
    </th>
  );
}

function Standing({ line }: { readonly line: Line }) {
  const { text, colour } = standingOf(line);
  return <Tag colour={colour}>{text}</Tag>;
}

/** Of each source by itself: what tells of the same reports is never added up. */
export function Changes({
  reports,
  whole = false,
}: {
  readonly reports: readonly NonNullable<AreaLine['reports']>[number][];
  readonly whole?: boolean;
}) {
  const changes = reports.map(changeOf).filter(({ figures }) => whole || figures !== null);
  if (changes.length === 0) return <>No whole month is loaded since</>;
  return (
    <ul className="hotspot-changes">
      {changes.map(({ name, figures, arrow, direction, note }) => (
        <li key={name}>
          <span className="hotspot-changes__name">{name}:</span> {figures ?? note}{' '}
          {direction && (
            <span className="hotspot-changes__direction">
              <span aria-hidden="true">{arrow}</span> {direction}
            </span>
          )}
          {whole && figures !== null && <span className="events__second">{note}</span>}
        </li>
      ))}
    </ul>
  );
}
