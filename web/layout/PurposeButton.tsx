import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../components/Button.js';
import { PurposeForm } from './PurposeForm.js';

/** «State a purpose», where something is shown for one only: asks in a dialog, so that nobody leaves what they are looking at. */
export function PurposeButton({ onStated, linkLike = false }: { readonly onStated?: () => void; readonly linkLike?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {linkLike ? (
        <button type="button" className="link-button" onClick={() => setOpen(true)}>
          State a purpose
        </button>
      ) : (
        <Button look="secondary" onClick={() => setOpen(true)}>
          State a purpose
        </Button>
      )}
      {open && (
        <PurposeDialog
          onClose={() => setOpen(false)}
          onStated={() => {
            setOpen(false);
            onStated?.();
          }}
        />
      )}
    </>
  );
}

function PurposeDialog({ onStated, onClose }: { readonly onStated: () => void; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the dialog leaves the page, so that closing can give the focus back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="purpose-heading"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 className="dialog__heading" id="purpose-heading">
        State a purpose
      </h2>
      <p className="govuk-body-s">It holds for a while and is kept with the record of what you looked at.</p>
      <PurposeForm onStated={onStated} onCancel={onClose} />
    </dialog>
  );
}
