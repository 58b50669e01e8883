import { Failed, Loading } from '../../components/States.js';
import { IndicatorAreaAgesDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { PopulationSection } from '../area/PopulationSection.js';

/** Who lives there, by age and, where the figures tell, by sex. */
export function AreaAges({ area }: { readonly area: { readonly key: string; readonly name: string } }) {
  const { state, again } = useQuery(IndicatorAreaAgesDocument, { gssCode: area.key });
  if (state.status === 'failed') return <Failed failure={state.failure} again={again} />;
  if (state.status !== 'ready') return <Loading what="residents" />;
  if (state.data.area == null) return null;
  return (
    <section aria-label={`Residents of ${area.name} by age`}>
      <h2 className="govuk-heading-m">Residents of {area.name} by age</h2>
      <PopulationSection area={state.data.area} districtCode={null} />
      {state.data.area.populationByAge.some(({ females }) => females === null) && (
        <p className="note">
          The population loaded does not tell the sexes apart; a file of single years by sex (F0 …, M0 …) does.
        </p>
      )}
    </section>
  );
}
