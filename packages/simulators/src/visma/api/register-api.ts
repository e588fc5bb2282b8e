import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RateLimitWindow } from '../../levers/rate-limit-window.ts'
import type { VismaBehaviour } from '../behaviour.ts'
import type { VismaSimulatorClient } from '../clients.ts'
import type { Books, Resource } from '../data/books.ts'
import type { CompanyStore } from '../data/companies.ts'
import { wireCompanySettings } from '../data/wire-company-settings.ts'
import { ApiError, errorBody, notAuthorized, notFound, rateLimitedBody } from './api-error.ts'
import { requireCompanyAccess } from './company-access.ts'
import { parseListQuery } from './list-query.ts'
import type { RowLister } from './list-rows.ts'
import { presentRow } from './present-row.ts'

/** What a valid access token stands for. */
export interface Caller {
  client: VismaSimulatorClient
  companyId: string
  scopes: ReadonlySet<string>
}

export interface ApiDeps {
  behaviour: VismaBehaviour
  companies: CompanyStore
  rowLister: RowLister
  rateLimit: RateLimitWindow
  now: () => Date
  verifyAccessToken(token: string): Promise<Caller | null>
}

type Row = Resource['name']

/** The eAccounting API v2, as far as it is imitated. */
export function registerApi(app: FastifyInstance, deps: ApiDeps): void {
  const { behaviour, companies, rowLister, now } = deps

  app.register(
    async api => {
      api.setErrorHandler((error, _request, reply) => {
        if (!(error instanceof ApiError)) {
          return reply.code(500).send(errorBody(5000, 'InternalServerErrorException - Something went wrong.'))
        }
        return reply.code(error.status).headers(error.headers).send(errorBody(error.errorCode, error.message))
      })
      api.setNotFoundHandler(() => {
        throw notFound()
      })

      api.get('/companysettings', async (request, reply) => {
        const books = await admit(deps, request, reply, { invoicing: false })
        return books ? presentRow({}, wireCompanySettings(books.company, books), { behaviour }) : reply
      })

      const list = (name: Row) => async (request: FastifyRequest, reply: FastifyReply) => {
        const books = await admit(deps, request, reply, { invoicing: true })
        if (!books) return reply
        const resource = resourceOf(books, name)
        const query = parseListQuery(request.query as Record<string, string>, {
          fields: resource.fields,
          columns: columnsOf(resource),
          behaviour,
        })
        const { page, pageSize, select } = query
        companies.announcePage({ companyId: books.company.id, resource: name, page, pageSize })
        const { rows, total } = rowLister.list(resource, query)
        return {
          Meta: {
            CurrentPage: page,
            PageSize: pageSize,
            TotalNumberOfPages: Math.ceil(total / pageSize),
            TotalNumberOfResults: total,
            ServerTimeUtc: now().toISOString(),
          },
          Data: rows.map((row, position) =>
            presentRow(resource.fields, row as object, { behaviour, select, position }),
          ),
        }
      }
      const single = (name: Row) => async (request: FastifyRequest, reply: FastifyReply) => {
        const books = await admit(deps, request, reply, { invoicing: true })
        if (!books) return reply
        const resource = resourceOf(books, name)
        const row = resource.row((request.params as { id: string }).id)
        if (!row) throw notFound()
        return presentRow(resource.fields, row as object, { behaviour })
      }
      for (const name of ['customerinvoices', 'customers'] as const) {
        api.get(`/${name}`, list(name))
        api.get(`/${name}/:id`, single(name))
      }
    },
    { prefix: '/v2' },
  )

  app.all('/v1/*', async (_request, reply) => reply.code(410).send())
}

/** Lets a request in to its company's books, or answers it: 401, 429, 403, in this order. */
async function admit(
  deps: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { invoicing }: { invoicing: boolean },
): Promise<Books | null> {
  const { behaviour, companies } = deps
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const caller = token ? await deps.verifyAccessToken(token) : null
  if (!caller) throw notAuthorized()

  const seconds = deps.rateLimit.hit(rateLimitKey(caller, request, behaviour), behaviour.rateLimit)
  if (seconds !== null) {
    reply
      .code(429)
      .headers(retryAfter(seconds, behaviour, deps.now()))
      .send(rateLimitedBody(behaviour.rateLimit.requests, seconds))
    return null
  }
  if (
    !caller.scopes.has('ea:api') ||
    !(caller.scopes.has('ea:sales') || caller.scopes.has('ea:sales_readonly'))
  ) {
    throw new ApiError(
      403,
      4006,
      'ForbiddenRequestException - No access to the scopes that this request needs.',
    )
  }
  const books = companies.books(caller.companyId)
  if (!books)
    throw new ApiError(
      behaviour.companyErrorStatus,
      4004,
      'ForbiddenRequestException - The company is not active.',
    )
  requireCompanyAccess({ company: books.company, client: caller.client, invoicing, behaviour })
  return books
}

function rateLimitKey(caller: Caller, request: FastifyRequest, behaviour: VismaBehaviour): string {
  const path = behaviour.rateLimitPerPathParameter ? request.url.split('?')[0] : request.routeOptions.url
  return `${caller.client.clientId} ${path?.toLowerCase()}`
}

function retryAfter(
  seconds: number,
  { retryAfter: style }: VismaBehaviour,
  now: Date,
): Record<string, string> {
  if (style === 'none') return {}
  if (style === 'seconds') return { 'retry-after': String(seconds) }
  return { 'retry-after': new Date(now.getTime() + seconds * 1000).toUTCString() }
}

function resourceOf(books: Books, name: Row): Resource {
  return name === 'customers' ? books.customerResource : books.invoiceResource
}

/** Every property a row can have: the ones that `$select` may name. */
function columnsOf(resource: Resource): ReadonlySet<string> {
  const [anyId] = resource.ids()
  const row = anyId === undefined ? {} : (resource.row(anyId) as object)
  return new Set([...Object.keys(resource.fields), ...Object.keys(row)])
}
