import { Details } from './Details.js';

/** How what the page tells is made, line by line, for whoever asks. */
export function Method({ summary, lines }: { readonly summary: string; readonly lines: readonly string[] }) {
  return (
    <Details summary={summary}>
      <ul className="govuk-list govuk-list--bullet">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Details>
  );
}
