import type { FastifyInstance } from 'fastify'
import fastifyHtml from 'fastify-html'
import { stylesheet } from './stylesheet.ts'

/** A tagged template that escapes every value, save those written as `!${…}`. */
type Html = (strings: TemplateStringsArray, ...values: unknown[]) => string

export interface Pages {
  html: Html
  /** A whole page around `body`, which is markup already. */
  page(options: { title: string; body: string }): string
}

const MASTHEADS = {
  en: (provider: string) => ({
    brand: `${provider} simulator`,
    notice: `A stand-in for trying things out. Nothing here reaches the real ${provider}.`,
  }),
  sv: (provider: string) => ({
    brand: `${provider}-simulator`,
    notice: `En attrapp att prova med. Inget här når det riktiga ${provider}.`,
  }),
}

export type Language = keyof typeof MASTHEADS

/**
 * Pages of a simulated provider, all alike and plainly marked as a simulation; their stylesheet is a route of
 * the app.
 */
export async function registerPages(
  app: FastifyInstance,
  options: { provider: string; language: Language; accent: string; accentDark: string },
): Promise<Pages> {
  const { provider, language, accent, accentDark } = options
  const stylesheetPath = `/${provider.toLowerCase()}-simulator.css`
  await app.register(fastifyHtml)
  app.get(stylesheetPath, async (_request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'max-age=60')
      .send(stylesheet({ accent, accentDark })),
  )

  const { html } = app
  const masthead = MASTHEADS[language](provider)
  return {
    html,
    page: ({ title, body }) => html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} – ${masthead.brand}</title>
    <link rel="stylesheet" href="${stylesheetPath}" />
    <link rel="icon" href="data:," />
  </head>
  <body>
    <header class="masthead">
      <p class="brand"><span class="mark" aria-hidden="true"></span>${masthead.brand}</p>
      <p class="notice">${masthead.notice}</p>
    </header>
    <main>!${body}</main>
  </body>
</html>
`,
  }
}

/** Where a person ends up at a redirect URI. */
export function originOf(uri: string): string {
  return URL.canParse(uri) ? new URL(uri).origin : uri
}
