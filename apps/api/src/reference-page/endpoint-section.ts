import { type Endpoint, problems } from '@collector/contracts'
import type { FastifyInstance } from 'fastify'
import { propertiesOf, typeOf } from './describe-schema.ts'
import type { OpenApiDocument } from './document.ts'

type Html = FastifyInstance['html']

/** One endpoint: how it is asked, what it answers, what can go wrong and the call in TypeScript. */
export function endpointSection(html: Html, endpoint: Endpoint, document: OpenApiDocument, address: string) {
  const { name, method, permission, summary, success } = endpoint
  const operation = document.paths[address]?.[method.toLowerCase()]
  const parameters = operation?.parameters ?? []
  const asked = {
    properties: Object.fromEntries(
      parameters.map(({ name: parameter, schema, description }) => [
        parameter,
        { ...(description && { description }), ...schema },
      ]),
    ),
    required: parameters.filter(({ required }) => required).map(parameter => parameter.name),
  }
  const body = Object.values(operation?.requestBody?.content ?? {})[0]?.schema
  const answer = Object.entries(operation?.responses[success.status]?.content ?? {})[0]
  const codes = endpoint.problems.map(
    code =>
      html`<dt><code>${code}</code> ${problems[code].status}</dt><dd>${problems[code].message.en}<br><span lang="sv">${problems[code].message.sv}</span></dd>`,
  )
  return html`<section id="${name}">
<h3>${name}</h3>
<p><code class="address"><b class="${method.toLowerCase()}">${method}</b> ${address}</code></p>
<p>${summary}. ${rightOf(permission)}</p>
!${parameters.length > 0 ? html`<h4>Parameters</h4>!${propertiesOf(html, asked)}` : ''}
!${body ? html`<h4>Body</h4><div>!${typeOf(html, body)}</div>` : ''}
<h4>Answer ${success.status}</h4><div>!${answer ? html`!${typeOf(html, answer[1].schema)} <small>${answer[0]}</small>` : 'Nothing.'}</div>
!${codes.length > 0 ? html`<h4>Problems of its own</h4><dl>!${codes.join('')}</dl>` : ''}
<pre><code>import { ${name} } from '@collector/contracts'

const answer = await client.call(${name}${callOf(endpoint)})</code></pre>
</section>`
}

function rightOf(permission: Endpoint['permission']): string {
  switch (permission) {
    case 'public':
      return 'Needs no login.'
    case 'session':
      return 'Needs a login.'
    default:
      return `Needs the right ${permission}.`
  }
}

function callOf({ path, body }: Endpoint): string {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  const parts = [...(names.length > 0 ? [`params: { ${names.join(', ')} }`] : []), ...(body ? ['body'] : [])]
  return parts.length > 0 ? `, { ${parts.join(', ')} }` : ''
}
