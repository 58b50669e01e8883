import type { Point } from 'geojson';
import { useMemo, type ReactNode } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { Empty, Failed, Loading } from '../../components/States.js';
import { AreaProfileDocument, AreaProvisionDocument, type AreaProfileQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { hasExplore } from '../../session/holdings.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { periodOptions, periodText, type Period } from '../../view-state/period.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import { NotForRole } from '../access/NotForRole.js';
import { Notes } from '../explore/Notes.js';
import { areaAddress, parseAreaSearch } from './area-address.js';
import { Actions, Breadcrumbs } from './AreaFrame.js';
import { AreaMap } from './AreaMap.js';
import { AttendanceSection, attendanceQuestions } from './AttendanceSection.js';
import { areaSentence, countSentence } from './area-words.js';
import { CompositionSection } from './CompositionSection.js';
import { DeprivationSection } from './DeprivationSection.js';
import { KindCharts } from './KindCharts.js';
import { PeriodChoice } from './PeriodChoice.js';
import { PopulationSection } from './PopulationSection.js';
import { ProvisionSection, walkMetres } from './ProvisionSection.js';
import { RatesSection } from './RatesSection.js';
import { RelatedAreas } from './RelatedAreas.js';
import { ShareSection } from './ShareSection.js';
import { ratedKinds, useAreaRates, useCountedKinds, type AreaKey } from './use-area-rates.js';
import { useAreaShapes } from './use-area-shapes.js';
import { useDistrictResidents } from './use-district-residents.js';

type Area = NonNullable<AreaProfileQuery['area']>;

/** One area of any type: who lives there, what was recorded, how that compares, and what is open for young people nearby. */
export function AreaView() {
  const { viewer } = useSignedIn();
  if (!viewer.access.reference) {
    return (
      <NotForRole view="This page" why="It shows an area with its population and provision, which your role does not have." />
    );
  }
  return <AreaOfAddress />;
}

function AreaOfAddress() {
  const { gssCode = '' } = useParams();
  const { search } = useLocation();
  const { period: asked, vintage } = useMemo(() => parseAreaSearch(new URLSearchParams(search)), [search]);
  const { state, again } = useQuery(AreaProfileDocument, { gssCode, vintage });
  if (state.status === 'failed') {
    return (
      <Page title="Area">
        <Failed failure={state.failure} again={again} />
      </Page>
    );
  }
  if (state.status !== 'ready') {
    return (
      <Page title="Area">
        <Loading what="the area" />
      </Page>
    );
  }
  if (!state.data.area) {
    return (
      <Page title="Area not found">
        <Empty title={`There is no area with the code «${gssCode}»`}>
          <p className="govuk-body">
            Check the code in the address, or{' '}
            <Link className="govuk-link" to="/explore">
              find the area in Explore
            </Link>
            .
          </p>
        </Empty>
      </Page>
    );
  }
  return <AreaProfile key={state.data.area.gssCode} area={state.data.area} asked={asked} />;
}

function AreaProfile({ area, asked }: { readonly area: Area; readonly asked: Period | null }) {
  const { viewer, installation } = useSignedIn();
  const counted = useCountedKinds(area.type);
  const navigate = useNavigate();
  const options = useMemo(() => periodOptions(installation.coverage.flatMap((row) => row.months)), [installation.coverage]);
  const period = asked ?? options[0]?.period ?? null;
  const parents: readonly AreaKey[] = area.parents;
  const district =
    area.composition?.within?.type === 'DISTRICT'
      ? area.composition.within
      : parents.find((parent) => parent.type === 'DISTRICT');
  const compared = district && !parents.includes(district) ? [...parents, district] : parents;
  const rates = useAreaRates(area, compared, period);
  const shapes = useAreaShapes(area);
  const provision = useQuery(AreaProvisionDocument, { gssCode: area.gssCode, walkMetres });
  const districtResidents = useDistrictResidents(district?.gssCode ?? null);
  const ownResidents = area.residents?.persons ?? null;
  const youthPlaces = useMemo(
    () => (provision.state.status === 'ready' ? pointsOf(provision.state.data.provisionNear) : []),
    [provision.state],
  );
  const sentences = rates.status === 'ready' ? rates.kinds.flatMap((kind) => countSentence(kind, period, area.type) ?? []) : [];
  const reports = rates.status === 'ready' ? rates.kinds[0]?.counts : undefined;

  return (
    <Page
      title={area.name}
      before={<Breadcrumbs area={area} parents={parents} period={period} />}
      lead={
        <>
          <p className="lead">
            {areaSentence({ area, district })} {sentences[0] ?? ''}
          </p>
          <p className="area-codes">
            {area.gssCode}, edition of {area.vintage}
            {area.postcodeCount === null ? '' : `, ${area.postcodeCount.toLocaleString('en-GB')} postcodes`}
          </p>
        </>
      }
      actions={<Actions gssCode={area.gssCode} period={period} explores={hasExplore(viewer.access)} />}
    >
      <PeriodChoice
        period={period}
        options={options}
        onChoose={(chosen) => void navigate(areaAddress(area.gssCode, chosen), { preventScrollReset: true })}
      />
      <div className="area-page">
        <Section title="Where it is" className="area-page__map">
          {shapes.own ? (
            <AreaMap
              own={shapes.own}
              around={shapes.around}
              neighbours={shapes.neighbours}
              land={shapes.land}
              youthPlaces={youthPlaces}
            />
          ) : shapes.failure ? (
            <Failed failure={shapes.failure} />
          ) : shapes.loading ? (
            <Loading what="the map" />
          ) : (
            <Empty title="No boundary is loaded for this area" />
          )}
          <RelatedAreas
            area={area}
            parents={parents}
            neighbours={shapes.neighbours.map((feature) => feature.properties)}
            period={period}
          />
        </Section>

        <Section title={`What was recorded${period ? `, ${periodText(period)}` : ''}`} className="area-page__rates">
          {rates.status === 'failed' ? (
            <Failed failure={rates.failure} again={rates.again} />
          ) : rates.status === 'loading' ? (
            <Loading what="counts and rates" />
          ) : rates.kinds.length === 0 ? (
            <Empty title={`Your role has no counts of incidents by ${areaTypeNames[area.type].one}`}>
              <p className="govuk-body-s">
                <Link className="govuk-link" to="/access">
                  What you may see
                </Link>
              </p>
            </Empty>
          ) : (
            <>
              <RatesSection area={area} kinds={rates.kinds} period={period} />
              {reports && (
                <Notes
                  counts={{ ...reports, total: none, noLocation: none, notCarriedOver: none, denominatorBasis: null }}
                  rateShown={false}
                />
              )}
            </>
          )}
        </Section>

        {area.composition && (
          <Section title="How it was made" className="area-page__composition">
            <CompositionSection composition={area.composition} period={period} />
          </Section>
        )}

        {counted.length > 0 && (
          <Section title="By month and by category" className="area-page__kinds">
            <div className="area-kinds">
              {ratedKinds
                .filter(({ kind }) => counted.includes(kind))
                .map(({ kind }) => (
                  <div key={kind} className="card area-kinds__kind">
                    <KindCharts kind={kind} gssCode={area.gssCode} period={period} />
                  </div>
                ))}
            </div>
          </Section>
        )}

        {district && area.type !== 'DISTRICT' && counted.length > 0 && (
          <Section title={`Share of ${district.name}`} className="area-page__share">
            <ShareSection
              area={area}
              district={district}
              period={period}
              residents={
                ownResidents !== null && districtResidents !== null && districtResidents > 0
                  ? (100 * ownResidents) / districtResidents
                  : null
              }
            />
          </Section>
        )}

        <Section title="Who lives here" className="area-page__population">
          <PopulationSection area={area} districtCode={area.type === 'DISTRICT' ? null : (district?.gssCode ?? null)} />
        </Section>

        <Section title="Deprivation" className="area-page__deprivation">
          <DeprivationSection deprivation={area.deprivation} />
        </Section>

        <Section title="Open for young people nearby" className="area-page__provision">
          <ProvisionSection state={provision.state} again={provision.again} name={area.name} />
        </Section>

        {attendanceQuestions(viewer.access.attendanceForm, area.type) && (
          <Section title="Attendance at youth sessions" className="area-page__attendance">
            <AttendanceSection area={area} period={period} form={viewer.access.attendanceForm} />
          </Section>
        )}
      </div>
    </Page>
  );
}

const none = { count: 0, suppressed: false, roundedTo: 0 };

function Section({
  title,
  className,
  children,
}: {
  readonly title: string;
  readonly className: string;
  readonly children: ReactNode;
}) {
  const id = `${className}-heading`;
  return (
    <section className={`area-section ${className}`} aria-labelledby={id}>
      <h2 className="area-section__title" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

interface Held {
  readonly place: { readonly id: string; readonly location: unknown };
}

/** Each place once. */
function pointsOf(sessions: readonly Held[]): Point[] {
  const places = new Map(sessions.map(({ place }) => [place.id, place.location as Point | null]));
  return [...places.values()].filter((point): point is Point => point?.type === 'Point');
}
