import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../components/Button.js';
import { longDate } from '../../components/dates.js';
import { plural } from '../../components/numbers.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { AgreementsInForceDocument, BatchesDocument, SourcesDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { forgetBoundaries } from '../../map/boundaries.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { mayChangeRecords } from '../record/may-change-record.js';
import { BatchTable } from './BatchTable.js';
import { CoverageTable } from './CoverageTable.js';
import { Banner, LoadOutcome } from './LoadOutcome.js';
import { mayLoad, mayTakeBack } from './may-change.js';
import { SourceList } from './SourceList.js';
import { UndoDialog, type UndoCandidate } from './UndoDialog.js';
import type { LoadJob } from './upload-api.js';
import { UploadForm } from './UploadForm.js';
import { UploadProgress } from './UploadProgress.js';
import { useUpload } from './use-upload.js';

const batchesAtOnce = 10;

/** For those who load files: what is loaded, loading more, taking a load back, and which months and columns there are. */
export function DataView() {
  const { viewer } = useSignedIn();
  if (viewer.access.loading === 'nothing') {
    return <NotForRole view="Data" why="It is for those who load files, and your role loads none." />;
  }
  return <Loads />;
}

function Loads() {
  const { viewer, installation, refresh } = useSignedIn();
  const [first, setFirst] = useState(batchesAtOnce);
  const { state: batches, again: askBatches } = useQuery(BatchesDocument, { first });
  const { state: sources, again: askSources } = useQuery(SourcesDocument, {});
  const { state: inForce, again: askInForce } = useQuery(AgreementsInForceDocument, {});
  const [undoing, setUndoing] = useState<UndoCandidate | null>(null);
  const [undone, setUndone] = useState<UndoCandidate | null>(null);

  const changed = useCallback(async () => {
    forgetBoundaries();
    await refresh();
    askBatches();
  }, [refresh, askBatches]);
  const onEnd = useCallback(
    (job: LoadJob) => {
      if (job.results.some((result) => result.batch !== null && !result.alreadyLoaded)) void changed();
    },
    [changed],
  );
  const { state: upload, begin, clear } = useUpload(onEnd);
  const busy = upload.step === 'sending' || upload.step === 'loading';

  const list =
    batches.status === 'ready' ? batches.data.batches : batches.status === 'loading' ? batches.stale?.batches : undefined;
  const sourceList = sources.status === 'ready' ? sources.data.sources : [];
  const sourceTitle = (name: string) => sourceList.find((source) => source.name === name)?.title ?? name;

  const onUndone = (batch: UndoCandidate) => {
    setUndoing(null);
    setUndone(batch);
    clear();
    void changed();
  };
  const undoJust = (id: number) => {
    const done = upload.step === 'ended' ? upload.job.results.find((result) => result.batch === id) : undefined;
    if (done) setUndoing({ id: String(id), fileName: done.file, loaded: done.loaded });
  };

  return (
    <Page
      title="Data"
      actions={
        mayChangeRecords(viewer) && (
          <Link className="govuk-link" to="/record">
            One record: what is held, correcting, taking out
          </Link>
        )
      }
      lead={
        <p className="lead">
          What is loaded, from which files, and by whom.{' '}
          {list && list.edges.length > 0 && installation.loadedOn
            ? `${list.totalCount === null ? '' : `${plural(list.totalCount, 'load', 'loads')}, the last on `}${longDate(installation.loadedOn)}. `
            : ''}
          {installation.invented ? 'Some or all of it is invented: the list says which.' : ''}
        </p>
      }
    >
      <div className="data-page">
        <section className="data-page__upload" aria-labelledby="upload-heading">
          <h2 className="data-page__heading" id="upload-heading">
            Load a file
          </h2>
          {undone && (
            <Banner key={undone.id} title="Taken back">
              Load {undone.id}, {undone.fileName}, was taken back: its {plural(undone.loaded, 'row is', 'rows are')} no longer
              counted or shown.
            </Banner>
          )}
          {upload.step === 'ended' && <LoadOutcome key={upload.job.job} job={upload.job} onUndo={undoJust} />}
          {upload.step === 'refused' && <Failed failure={upload.failure} />}
          {busy && <UploadProgress state={upload} />}
          {sources.status === 'failed' ? (
            <Failed failure={sources.failure} again={askSources} />
          ) : inForce.status === 'failed' ? (
            <Failed failure={inForce.failure} again={askInForce} />
          ) : sources.status === 'ready' && inForce.status === 'ready' ? (
            <UploadForm
              sources={sourceList.filter(({ name }) => mayLoad(viewer, name))}
              agreements={inForce.data.agreementsInForce}
              busy={busy}
              onSend={(choices) => {
                setUndone(null);
                begin(choices);
              }}
            />
          ) : (
            <Loading what="the sources" />
          )}
        </section>

        <section className="data-page__batches" aria-labelledby="batches-heading">
          <h2 className="data-page__heading" id="batches-heading">
            Loads
          </h2>
          {batches.status === 'failed' && <Failed failure={batches.failure} again={askBatches} />}
          {batches.status !== 'failed' && !list && <Loading what="the list of loads" />}
          {list && list.edges.length === 0 && (
            <Empty title="Nothing is loaded yet">
              <p className="govuk-body-s">
                Load boundaries of areas first, then population, then incidents: each needs the one before to be placed and
                compared.
              </p>
            </Empty>
          )}
          {list && list.edges.length > 0 && (
            <>
              <BatchTable
                batches={list.edges.map((edge) => edge.node)}
                sourceTitle={sourceTitle}
                mayUndo={(batch) => mayTakeBack(viewer, batch)}
                onUndo={setUndoing}
              />
              {list.pageInfo.hasNextPage && (
                <Button look="secondary" onClick={() => setFirst(first + batchesAtOnce)}>
                  Show {Math.min(batchesAtOnce, Math.max(1, (list.totalCount ?? Infinity) - list.edges.length))} more
                </Button>
              )}
            </>
          )}
        </section>

        <section className="data-page__coverage" aria-labelledby="coverage-heading">
          <h2 className="data-page__heading" id="coverage-heading">
            Months loaded
          </h2>
          {installation.coverage.length === 0 ? (
            <Empty title="No incidents are loaded" />
          ) : (
            <CoverageTable coverage={installation.coverage} sourceTitle={sourceTitle} />
          )}
        </section>

        <section className="data-page__sources" aria-labelledby="sources-heading">
          <h2 className="data-page__heading" id="sources-heading">
            Sources and their columns
          </h2>
          {sources.status === 'ready' ? (
            <SourceList sources={sourceList} />
          ) : sources.status === 'failed' ? null : (
            <Loading what="the sources" />
          )}
        </section>
      </div>
      {undoing && <UndoDialog batch={undoing} onDone={onUndone} onClose={() => setUndoing(null)} />}
    </Page>
  );
}
