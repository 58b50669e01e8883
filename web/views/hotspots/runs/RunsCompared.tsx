import { formatCount, plural } from '../../../components/numbers.js';
import { Failed, Loading } from '../../../components/States.js';
import { HotspotRunCellsDocument, type HotspotRunCellsQuery, type KeptRunFragment } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { useShowsRecords } from '../../../layout/Marking.js';
import type { HotspotRow } from '../rows.js';
import { compareCells, type Compared } from './compare-cells.js';
import { runParts, runTitle } from './run-words.js';

type Again = HotspotRunCellsQuery['hotspotRun']['again'];

/** Two kept runs beside each other, both made again: what they asked otherwise, and which cells only one of them marks. */
export function RunsCompared({ runs }: { readonly runs: readonly KeptRunFragment[] }) {
  const [first, second] = runs as readonly [KeptRunFragment, KeptRunFragment];
  const one = useQuery(HotspotRunCellsDocument, { id: first.id });
  const other = useQuery(HotspotRunCellsDocument, one.state.status === 'ready' ? { id: second.id } : null);
  const failed = [one, other].find(({ state }) => state.status === 'failed');
  const parts = runParts(first).map(([name, words], at) => [name, words, runParts(second)[at]![1]] as const);
  return (
    <section className="card runs-compared" aria-labelledby="compared-heading">
      <h2 id="compared-heading">Two runs beside each other</h2>
      <table className="govuk-table chart-table runs-compared__table">
        <caption className="govuk-visually-hidden">What the two runs asked</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{runTitle(first)}</th>
            <th scope="col">{runTitle(second)}</th>
          </tr>
        </thead>
        <tbody>
          {parts
            .filter(([, words, others]) => words !== others)
            .map(([name, words, others]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{words}</td>
                <td>{others}</td>
              </tr>
            ))}
          {one.state.status === 'ready' && other.state.status === 'ready' && (
            <tr>
              <th scope="row">Made again</th>
              <td>{againWords(one.state.data.hotspotRun.again)}</td>
              <td>{againWords(other.state.data.hotspotRun.again)}</td>
            </tr>
          )}
        </tbody>
      </table>
      {parts.every(([, words, others]) => words === others) && <p>They asked the same.</p>}
      {failed?.state.status === 'failed' && <Failed failure={failed.state.failure} again={failed.again} />}
      {!failed && (one.state.status !== 'ready' || other.state.status !== 'ready') && <Loading what="both runs, made again" />}
      {one.state.status === 'ready' && other.state.status === 'ready' && (
        <Cells first={one.state.data.hotspotRun.again} second={other.state.data.hotspotRun.again} />
      )}
    </section>
  );
}

function Cells({ first, second }: { readonly first: Again; readonly second: Again }) {
  useShowsRecords([first, second].some(({ cells }) => cells.marking !== 'OFFICIAL'));
  const compared = compareCells(first.cells, second.cells);
  if (compared === null) {
    return (
      <p>
        They stand on other cells or areas, which cannot be laid on each other. First: {first.cells.sentence} Second:{' '}
        {second.cells.sentence}
      </p>
    );
  }
  return (
    <>
      <p>
        <strong>{plural(compared.both.length, 'cell or area is', 'cells or areas are')} marked by both</strong>,{' '}
        {formatCount(compared.onlyFirst.length)} by the first alone and {formatCount(compared.onlySecond.length)} by the second
        alone, of {formatCount(compared.shared)} that both have.
      </p>
      <Only title="Only the first marks" rows={compared.onlyFirst} />
      <Only title="Only the second marks" rows={compared.onlySecond} />
    </>
  );
}

const named = 20;

function Only({ title, rows }: { readonly title: string; readonly rows: Compared['onlyFirst'] }) {
  if (rows.length === 0) return null;
  const words = (row: HotspotRow) => `${row.name} (${plural(row.observed, 'report', 'reports')})`;
  return (
    <p>
      {title}: {rows.slice(0, named).map(words).join(', ')}
      {rows.length > named && ` and ${formatCount(rows.length - named)} more`}.
    </p>
  );
}

const againWords = ({ same, differences }: Again): string => (same ? 'the same as it was' : `differs: ${differences.join(' ')}`);
