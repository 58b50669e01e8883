import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/** The address last shown: focus moves to the heading when one goes to another, never at the first load. */
let shownPath: string | null = null;

/** Whether the heading just taken away had the focus: the one in its place, when what was loading has come, takes it over. */
let headingHeldFocus = false;

interface PageProps {
  /** The heading, and with «– Homeward» the document's title. */
  readonly title: string;
  /** The document's title where it says more than the heading (an error, an area's name). */
  readonly documentTitle?: string;
  /** Buttons to the right of the heading. */
  readonly actions?: ReactNode;
  /** Under the heading: one sentence on what is shown. */
  readonly lead?: ReactNode;
  /** Maps want the whole width; text reads better narrow. */
  readonly wide?: boolean;
  /** Breadcrumbs or a back link, above the heading. */
  readonly before?: ReactNode;
  readonly children: ReactNode;
}

/** A view: sets the document's title and moves focus to the heading when one arrives by navigation. */
export function Page({ title, documentTitle, actions, lead, wide = false, before, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  const arrivedBy = useNavigationType();

  useLayoutEffect(() => {
    const element = heading.current;
    if (headingHeldFocus) element?.focus({ preventScroll: true });
    headingHeldFocus = false;
    return () => {
      headingHeldFocus = element !== null && document.activeElement === element;
    };
  }, []);

  useEffect(() => {
    document.title = `${documentTitle ?? title} – Homeward`;
  }, [title, documentTitle]);

  useEffect(() => {
    const before = shownPath;
    shownPath = pathname;
    if (before === null || before === pathname) return;
    heading.current?.focus({ preventScroll: arrivedBy === 'POP' });
    if (arrivedBy !== 'POP') window.scrollTo(0, 0);
    // Only a change of page moves focus; a change of filters keeps it where it is.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [pathname]);

  return (
    <>
      {before && <div className="page-width page-before">{before}</div>}
      <main id="main-content" className={`page-width page-main${wide ? ' page-main--wide' : ''}`}>
        <div className="page-head">
          <div className="page-head__words">
            <h1 className="page-heading" tabIndex={-1} ref={heading}>
              {title}
            </h1>
            {lead}
          </div>
          {actions && <div className="page-head__actions">{actions}</div>}
        </div>
        {children}
      </main>
    </>
  );
}
