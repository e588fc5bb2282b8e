import type { FastifyInstance } from 'fastify'
import type { Schema } from './document.ts'

type Html = FastifyInstance['html']
type Part = ReturnType<Html>

/** A schema as a type that people read; names link to their own section. */
export function typeOf(html: Html, schema: Schema): Part {
  if (schema.$ref) {
    const name = schema.$ref.replace('#/components/schemas/', '')
    return html`<a href="#schema-${name}">${name.replace(/Input$/, '')}</a>`
  }
  if ('const' in schema) return html`<code>${JSON.stringify(schema.const)}</code>`
  if (schema.enum)
    return joined(
      html,
      schema.enum.map(value => html`<code>${JSON.stringify(value)}</code>`),
    )
  const variants = schema.anyOf ?? schema.oneOf
  if (variants)
    return joined(
      html,
      variants.map(variant => typeOf(html, variant)),
    )
  if (schema.properties) return html`!${propertiesOf(html, schema)}`
  if (schema.type === 'array') return html`list of !${typeOf(html, schema.items ?? {})}`
  const limits = limitsOf(schema)
  return html`${[schema.type ?? 'anything'].flat().join(' or ')}${limits && ` (${limits})`}`
}

/** The properties of an object: name, type and what is said about it. */
export function propertiesOf(html: Html, { properties = {}, required = [] }: Schema): Part {
  const rows = Object.entries(properties).map(
    ([name, schema]) => html`<dt><code>${name}</code>${required.includes(name) ? '' : ' optional'}</dt>
<dd>!${typeOf(html, schema)}${schema.description ? `. ${schema.description}` : ''}${
      schema.default === undefined ? '' : ` Unless said: ${JSON.stringify(schema.default)}.`
    }</dd>`,
  )
  return html`<dl>!${rows.join('')}</dl>`
}

function joined(html: Html, parts: Part[]): Part {
  return html`!${parts.join(' or ')}`
}

function limitsOf({ format, pattern, minimum, maximum, minLength, maxLength }: Schema): string {
  const range = (least?: number, most?: number) => {
    if (least === undefined) return most === undefined ? '' : `at most ${most}`
    return most === undefined ? `at least ${least}` : `${least}–${most}`
  }
  const numbers = maximum !== undefined && maximum >= Number.MAX_SAFE_INTEGER ? '' : range(minimum, maximum)
  const characters = range(minLength, maxLength)
  return [format, !format && pattern, numbers, characters && `${characters} characters`]
    .filter(Boolean)
    .join(', ')
}
