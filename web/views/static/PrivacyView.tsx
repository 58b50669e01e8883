import { Page } from '../../layout/Page.js';

export function PrivacyView() {
  return (
    <Page title="Privacy">
      <div className="prose">
        <p className="govuk-body">
          Homeward is about places and populations. It holds no names of children, victims or suspects, and gives nobody a score.
          Children in these figures are victims first.
        </p>
        <h2 className="govuk-heading-m">About you</h2>
        <p className="govuk-body">
          While you are signed in, Homeward keeps your name, role and agency, and the purpose you stated. Your browser keeps one
          cookie with a random number, which is worth nothing once you sign out, are away for half an hour, or after eight hours.
          Another stands for the moment of signing in. A street team’s phone keeps where its shift goes and the counts of its
          visits until they are sent; it is asked where it is when its holder marks where an issue lies, and at no other time.
          There are no other cookies, no analytics, and nothing is fetched from other sites unless your administrator set a
          background map.
        </p>
        <h2 className="govuk-heading-m">About the places</h2>
        <p className="govuk-body">
          Places marked sensitive, such as refuges, appear on no map, file or answer. Exports and prints carry the same protective
          marking as the page they came from: handle them accordingly.
        </p>
      </div>
    </Page>
  );
}
