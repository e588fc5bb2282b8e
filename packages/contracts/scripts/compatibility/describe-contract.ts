import { z } from 'zod'
import type { Endpoint } from '../../src/index.ts'

/** A JSON Schema, with references into the definitions of its direction. */
export type Schema = { [keyword: string]: unknown }

/** What consumers can rely on, as plain data. */
export interface Contract {
  version: string
  /** The names of every entry of the package. */
  exports: Record<string, string[]>
  endpoints: Record<string, EndpointDescription>
  definitions: { request: Record<string, Schema>; answer: Record<string, Schema> }
}

export interface EndpointDescription {
  method: string
  path: string
  permission: string
  params?: Schema
  query?: Schema
  body?: Schema
  /** Whether the whole body may be left out. */
  bodyOptional?: boolean
  status: number
  answer?: Schema
  /** The media type of an answer that is a file. */
  file?: string
  problems: string[]
}

/** Describes a contract, whose endpoints are handed in so that tests can change them. */
export function describeContract(
  version: string,
  exports: Record<string, string[]>,
  endpoints: Record<string, Endpoint>,
): Contract {
  const definitions: Contract['definitions'] = { request: {}, answer: {} }
  const schemaOf = (schema: z.ZodType, direction: 'request' | 'answer'): Schema => {
    const json = z.toJSONSchema(schema, {
      io: direction === 'request' ? 'input' : 'output',
      unrepresentable: 'any',
    }) as Schema & { $defs?: Record<string, Schema> }
    const { $schema, $defs, ...rest } = json
    Object.assign(definitions[direction], $defs)
    return rest
  }
  const described = Object.values(endpoints).map(endpoint => {
    const { name, method, path, permission, params, query, body, success, problems } = endpoint
    const description: EndpointDescription = {
      method,
      path,
      permission,
      ...(params && { params: schemaOf(params, 'request') }),
      ...(query && { query: schemaOf(query, 'request') }),
      ...(body && { body: schemaOf(body, 'request'), bodyOptional: body.safeParse(undefined).success }),
      status: success.status,
      ...('body' in success && success.body && { answer: schemaOf(success.body, 'answer') }),
      ...('file' in success && { file: success.file }),
      problems: [...problems].sort(),
    }
    return [name, description] as const
  })
  return { version, exports, endpoints: Object.fromEntries(described), definitions }
}
