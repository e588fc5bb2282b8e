import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { sendProblem } from '../http/problem.ts'

const dist = fileURLToPath(new URL('../../../web/dist', import.meta.url))
const assets = `${dist}/assets/`

/** The addresses the single-page application answers itself. */
const pages = [
  '/',
  '/login',
  '/setup',
  '/forgot-password',
  '/reset-password',
  '/invitation',
  '/settings',
  '/settings/*',
]

/**
 * The administrators' application: its pages are one file, its assets are named by their content and cached
 * for good. What is not there is a 404, as a page for people and as a problem for programs.
 */
export const spa = fp(async (app: FastifyInstance) => {
  const isBuilt = existsSync(`${dist}/index.html`)
  await app.register(fastifyStatic, {
    root: assets,
    prefix: '/assets/',
    index: false,
    dotfiles: 'ignore',
    immutable: true,
    maxAge: '1y',
    decorateReply: true,
    setHeaders: (reply, path) => {
      if (path.startsWith(assets)) reply.header('cache-control', 'public, max-age=31536000, immutable')
    },
  })
  if (isBuilt) {
    for (const page of pages) app.get(page, async (_request, reply) => sendPage(reply))
  }

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html')
    if (!isBuilt || !wantsPage || path.startsWith('/api') || path.startsWith('/assets')) {
      return sendProblem(request, reply, { code: 'not_found' })
    }
    return sendPage(reply.code(404))
  })
})

function sendPage(reply: import('fastify').FastifyReply) {
  return reply.sendFile('index.html', dist, { cacheControl: false })
}
