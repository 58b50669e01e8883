import { formatCount } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { ChoiceField } from '../../forms/FormFields.js';
import { NothingPublished, Provenance, type Profile } from './Provenance.js';
import { TableLine } from './TableLine.js';

type Table = Profile['tables'][number];
type Cell = NonNullable<Table['groups'][number]['cells'][number]>;

interface PublishedTablesProps {
  readonly profile: Profile;
  readonly table: string | null;
  readonly onTable: (table: string) => void;
}

/** One table of the report at a time, as printed, with its base and what is missing worked out. */
export function PublishedTables({ profile, table, onTable }: PublishedTablesProps) {
  const { tables } = profile;
  const shown = tables.find(({ id }) => id === table) ?? tables[0];
  if (!shown) return <NothingPublished what="published tables" source="published-cross-tabs" />;
  return (
    <div className="profile">
      <Provenance profile={profile} source="published-cross-tabs" />
      <ChoiceField
        id="profile-table"
        label="Table"
        none={titleOf(shown)}
        chosen=""
        choices={tables.filter((one) => one !== shown).map((one) => ({ code: one.id, words: titleOf(one) }))}
        onChange={onTable}
      />
      <OneTable key={`${shown.id} ${shown.cohort}`} table={shown} />
    </div>
  );
}

const titleOf = ({ id, indicator, cohort }: Table): string => `${id}: ${indicator} (${cohort})`;

function OneTable({ table }: { readonly table: Table }) {
  const caption = `Table ${table.id}: ${table.indicator}, ${table.cohort}`;
  const isMeans = table.groups.some(({ cells }) => cells.some((cell) => cell?.mean != null));
  return (
    <>
      <ScrollRegion label={caption}>
        <table className="govuk-table data-table">
          <caption className="govuk-table__caption govuk-table__caption--s">{caption}</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              <th scope="col" className="govuk-table__header">
                {isMeans ? 'Figure' : 'Answer'}
              </th>
              {table.groups.map(({ group }) => (
                <th key={group} scope="col" className="govuk-table__header govuk-table__header--numeric">
                  {group}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {table.rows.map((row, at) => (
              <TableLine key={row} title={row} cells={table.groups.map(({ cells }) => cellText(cells[at]))} />
            ))}
            {!isMeans && (
              <>
                <TableLine
                  title="Children in the table"
                  cells={table.groups.map(({ base }) => (base == null ? 'not printed' : formatCount(base)))}
                />
                <TableLine
                  title="Missing, worked out"
                  cells={table.groups.map(({ missingRecomputed }) =>
                    missingRecomputed == null ? 'not known' : `${missingRecomputed} %`,
                  )}
                />
              </>
            )}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="note">{basisOf(table)}</p>
      {table.caveats.length > 0 && (
        <ul className="govuk-list govuk-list--bullet profile__caveats">
          {table.caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function cellText(cell: Cell | null | undefined): string {
  if (!cell) return 'not printed';
  if (cell.mean != null) return String(cell.mean);
  const percent = cell.percent == null ? '' : `${cell.under ? 'under ' : ''}${cell.percent} %`;
  const children = cell.children == null ? 'withheld' : formatCount(cell.children);
  return percent === '' ? children : `${children} (${percent})`;
}

/** «Counts to the nearest 10 … Missing: 3 % printed, 13 % worked out. …» */
function basisOf({ missingStated, missingRecomputed, baseStated, document, title, note }: Table): string {
  const missing =
    missingStated == null && missingRecomputed == null
      ? null
      : `Missing over all groups: ${missingStated == null ? 'none printed' : `${missingStated} % printed`}, ${missingRecomputed == null ? 'not worked out' : `${missingRecomputed} % worked out`}.`;
  const base = baseStated == null ? null : `The report states a base of ${formatCount(baseStated)}.`;
  const printed = [title && `Printed as «${title}».`, `${document}.`, note && `${note.charAt(0).toUpperCase()}${note.slice(1)}.`];
  return [...printed, missing, base, 'Counts are the report’s, to the nearest 10; percentages are those printed.']
    .filter(Boolean)
    .join(' ');
}
