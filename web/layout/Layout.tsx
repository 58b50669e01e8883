import { Outlet } from 'react-router';
import { useSession } from '../session/SessionContext.js';
import { AnnouncerProvider } from './Announcer.js';
import { Concern } from './Concern.js';
import { Footer } from './Footer.js';
import { Header } from './Header.js';
import { MarkingStrip } from './MarkingStrip.js';

/** The frame round every view. Signed out, no data are shown and the page carries the lowest marking. */
export function Layout() {
  const { state } = useSession();
  const marking = state.status === 'ready' ? state.installation.marking : 'OFFICIAL';
  const invented = state.status === 'ready' && state.installation.invented;
  return (
    <AnnouncerProvider>
      <a href="#main-content" className="govuk-skip-link">
        Skip to main content
      </a>
      <MarkingStrip marking={marking} invented={invented} place="head" />
      <Header />
      <Outlet />
      <div className="page-width">
        <Concern />
      </div>
      <Footer />
      <MarkingStrip marking={marking} invented={invented} place="foot" />
    </AnnouncerProvider>
  );
}
