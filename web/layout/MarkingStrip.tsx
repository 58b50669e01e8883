/**
 * Protective marking at the head and foot of each page, as text. The foot's strip stays out of the accessibility tree's landmarks
 * by being a plain paragraph; in print both repeat on every sheet (see styles/print.scss).
 */
export function MarkingStrip({
  marking,
  invented,
  place,
}: {
  readonly marking: string;
  readonly invented: boolean;
  readonly place: 'head' | 'foot';
}) {
  return (
    <div className={`marking-strip marking-strip--${place}`}>
      {invented && <strong className="govuk-tag govuk-tag--yellow marking-strip__invented">Invented data</strong>}
      <p className="marking-strip__marking">
        <span className="govuk-visually-hidden">Protective marking: </span>
        {marking.toUpperCase()}
      </p>
    </div>
  );
}
