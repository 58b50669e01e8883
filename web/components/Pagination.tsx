interface PaginationProps {
  readonly label: string;
  /** What the step leads to: «reports 1 to 20»; missing when there is none that way. */
  readonly previous?: { readonly text: string; readonly go: () => void } | undefined;
  readonly next?: { readonly text: string; readonly go: () => void } | undefined;
}

/** GOV.UK pagination, for lists that go on from page to page; nothing when all is on one. */
export function Pagination({ label, previous, next }: PaginationProps) {
  if (!previous && !next) return null;
  return (
    <nav className="pages no-print" aria-label={label}>
      {previous && (
        <button type="button" className="link-button pages__step" onClick={previous.go}>
          <Arrow path="M10 2 4 8l6 6" />
          <span>
            Previous<span className="govuk-visually-hidden"> page</span>
            <span className="pages__words">{previous.text}</span>
          </span>
        </button>
      )}
      {next && (
        <button type="button" className="link-button pages__step pages__step--next" onClick={next.go}>
          <span>
            Next<span className="govuk-visually-hidden"> page</span>
            <span className="pages__words">{next.text}</span>
          </span>
          <Arrow path="M6 2l6 6-6 6" />
        </button>
      )}
    </nav>
  );
}

function Arrow({ path }: { readonly path: string }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="2.4" />
    </svg>
  );
}
