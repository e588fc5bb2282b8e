import type { FastifyInstance } from 'fastify'
import fastifyHtml from 'fastify-html'
import { stylesheet } from '../pages/stylesheet.ts'
import type { ReceivedMail } from './create-mail-simulator.ts'

const inboxStyles = `
ul.mails { list-style: none; padding: 0 }
ul.mails li { border-bottom: 1px solid var(--line); padding: .6rem 0 }
ul.mails small { display: block; color: var(--quiet) }
iframe { width: 100%; height: 60rem; border: 1px solid var(--line); border-radius: .5rem; background: #fff }
pre { white-space: pre-wrap; overflow-wrap: anywhere }
`

/** Pages on which people read what arrived, newest first. */
export async function registerInbox(app: FastifyInstance, mails: readonly ReceivedMail[]): Promise<void> {
  await app.register(fastifyHtml)
  const { html } = app
  const page = (title: string, body: string) => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Mail simulator</title>
<link rel="stylesheet" href="/mail-simulator.css">
<link rel="icon" href="data:,">
</head>
<body>
<header class="masthead"><p class="brand"><span class="mark" aria-hidden="true"></span>Mail simulator</p>
<p class="notice">A stand-in for trying things out. Nothing here is sent to anybody.</p></header>
<main>!${body}</main>
</body>
</html>
`
  const time = (mail: ReceivedMail) => mail.receivedAt.toISOString().slice(0, 19).replace('T', ' ')

  app.get('/mail-simulator.css', async (_request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .send(stylesheet({ accent: '#5b3fa8', accentDark: '#c4b5fd' }) + inboxStyles),
  )
  app.get('/', async (_request, reply) => {
    const items = mails.map((mail, index) => [mail, index] as const).toReversed()
    const list = items.map(
      ([mail, index]) =>
        html`<li><a href="/mails/${index}">${mail.subject}</a><small>${time(mail)} UTC · to ${mail.to}</small></li>`,
    )
    const body = list.length > 0 ? html`<ul class="mails">!${list.join('')}</ul>` : '<p>No mail yet.</p>'
    return reply.type('text/html; charset=utf-8').send(page('Mails', html`<h1>Mails</h1>!${body}`))
  })
  app.get<{ Params: { index: string } }>('/mails/:index', async (request, reply) => {
    const mail = mails[Number(request.params.index)]
    if (!mail) return reply.code(404).type('text/plain').send('There is no such mail.')
    const shown = `<base target="_blank">${mail.html}`
    return reply.type('text/html; charset=utf-8').send(
      page(
        mail.subject,
        html`<p><a href="/">All mails</a></p><h1>${mail.subject}</h1>
<p>From ${mail.from}<br>To ${mail.to}<br>${time(mail)} UTC</p>
<iframe title="${mail.subject}" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${shown}"></iframe>
<h2>As plain text</h2><pre>${mail.text}</pre>`,
      ),
    )
  })
}
