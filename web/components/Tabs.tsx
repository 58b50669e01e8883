import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface TabPanel {
  readonly key: string;
  readonly title: string;
  readonly content: ReactNode;
}

/** GOV.UK tabs: arrow keys move between tabs, every panel is printed. */
export function Tabs({ title, panels }: { readonly title: string; readonly panels: readonly TabPanel[] }) {
  const [shown, setShown] = useState(panels[0]?.key);
  const id = useId();
  const tabs = useRef(new Map<string, HTMLAnchorElement>());
  const move = (event: KeyboardEvent, step: number) => {
    const index = panels.findIndex((panel) => panel.key === shown);
    const next = panels[index + step];
    if (!next) return;
    event.preventDefault();
    setShown(next.key);
    tabs.current.get(next.key)?.focus();
  };
  return (
    <div className="govuk-tabs tabs">
      <h2 className="govuk-tabs__title">{title}</h2>
      <ul className="govuk-tabs__list" role="tablist">
        {panels.map((panel) => (
          <li
            key={panel.key}
            role="presentation"
            className={`govuk-tabs__list-item${panel.key === shown ? ' govuk-tabs__list-item--selected' : ''}`}
          >
            <a
              className="govuk-tabs__tab"
              href={`#${id}${panel.key}`}
              role="tab"
              id={`${id}tab-${panel.key}`}
              aria-controls={`${id}${panel.key}`}
              aria-selected={panel.key === shown}
              tabIndex={panel.key === shown ? 0 : -1}
              ref={(element) => {
                if (element) tabs.current.set(panel.key, element);
              }}
              onClick={(event) => {
                event.preventDefault();
                setShown(panel.key);
              }}
              onKeyDown={(event) => {
                if (event.key === 'ArrowRight' || event.key === 'ArrowDown') move(event, 1);
                if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') move(event, -1);
              }}
            >
              {panel.title}
            </a>
          </li>
        ))}
      </ul>
      {panels.map((panel) => (
        <div
          key={panel.key}
          className={`govuk-tabs__panel${panel.key === shown ? '' : ' govuk-tabs__panel--hidden'}`}
          id={`${id}${panel.key}`}
          role="tabpanel"
          aria-labelledby={`${id}tab-${panel.key}`}
        >
          {panel.content}
        </div>
      ))}
    </div>
  );
}
