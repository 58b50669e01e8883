import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Button } from './Button.js';

/** A button that opens a short list of things to do; Escape and a press elsewhere close it. Its children are list items. */
export function Menu({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    const close = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', close);
    return () => document.removeEventListener('pointerdown', close);
  }, [open]);

  return (
    <div
      className="menu"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        box.current?.querySelector('button')?.focus();
      }}
    >
      <Button look="secondary" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {text}
      </Button>
      {open && (
        <ul className="menu__list" id={id}>
          {children}
        </ul>
      )}
    </div>
  );
}
