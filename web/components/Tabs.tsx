import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

export interface TabPanel {
  readonly key: string;
  readonly title: string;
  /** A panel that is not shown may be empty: it is then neither asked for nor printed. */
  readonly content: ReactNode;
}

interface TabsProps {
  /** What the tabs choose between, for screen readers. */
  readonly label: string;
  readonly panels: readonly TabPanel[];
  readonly shown: string;
  readonly onShow: (key: string) => void;
}

/** GOV.UK tabs: arrow keys move between tabs, one is in the order of the Tab key; in print every panel stands under its title. */
export function Tabs({ label, panels, shown, onShow }: TabsProps) {
  const id = useId();
  const tabs = useRef(new Map<string, HTMLButtonElement>());
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && panels[panels.findIndex((panel) => panel.key === shown) + step];
    if (!next) return;
    event.preventDefault();
    onShow(next.key);
    tabs.current.get(next.key)?.focus();
  };
  return (
    <div className="tabs">
      <div className="tabs__list" role="tablist" aria-label={label}>
        {panels.map((panel) => (
          <button
            key={panel.key}
            type="button"
            role="tab"
            className="tabs__tab"
            id={`${id}tab-${panel.key}`}
            aria-controls={`${id}${panel.key}`}
            aria-selected={panel.key === shown}
            tabIndex={panel.key === shown ? 0 : -1}
            ref={(element) => {
              if (element) tabs.current.set(panel.key, element);
            }}
            onClick={() => onShow(panel.key)}
            onKeyDown={onKeyDown}
          >
            {panel.title}
          </button>
        ))}
      </div>
      {panels.map((panel) => (
        <div
          key={panel.key}
          className={`tabs__panel${panel.key === shown ? '' : ' tabs__panel--hidden'}`}
          id={`${id}${panel.key}`}
          role="tabpanel"
          aria-labelledby={`${id}tab-${panel.key}`}
        >
          {panel.content !== null && <h2 className="tabs__heading">{panel.title}</h2>}
          {panel.content}
        </div>
      ))}
    </div>
  );
}
