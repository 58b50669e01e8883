import { useRef, useState } from 'react';
import { Button } from '../../components/Button.js';
import type { KeptVisit } from '../../phone/kept-visit.js';
import { whereIStand, type Standing } from '../../phone/where-i-stand.js';
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
  const asking = useRef(0);
  const [standing, setStanding] = useState<Standing | 'asked' | null>(null);
  const words = (issue: KeptVisit['issues'][number]): string =>
    `${ISSUES.find(([name]) => name === issue.kind)![1]}, passed to ${places.find(({ id }) => id === issue.passedTo)?.name ?? 'another place'}${issue.place ? ', place marked' : ''}`;
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
      <Button
        look="secondary"
        className="shift-done__button"
        aria-disabled={standing === 'asked'}
        onClick={() => {
          if (standing === 'asked') return;
          setStanding('asked');
          const asked = (asking.current += 1);
          // An answer that comes when the issue was added is none of the next one's.
          void whereIStand().then((answer) => asked === asking.current && setStanding(answer));
        }}
      >
        It lies where I stand
      </Button>
      <p className="govuk-body-s" role="status">
        {standingText(standing)}
      </p>
      <Button
        look="secondary"
        className="shift-done__button"
        onClick={() => {
          onChange([...issues, { kind, passedTo, ...(placeOf(standing) ?? {}) }]);
          asking.current += 1;
          setStanding(null);
        }}
      >
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

const placeOf = (standing: Standing | 'asked' | null) =>
  standing !== null && standing !== 'asked' && 'place' in standing ? { place: standing.place } : null;

function standingText(standing: Standing | 'asked' | null): string {
  if (standing === null) return 'Unless you say so, the issue is kept as where the visit is.';
  if (standing === 'asked') return 'Asking the phone where it is.';
  return 'place' in standing ? 'Marked where you stand, to about 10 m. Add the issue to keep it.' : standing.problem;
}
