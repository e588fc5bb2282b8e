import type { Pages } from '../../../pages/pages.ts'

/** The service's own error page: what went wrong is told here, and nowhere else. */
export function errorPage(
  { html, page }: Pages,
  { error, explanation }: { error: string; explanation: string },
): string {
  return page({
    title: 'Error',
    body: html`<section class="card">
      <h1>Sorry, there was an error</h1>
      <p>${explanation === '' ? 'The request could not be carried out.' : explanation}</p>
      <dl>
        <dt>Error</dt>
        <dd>${error}</dd>
      </dl>
      <p class="quiet">You can close this page and start again from the application you came from.</p>
    </section>`,
  })
}
