import { countText, formatCount } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Failed, Loading } from '../../components/States.js';
import { ChoiceField } from '../../forms/FormFields.js';
import { AssessmentProfileDocument, type AssessmentProfileQuery, type ExtractFragment } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { groupText, rowText } from './profile-words.js';
import { TableLine } from './TableLine.js';

type Table = AssessmentProfileQuery['assessmentProfile']['tables'][number];
type Group = Table['groups'][number];
type Count = Group['all'];

interface OwnTablesProps {
  readonly extract: ExtractFragment;
  readonly table: string | null;
  readonly onTable: (table: string) => void;
}

/** One cross-tab of the extract at a time, protected. */
export function OwnTables({ extract, table, onTable }: OwnTablesProps) {
  const { state, again } = useQuery(AssessmentProfileDocument, { extract: extract.id });
  if (state.status === 'failed') return <Failed failure={state.failure} again={again} />;
  if (state.status !== 'ready') return <Loading what="the tables" />;
  const { tables, protection } = state.data.assessmentProfile;
  const shown = tables.find(({ code }) => code === table) ?? tables[0];
  if (!shown) return null;
  return (
    <section className="profile__part" aria-label="Tables">
      <h2 className="data-page__heading">Tables</h2>
      <ChoiceField
        id="profile-own-table"
        label="Table"
        none={shown.label}
        chosen=""
        choices={tables.filter((one) => one !== shown).map(({ code, label }) => ({ code, words: label }))}
        onChange={onTable}
      />
      <OneTable table={shown} />
      <p className="note">{protection}</p>
    </section>
  );
}

function OneTable({ table: { label, rows, groups } }: { readonly table: Table }) {
  const caption = `${label}, by association with a gang`;
  return (
    <ScrollRegion label={caption}>
      <table className="govuk-table data-table">
        <caption className="govuk-table__caption govuk-table__caption--s">{caption}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Answer
            </th>
            {groups.map(({ group }) => (
              <th key={group} scope="col" className="govuk-table__header govuk-table__header--numeric">
                {groupText(group)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map((row, at) => (
            <TableLine key={row} title={rowText(row)} cells={groups.map(({ cells }) => cellText(cells?.[at]))} />
          ))}
          {groups.some(({ notRecorded }) => notRecorded) && (
            <TableLine
              title="Not recorded"
              cells={groups.map(({ cells, notRecorded, percentNotRecorded }) =>
                cells == null || !notRecorded ? 'too few' : withPercent(notRecorded, percentNotRecorded),
              )}
            />
          )}
          <TableLine title="Base: those of whom it is recorded" cells={groups.map(baseText)} />
          <TableLine
            title="All children of the group"
            cells={groups.map(({ all }) => countText({ ...all, count: all.count ?? null }))}
          />
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function withPercent(count: Count, percent: number | null | undefined): string {
  const words = countText({ ...count, count: count.count ?? null });
  return percent == null || count.suppressed ? words : `${words} (${percent} %)`;
}

const cellText = (cell: NonNullable<Group['cells']>[number] | undefined): string =>
  cell === undefined ? 'too few' : withPercent(cell.children, cell.percent);

/** The sum of what is displayed: a base rounded by itself would give a withheld count away. */
function baseText({ cells }: Group): string {
  if (cells == null) return 'too few';
  if (cells.some(({ children }) => children.suppressed)) return 'withheld';
  return `about ${formatCount(cells.reduce((sum, { children }) => sum + (children.count ?? 0), 0))}`;
}
