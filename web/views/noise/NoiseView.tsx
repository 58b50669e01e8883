import { Link, useSearchParams } from 'react-router';
import { Empty, Failed, Loading } from '../../components/States.js';
import { NoiseFiguresDocument, type NoiseFiguresBy, type NoiseFiguresQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { Done } from '../hotspot-areas/HotspotAreasView.js';
import { byNames, byOfWord, mayReadNoise, mayTriage, quarterText, rowText } from './noise-words.js';
import { QuarterTable } from './QuarterTable.js';

type Figures = NoiseFiguresQuery['noiseFigures'];

/** Reports of noise on both sides of the threshold, and those that came back. */
export function NoiseView() {
  const { viewer } = useSignedIn();
  if (!mayReadNoise(viewer.access.noiseTriage))
    return (
      <NotForRole
        view="Noise"
        why="The threshold test is for those who put it to reports, and its figures for those who plan by them."
      />
    );
  return <NoisePage triages={mayTriage(viewer.access.noiseTriage)} />;
}

function NoisePage({ triages }: { readonly triages: boolean }) {
  const [address] = useSearchParams();
  const by = byOfWord(address.get('by'));
  const { state, again } = useQuery(NoiseFiguresDocument, { by, quarter: address.get('quarter') });
  const figures = state.status === 'ready' ? state.data.noiseFigures : undefined;
  return (
    <Page
      title="Noise"
      wide
      lead={
        <p className="lead">
          Below the threshold whoever reported was sent a guide to self-help; above it officers took the report. Came back:
          another report of the same place within 28 days.
        </p>
      }
      actions={
        <div className="toolbar">
          <Link className="govuk-button govuk-button--secondary" to="/noise/cases">
            Cases of anti-social behaviour
          </Link>
          {triages && (
            <Link className="govuk-button govuk-button--secondary" to="/noise/questions">
              Set the questions
            </Link>
          )}
          {triages && (
            <Link className="govuk-button" to="/noise/test">
              Put a report to the test
            </Link>
          )}
        </div>
      }
    >
      <Done />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the figures" />}
      {figures && <Choices figures={figures} by={by} />}
      {figures && figures.rows.length === 0 && (
        <Empty title={figures.quarters.length === 0 ? 'There are no figures yet' : 'There are no figures of this quarter'}>
          <p className="govuk-body-s">
            {triages
              ? 'Each report that is put to the test is counted.'
              : 'A quarter is shown when it has been over for 28 days.'}
          </p>
        </Empty>
      )}
      {figures && figures.rows.length > 0 && <FiguresTable figures={figures} by={by} />}
    </Page>
  );
}

const addressOf = (by: NoiseFiguresBy, quarter: string | null): string =>
  `/noise?${new URLSearchParams({ by: by.toLowerCase(), ...(quarter ? { quarter } : {}) }).toString()}`;

function Choices({ figures: { quarter, quarters }, by }: { readonly figures: Figures; readonly by: NoiseFiguresBy }) {
  const current = (is: boolean) => (is ? { 'aria-current': 'page' as const } : {});
  return (
    <>
      <nav className="request-filter" aria-label="Figures by">
        <ul>
          {(Object.keys(byNames) as NoiseFiguresBy[]).map((one) => (
            <li key={one}>
              <Link to={addressOf(one, quarter ?? null)} {...current(one === by)}>
                {byNames[one]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {quarters.length > 1 && (
        <nav className="request-filter" aria-label="Quarter">
          <ul>
            {quarters.map((one) => (
              <li key={one}>
                <Link to={addressOf(by, one)} {...current(one === quarter)}>
                  {quarterText(one)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}

function FiguresTable({ figures, by }: { readonly figures: Figures; readonly by: NoiseFiguresBy }) {
  return (
    <QuarterTable
      caption={`Reports of noise, ${quarterText(figures.quarter ?? '')}`}
      by={byNames[by]}
      titles={['Below', 'Came back', 'Above']}
      rows={[...figures.rows, ...(figures.total ? [figures.total] : [])].map(({ key, label, below, cameBack, above }) => ({
        key,
        words: rowText(by, label),
        counts: [below, cameBack, above],
      }))}
      note={figures.protection ?? 'Your own agency’s, as they are. «Came back» is part of «below».'}
    />
  );
}
