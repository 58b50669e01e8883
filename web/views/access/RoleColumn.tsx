import type { Viewer } from '../../session/SessionContext.js';
import { accessLines, type AccessLine } from './access-words.js';

/** What the role has, and what not, each with the reason. */
export function RoleColumn({ viewer }: { readonly viewer: Viewer }) {
  const lines = accessLines(viewer);
  return (
    <>
      <Lines title="What your role has" lines={lines.filter(({ has }) => has !== null)} />
      <Lines title="What it does not have" lines={lines.filter(({ has }) => has === null)} />
    </>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly AccessLine[] }) {
  if (lines.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="govuk-heading-m">{title}</h2>
      <dl className="govuk-summary-list access-list">
        {lines.map(({ subject, has, why }) => (
          <div className="govuk-summary-list__row" key={subject}>
            <dt className="govuk-summary-list__key">{subject}</dt>
            <dd className="govuk-summary-list__value">
              {has && <p className="access-list__has">{has}</p>}
              <p className="access-list__why">{why}</p>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
