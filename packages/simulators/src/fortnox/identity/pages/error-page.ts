import type { Pages } from '../../../pages/pages.ts'

/** The service's own error page: for what must not be told by a redirect. */
export function errorPage(
  { html, page }: Pages,
  { error, explanation }: { error: string; explanation: string },
): string {
  return page({
    title: 'Fel',
    body: html`<section class="card">
      <h1>Något gick fel</h1>
      <p>${explanation}</p>
      <dl>
        <dt>Felkod</dt>
        <dd>${error}</dd>
      </dl>
      <p class="quiet">Stäng sidan och börja om från programmet du kom från.</p>
    </section>`,
  })
}
