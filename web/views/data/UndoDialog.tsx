import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button.js';
import { plural } from '../../components/numbers.js';
import { UndoBatchDocument } from '../../graphql.generated.js';
import { asFailure, request } from '../../graphql/client.js';

/** The load asked about: what is needed to say what will happen. */
export interface UndoCandidate {
  readonly id: string;
  readonly fileName: string;
  readonly loaded: number;
}

interface UndoDialogProps {
  readonly batch: UndoCandidate;
  readonly onDone: (batch: UndoCandidate) => void;
  readonly onClose: () => void;
}

/** Asks before a load is taken back. The browser keeps the focus inside; Escape or «Keep it» leaves all as it is. */
export function UndoDialog({ batch, onDone, onClose }: UndoDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // Before the dialog leaves the page, so that closing can give the focus back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  const confirm = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await request(UndoBatchDocument, { id: batch.id });
      onDone(batch);
    } catch (error) {
      setProblem(asFailure(error).message);
      setBusy(false);
    }
  };

  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="undo-heading"
      aria-describedby="undo-words"
      onCancel={(event) => {
        event.preventDefault();
        if (!busy) onClose();
      }}
    >
      <h2 className="dialog__heading" id="undo-heading">
        Take load {batch.id} back?
      </h2>
      <p className="govuk-body" id="undo-words">
        {plural(batch.loaded, 'row', 'rows')} of <strong>{batch.fileName}</strong> will no longer be counted or shown. If the load
        replaced an older one, the older one comes back. You can load the file again later.
      </p>
      {problem && (
        <p className="govuk-error-message" role="alert">
          <span className="govuk-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
      <div className="dialog__buttons">
        <Button look="warning" onClick={() => void confirm()} aria-disabled={busy}>
          {busy ? 'Taking it back…' : 'Take it back'}
        </Button>
        <Button look="secondary" onClick={onClose}>
          Keep it
        </Button>
      </div>
    </dialog>
  );
}
