/** When a page itself breaks: stands alone, since the frame may be what broke. */
export function ErrorView() {
  return (
    <main id="main-content" className="page-width page-main">
      <h1 className="page-heading">Sorry, there is a problem with this page</h1>
      <p className="govuk-body">
        Reload the page. If it happens again, tell your administrator the address you were at.{' '}
        <a className="govuk-link" href="/">
          Start again
        </a>
      </p>
    </main>
  );
}
