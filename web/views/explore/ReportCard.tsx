import { useEffect, useRef } from 'react';
import { useAnnounce } from '../../layout/Announcer.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { ReportDetail, type OpenedReport } from './ReportDetail.js';
import { reportTitle, type Report } from './report-words.js';
import { capitalised, shortNoun } from '../../view-state/words.js';

interface ReportCardProps {
  readonly id: string;
  readonly opened: OpenedReport;
  /** Ids of the reports drawn at the same point, this one among them: open data put many on one. */
  readonly together: readonly string[];
  /** Opened on the map: takes the focus, so that keys and screen readers go on here. */
  readonly takesFocus: boolean;
  readonly onOpen: (id: string) => void;
  readonly onShow: (report: Report) => void;
  readonly onClose: () => void;
}

/** A report opened on the map, or by a link: beside the map, or under it where there is no room. */
export function ReportCard({ id, opened, together, takesFocus, onOpen, onShow, onClose }: ReportCardProps) {
  useShowsRecords();
  const announce = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // Going from one to the next at a point keeps the focus on its button.
    if (takesFocus && !card.current?.contains(document.activeElement)) heading.current?.focus();
  }, [takesFocus, id]);
  const report = opened.state.status === 'ready' ? opened.state.data.incident : null;
  const place = together.indexOf(id);
  const step = (by: number) => together[(place + by + together.length) % together.length] ?? id;
  const [one] = shortNoun(report ? [report.kind] : []);
  const news = report
    ? `${reportTitle(report)}${together.length > 1 ? `, ${place + 1} of ${together.length} at this point` : ''}.`
    : '';
  useEffect(() => {
    if (takesFocus && news !== '') announce(news);
  }, [takesFocus, news, announce]);
  return (
    // Escape is a shortcut; the button does the same.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={card}
      className="card card--report"
      aria-labelledby="report-heading"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className="card__head">
        <h2 id="report-heading" tabIndex={-1} ref={heading}>
          {report ? report.category : capitalised(one)}
        </h2>
        <button type="button" className="link-button" onClick={onClose}>
          Close<span className="govuk-visually-hidden"> the {one}</span>
        </button>
      </div>
      {place >= 0 && together.length > 1 && (
        <div className="report__together no-print">
          <span>
            {place + 1} of {together.length} at this point
          </span>
          <button type="button" className="link-button" onClick={() => onOpen(step(-1))}>
            Previous
          </button>
          <button type="button" className="link-button" onClick={() => onOpen(step(1))}>
            Next
          </button>
        </div>
      )}
      <ReportDetail opened={opened} onShow={onShow} />
    </section>
  );
}
