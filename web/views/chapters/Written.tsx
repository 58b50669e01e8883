import type { WholeChapterFragment } from '../../graphql.generated.js';

type Part = WholeChapterFragment['sections'][number]['parts'][number];

/** What an author wrote: paragraphs, and points that follow each other as one list. */
export function Written({ parts }: { readonly parts: readonly Part[] }) {
  const blocks: Part[][] = [];
  for (const part of parts) {
    const before = blocks.at(-1);
    if (part.isPoint && before?.[0]!.isPoint) before.push(part);
    else blocks.push([part]);
  }
  return (
    <div className="chapter-section__written">
      {blocks.map((block, place) =>
        block[0]!.isPoint ? (
          <ul className="govuk-list govuk-list--bullet" key={place}>
            {block.map(({ lines }, point) => (
              <li key={point}>{lines.join(' ')}</li>
            ))}
          </ul>
        ) : (
          <p className="govuk-body" key={place}>
            {block[0]!.lines.join('\n')}
          </p>
        ),
      )}
    </div>
  );
}
