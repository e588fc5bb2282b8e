import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Resource } from '../data/books.ts'
import { wireCompanyInformation, wireCompanySettings } from '../data/wire-company.ts'
import { sendJson } from '../send-json.ts'
import { type AdmitDeps, admit, recordedHeaders } from './admit.ts'
import { ApiError, customerNotFound, errorBody, invoiceNotFound, systemException } from './api-error.ts'
import { parseListQuery } from './list-query.ts'
import type { RowLister } from './list-rows.ts'
import { customerListSpec, invoiceListSpec } from './list-spec.ts'
import { presentRow } from './present-row.ts'
import { SIDE_EFFECT_ACTIONS } from './side-effects.ts'

export interface ApiDeps extends AdmitDeps {
  rowLister: RowLister
}

const RESOURCES = {
  invoices: { scope: 'invoice', list: 'Invoices', single: 'Invoice', notFound: invoiceNotFound },
  customers: { scope: 'customer', list: 'Customers', single: 'Customer', notFound: customerNotFound },
} as const

/** The API under `/3`, as far as it is imitated. */
export function registerApi(app: FastifyInstance, deps: ApiDeps): void {
  const { behaviour, companies, rowLister } = deps

  app.register(
    async api => {
      api.addHook('onRequest', async (_request, reply) => {
        reply.headers(recordedHeaders())
      })
      api.setErrorHandler((error, _request, reply) => {
        const told = error instanceof ApiError ? error : systemException()
        return sendJson(reply, told.status, errorBody(told, behaviour), {
          ascii: told.recordedKeys === 'lowerCase',
        })
      })
      api.setNotFoundHandler(() => {
        throw new ApiError(404, 2000434, 'Kan inte hitta resursen.', 'capitalised')
      })

      for (const [url, wrap, scope, wire] of [
        ['/companyinformation', 'CompanyInformation', 'companyinformation', wireCompanyInformation],
        ['/settings/company', 'CompanySettings', 'settings', wireCompanySettings],
      ] as const) {
        api.get(url, async (request, reply) => {
          const books = await admit(deps, request, reply, scope)
          return books
            ? sendJson(reply, 200, { [wrap]: presentRow(wire(books.company, behaviour), behaviour) })
            : reply
        })
      }

      for (const name of ['invoices', 'customers'] as const) {
        const { scope, list, single, notFound } = RESOURCES[name]

        api.get(`/${name}`, async (request, reply) => {
          const books = await admit(deps, request, reply, scope)
          if (!books) return reply
          const today = books.today()
          const spec = name === 'invoices' ? invoiceListSpec(behaviour, today) : customerListSpec()
          const query = parseListQuery(parametersOf(request), { spec, behaviour, today })
          const { page, limit } = query
          companies.announcePage({ companyId: books.company.id, resource: name, page, limit })
          const found = rowLister.list(resourceOf(books, name), query)
          return sendJson(reply, 200, {
            MetaInformation: {
              '@TotalResources': found.total,
              '@TotalPages': Math.ceil(found.total / limit),
              '@CurrentPage': found.page,
            },
            [list]: found.items.map(item => presentRow(item, behaviour)),
          })
        })

        api.get(`/${name}/:number`, async (request, reply) => {
          const books = await admit(deps, request, reply, scope)
          if (!books) return reply
          const row = resourceOf(books, name).row((request.params as { number: string }).number)
          if (!row) throw notFound()
          return sendJson(reply, 200, { [single]: presentRow(row, behaviour) })
        })
      }
      refuseSideEffects(api)
    },
    { prefix: '/3' },
  )
}

/** GETs that send or print, and everything that writes: the request log has them, nothing is done. */
function refuseSideEffects(api: FastifyInstance): void {
  const refuse = async (_request: FastifyRequest, _reply: FastifyReply) => {
    throw new ApiError(403, 2000588, 'The simulator refuses requests that have side effects.')
  }
  for (const action of SIDE_EFFECT_ACTIONS) api.get(`/:resource/:number/${action}`, refuse)
  api.route({ method: ['POST', 'PUT', 'PATCH', 'DELETE'], url: '/*', handler: refuse })
}

function resourceOf(
  books: { invoiceResource: Resource; customerResource: Resource },
  name: keyof typeof RESOURCES,
) {
  return name === 'customers' ? books.customerResource : books.invoiceResource
}

/** As sent: names keep their letter case. */
function parametersOf(request: FastifyRequest): URLSearchParams {
  return new URL(request.raw.url ?? '/', 'http://simulator').searchParams
}
