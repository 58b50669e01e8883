import { Details } from '../../components/Details.js';
import { formatCount, plural } from '../../components/numbers.js';
import { ScrollRegion } from '../../components/ScrollRegion.js';
import { Tag } from '../../components/Tag.js';
import type { BatchesQuery } from '../../graphql.generated.js';
import { batchStates, coveredText, loaderText, momentText } from './data-words.js';

export type Batch = BatchesQuery['batches']['edges'][number]['node'];

interface BatchTableProps {
  readonly batches: readonly Batch[];
  readonly sourceTitle: (name: string) => string;
  /** Whether the viewer may take a load back: what they may not is not offered. */
  readonly mayUndo: (batch: Batch) => boolean;
  readonly onUndo: (batch: Batch) => void;
}

/** Every load, newest first: what, when, by whom, how many rows, and taking it back. */
export function BatchTable({ batches, sourceTitle, mayUndo, onUndo }: BatchTableProps) {
  return (
    <ScrollRegion label="Loads, newest first" className="batches">
      <table className="govuk-table data-table batches__table">
        <caption className="govuk-visually-hidden">Loads, newest first</caption>
        <thead>
          <tr>
            <th scope="col" className="govuk-table__header">
              File
            </th>
            <th scope="col" className="govuk-table__header">
              Period
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              Rows read
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              Loaded
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              Refused
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              No place
            </th>
            <th scope="col" className="govuk-table__header">
              Loaded by
            </th>
            <th scope="col" className="govuk-table__header">
              State
            </th>
            <th scope="col" className="govuk-table__header">
              <span className="govuk-visually-hidden">What you can do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <BatchRow
              key={batch.id}
              batch={batch}
              sourceTitle={sourceTitle(batch.source)}
              onUndo={mayUndo(batch) ? onUndo : null}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function BatchRow({
  batch,
  sourceTitle,
  onUndo,
}: {
  readonly batch: Batch;
  readonly sourceTitle: string;
  /** Null: not for this viewer to take back. */
  readonly onUndo: ((batch: Batch) => void) | null;
}) {
  const covered = coveredText(batch.periodFrom, batch.periodTo);
  const state = batchStates[batch.state] ?? { text: batch.state, colour: 'grey' as const };
  return (
    <tr data-batch={batch.id} className={batch.state === 'published' ? undefined : 'batches__past'}>
      <th scope="row" className="govuk-table__header">
        <span className="batches__file">{batch.fileName}</span>
        <span className="batches__source">
          Load {batch.id}. {sourceTitle}
          {batch.agreement !== null && `. ${batch.agreement}`}
          {batch.invented ? '. Invented' : ''}
        </span>
        {batch.warnings.length > 0 && (
          <Details summary={plural(batch.warnings.length, 'warning', 'warnings')} className="batches__warnings">
            <ul className="govuk-list govuk-list--bullet">
              {batch.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </Details>
        )}
      </th>
      <td className={`govuk-table__cell${covered === null ? ' batches__no-period' : ''}`} data-title="Period">
        {covered ?? '–'}
      </td>
      <td className="govuk-table__cell govuk-table__cell--numeric" data-title="Rows read">
        {formatCount(batch.read)}
      </td>
      <td className="govuk-table__cell govuk-table__cell--numeric" data-title="Loaded">
        {formatCount(batch.loaded)}
      </td>
      <td className="govuk-table__cell govuk-table__cell--numeric" data-title="Refused">
        {formatCount(batch.refused)}
      </td>
      <td className="govuk-table__cell govuk-table__cell--numeric" data-title="No place">
        {formatCount(batch.noLocation)}
      </td>
      <td className="govuk-table__cell" data-title="Loaded by">
        {loaderText(batch.loadedBy)}
        {batch.agency && `, ${batch.agency}`}
        <span className="batches__when">{momentText(batch.loadedAt)}</span>
      </td>
      <td className="govuk-table__cell" data-title="State">
        <Tag colour={state.colour}>{state.text}</Tag>
        {batch.removed > 0 && (
          <span className="batches__when">
            {plural(batch.removed, 'record', 'records')} taken out by {batch.removedBy.map(loaderText).join(', ')}
          </span>
        )}
      </td>
      <td className="govuk-table__cell batches__actions">
        {batch.state === 'published' && onUndo && (
          <button type="button" className="link-button" onClick={() => onUndo(batch)}>
            Take back
            <span className="govuk-visually-hidden">
              {' '}
              load {batch.id}, {batch.fileName}
            </span>
          </button>
        )}
      </td>
    </tr>
  );
}
