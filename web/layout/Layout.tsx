import { Outlet } from 'react-router';
import { keptShift } from '../phone/phone-store.js';
import { useSession } from '../session/SessionContext.js';
import { AnnouncerProvider } from './Announcer.js';
import { Concern } from './Concern.js';
import { Footer } from './Footer.js';
import { GroupNavigation } from './GroupNavigation.js';
import { Header } from './Header.js';
import { MarkingProvider, usePageMarking } from './Marking.js';
import { MarkingStrip } from './MarkingStrip.js';

/** The frame round every view. */
export function Layout() {
  return (
    <AnnouncerProvider>
      <MarkingProvider>
        <a href="#main-content" className="govuk-skip-link">
          Skip to main content
        </a>
        <PageStrip place="head" />
        <Header />
        <GroupNavigation />
        <Outlet />
        <div className="page-width">
          <Concern />
        </div>
        <Footer />
        <PageStrip place="foot" />
      </MarkingProvider>
    </AnnouncerProvider>
  );
}

function PageStrip({ place }: { readonly place: 'head' | 'foot' }) {
  const { state } = useSession();
  const invented =
    state.status === 'ready' ? state.installation.invented : state.status === 'failed' && keptShift()?.invented === true;
  return <MarkingStrip marking={usePageMarking()} invented={invented} place={place} />;
}
