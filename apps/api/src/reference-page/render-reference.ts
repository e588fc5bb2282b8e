import { apiPrefix, commonProblems, type Endpoint, endpoints, problems } from '@collector/contracts'
import type { FastifyInstance } from 'fastify'
import { typeOf } from './describe-schema.ts'
import type { OpenApiDocument } from './document.ts'
import { endpointSection } from './endpoint-section.ts'

/** The whole reference as one page without a script. */
export function renderReference({ html }: FastifyInstance, document: OpenApiDocument): string {
  const groups = Map.groupBy(Object.values<Endpoint>(endpoints), areaOf)
  const contents = [...groups].map(
    ([area, members]) =>
      html`<h2>${area}</h2><ul>!${members
        .map(({ name, method }) => html`<li><a href="#${name}">${name}</a> <small>${method}</small></li>`)
        .join('')}</ul>`,
  )
  const areas = [...groups].map(
    ([area, members]) =>
      html`<h2>${area}</h2>!${members
        .map(endpoint => endpointSection(html, endpoint, document, apiPrefix + endpoint.path))
        .join('')}`,
  )
  const common = commonProblems.map(
    code =>
      html`<dt><code>${code}</code> ${problems[code].status}</dt><dd>${problems[code].message.en}<br><span lang="sv">${problems[code].message.sv}</span></dd>`,
  )
  const schemas = Object.entries(document.components.schemas).map(
    ([name, schema]) =>
      html`<section id="schema-${name}"><h3>${name.replace(/Input$/, '')}</h3><p>${schema.description ?? ''}</p><div>!${typeOf(html, schema)}</div></section>`,
  )
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title}: API reference</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<nav aria-label="Endpoints">!${contents.join('')}<h2>Also</h2><ul><li><a href="#problems">Problems</a></li><li><a href="#schemas">Schemas</a></li></ul></nav>
<main>
<h1>${document.info.title}</h1>
<p>Version ${document.info.version}. The same as <a href="${apiPrefix}/openapi.json">OpenAPI 3.1</a>; in TypeScript by the package <code>@collector/contracts</code>.</p>
<p>A login is the cookie of a session. Bodies are JSON and take no field that is not listed. Lists come page by page: <code>nextCursor</code> of one is <code>cursor</code> of the next.</p>
!${areas.join('')}
<h2 id="problems">Problems that any endpoint may answer with</h2>
<p>Problem details (RFC 9457) with a stable <code>code</code>, a <code>requestId</code> for support and, for <code>validation_failed</code>, every wrong field.</p>
<dl>!${common.join('')}</dl>
<h2 id="schemas">Schemas</h2>
!${schemas.join('')}
</main>
</body>
</html>`)
}

/** The first word of a path names what it is about. */
function areaOf({ path }: Endpoint): string {
  const [, first = '', , third] = path.split('/')
  return third && first === 'integrations' ? third.replace(/^consent-link$/, 'consent-links') : first
}
