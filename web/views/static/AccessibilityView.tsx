import { Page } from '../../layout/Page.js';

export function AccessibilityView() {
  return (
    <Page title="Accessibility statement">
      <div className="prose">
        <p className="govuk-body">
          We want everyone to be able to use Homeward. It is built to meet the Web Content Accessibility Guidelines version 2.2 at
          level AA. You can use it with the keyboard alone, zoom to 400 % without losing anything, and listen to it with a screen
          reader.
        </p>
        <h2 className="govuk-heading-m">Maps</h2>
        <p className="govuk-body">
          A map is never the only way to a figure. Each map stands with a table of the same rows under the same filters: choose an
          area in the table and it is chosen on the map. The map is one stop for the keyboard. Arrow keys move it, plus and minus
          zoom, the question mark lists the keys and Escape lets go of what is selected. Buttons do the same, so nothing needs
          dragging.
        </p>
        <h2 className="govuk-heading-m">Charts</h2>
        <p className="govuk-body">
          Each chart has its figures as a table, behind «Figures» below it. No colour carries a meaning alone.
        </p>
        <h2 className="govuk-heading-m">What is not yet as we want it</h2>
        <p className="govuk-body">
          Shapes on the map are drawn as a picture, so a screen reader cannot step from area to area, or from report to report, on
          the map itself; use the table and the list under it. An optional background map from another supplier may have labels of
          low contrast; it is off unless your administrator chose one.
        </p>
        <h2 className="govuk-heading-m">Tell us</h2>
        <p className="govuk-body">
          If something does not work for you, tell the administrator of your partnership’s installation. If you are not happy with
          the answer, contact the{' '}
          <a className="govuk-link" href="https://www.equalityadvisoryservice.com/" rel="noreferrer">
            Equality Advisory and Support Service
          </a>
          .
        </p>
      </div>
    </Page>
  );
}
