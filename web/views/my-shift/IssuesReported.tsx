import { useState } from 'react';
import { Button } from '../../components/Button.js';
import type { KeptVisit } from '../../phone/kept-visit.js';
import { ISSUES } from './shift-words.js';

interface IssuesReportedProps {
  readonly issues: KeptVisit['issues'];
  readonly places: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (issues: KeptVisit['issues']) => void;
}

/** What was reported on, here, and where each was passed. */
export function IssuesReported({ issues, places, onChange }: IssuesReportedProps) {
  const [kind, setKind] = useState<(typeof ISSUES)[number][0]>('FLY_TIPPING');
  const [passedTo, setPassedTo] = useState(places[0]?.id ?? '');
  const words = (issue: KeptVisit['issues'][number]): string =>
    `${ISSUES.find(([name]) => name === issue.kind)![1]}, passed to ${places.find(({ id }) => id === issue.passedTo)?.name ?? 'another place'}`;
  if (places.length === 0) return <p className="govuk-body">Your planner offers nowhere to pass an issue.</p>;
  return (
    <>
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor="issue-kind">
          Issue here
        </label>
        <select
          className="govuk-select shift-select"
          id="issue-kind"
          value={kind}
          onChange={(event) => setKind(event.target.value as typeof kind)}
        >
          {ISSUES.map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor="issue-passed">
          Passed to
        </label>
        <select
          className="govuk-select shift-select"
          id="issue-passed"
          value={passedTo}
          onChange={(event) => setPassedTo(event.target.value)}
        >
          {places.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Button look="secondary" className="shift-done__button" onClick={() => onChange([...issues, { kind, passedTo }])}>
        Add the issue
      </Button>
      <ul className="shift-recorded" aria-label="Issues of this visit">
        {issues.map((issue, at) => (
          <li key={at}>
            <span className="shift-recorded__what">{words(issue)}</span>
            <Button look="secondary" onClick={() => onChange(issues.filter((_, place) => place !== at))}>
              Remove<span className="govuk-visually-hidden"> {words(issue)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
