import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoLeak, problemOf } from './harness/answers.ts'
import { createVisitor, type Person } from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'
import { rawRequest, sendRaw } from './harness/raw-socket.ts'

let product: Product
let visitor: Person
const dist = fileURLToPath(new URL('../../web/dist', import.meta.url))
const root = fileURLToPath(new URL('../../..', import.meta.url))

beforeAll(async () => {
  product = await startProduct({ works: false })
  visitor = createVisitor(product)
})
afterAll(() => product.close())

const get = (path: string, method = 'GET', headers: string[] = []) =>
  sendRaw(product.origin, rawRequest(product.origin, `${method} ${path} HTTP/1.1`, headers))

/** Texts that are in files a traversal would reach, and in nothing that is served. */
const canaries = [
  '"workspaces"',
  'collector-external-app-integrations',
  'root:x:',
  'datasource db',
  'defineConfig',
]

test('IN-12 no spelling of a path leaves the assets', async () => {
  expect(readFileSync(`${root}/package.json`, 'utf8')).toContain(canaries[0])
  const up = [
    ...[
      '../',
      '..\\',
      '%2e%2e/',
      '%2e%2e%2f',
      '..%2f',
      '..%5c',
      '%2e%2e%5c',
      '.%2e/',
      '%2e./',
      '..%252f',
      '%252e%252e/',
    ],
    ...[
      '....//',
      '..;/',
      '..%00/',
      '..%c0%af',
      '%c0%ae%c0%ae/',
      '..%ef%bc%8f',
      '..%u2215',
      './../',
      '/../',
      '//..//',
    ],
  ]
  const targets = ['package.json', 'etc/passwd', 'prisma/schema.prisma']
  const spellings = up.flatMap(step => targets.map(target => `/assets/${step.repeat(8)}${target}`))
  const others = [
    ...[
      '/assets/package.json',
      '/assets/prisma/schema.prisma',
      '/assets/vite.config.ts',
      '/assets/vitest.config.ts',
      '/../package.json',
      '/..%2fpackage.json',
      '//package.json',
      '///etc/passwd',
      '/./package.json',
      '/.//package.json',
    ],
    ...[
      '/assets/..%2findex.html',
      '/assets/../index.html',
      '/assets//index.html',
      '/assets/%00',
      '/assets/index.js%00.css',
    ],
    ...[
      '/assets/.',
      '/assets/..',
      '/assets/',
      '/assets',
      '/assets/...',
      '/assets/%2e',
      '/assets/~',
      '/assets/C:\\x',
      '/assets/\\\\x',
    ],
    ...[
      `/assets//${root}package.json`,
      `/assets/${encodeURIComponent(`${root}package.json`)}`,
      `${root}package.json`,
    ],
    ...[
      '/settings/../../package.json',
      '/settings/..%2f..%2fpackage.json',
      '/owner-pages.css/../package.json',
    ],
    ...['file:///etc/passwd', 'http://evil.example/../../package.json'],
  ]
  expect(spellings.length + others.length).toBeGreaterThanOrEqual(60)
  for (const path of [...spellings, ...others]) {
    const answer = await get(path)
    expect(
      canaries.filter(canary => answer.text.includes(canary)),
      path,
    ).toEqual([])
    expect([400, 403, 404, 200], path).toContain(answer.status)
    if (answer.status === 200) expect(answer.body, path).toContain('<!doctype html>')
    expect(answer.text, path).not.toContain(root)
  }
})

test('IN-12 no file that begins with a dot is served', async () => {
  const names = [
    '.env',
    '.git/HEAD',
    '.git/config',
    '.gitignore',
    '.npmrc',
    '.data/encryption-keys',
    '.DS_Store',
    '.htaccess',
  ]
  for (const name of names)
    for (const prefix of ['/', '/assets/', '/assets/%2e%2e/', '/api/v1/', '/settings/../']) {
      for (const spelled of [name, name.replace('.', '%2e')]) {
        const seen = await visitor.browser.request(`${product.origin}${prefix}${spelled}`)
        expect(problemOf(seen).code, prefix + spelled).toMatch(/not_found|malformed_request/)
      }
    }
})

test('IN-12 an address of the API is never answered with a page, and neither is a missing asset', async () => {
  const paths = [
    '/api',
    '/api/',
    '/api/v1',
    '/api/v1/',
    '/api/v1/nothing',
    '/api/v2/session',
    '/assets/x.js',
    '/assets/x',
  ]
  for (const path of paths)
    for (const accept of ['text/html', 'text/html,application/json', '*/*']) {
      const seen = await visitor.browser.request(product.origin + path, { headers: { accept } })
      expect(problemOf(seen).code, path).toBe('not_found')
      expect(seen.headers.get('cache-control')).toBe('no-store')
    }
})

test('IN-12 a person at an unknown address gets the application with status 404, a program a problem', async () => {
  const page = await visitor.browser.request(`${product.origin}/nowhere`, {
    headers: { accept: 'text/html' },
  })
  expect(page.status).toBe(404)
  expect(page.text).toContain('<!doctype html>')
  expect(problemOf(await visitor.browser.request(`${product.origin}/nowhere`)).code).toBe('not_found')
})

test('SE-23 nothing that helps only an attacker is reachable', async () => {
  const files = [
    ...[
      '.git/HEAD',
      '.env',
      'package.json',
      'package-lock.json',
      'node_modules/fastify/package.json',
      'src/server.ts',
      'dist/',
    ],
    ...[
      'robots.txt~',
      'backup.zip',
      'dump.sql',
      'docker-compose.yml',
      'Dockerfile',
      'tsconfig.json',
      'vite.config.ts',
    ],
    ...[
      'server-status',
      'phpinfo.php',
      'wp-login.php',
      'actuator/env',
      'actuator/health',
      'console',
      'graphql',
      'graphiql',
    ],
    ...[
      'metrics',
      'debug',
      'debug/pprof',
      'trace',
      '__coverage__',
      'admin',
      'swagger',
      'swagger-ui',
      'api-docs',
      'redoc',
    ],
    ...[
      'documentation',
      'documentation/json',
      'documentation/yaml',
      'documentation/static/index.html',
      'openapi.json',
    ],
    ...[
      'openapi.yaml',
      'swagger.json',
      '.well-known/security.txt~',
      '@vite/client',
      '@fs/etc/passwd',
      '__inspect',
      'health',
    ],
    ...['health/', 'health/db', 'pgboss', 'jobs', 'queues', 'api/v1/users', 'api/v1/events', 'api/v1/config'],
    ...[
      'api/v1/documentation',
      'api/v1/metrics',
      'api/v1/openapi.yaml',
      'api/v1/integrations.json',
      'visma-simulator.css',
    ],
  ]
  const assets = readdirSync(`${dist}/assets`).map(name => `assets/${name}.map`)
  const methods = ['PUT', 'TRACE', 'OPTIONS', 'PROPFIND', 'SEARCH', 'COPY', 'LOCK', 'LINK', 'PURGE', 'REPORT']
  const probes: [string, string][] = [
    ...[...files, ...assets].map((path): [string, string] => ['GET', `/${path}`]),
    ...files.slice(0, 50).map((path): [string, string] => ['POST', `/${path}`]),
    ...methods.flatMap(method =>
      ['/', '/api/v1/session', '/api/v1/integrations', '/health/live', '/connect/x'].map(
        (path): [string, string] => [method, path],
      ),
    ),
    ...['PUT', 'DELETE', 'PATCH'].map((method): [string, string] => [method, '/api/v1/integrations']),
  ]
  expect(probes.length).toBeGreaterThanOrEqual(200)
  for (const [method, path] of probes) {
    const answer = await get(path, method, [`Origin: ${product.origin}`])
    expect([400, 404], `${method} ${path}`).toContain(answer.status)
    expectNoLeak({ status: answer.status, headers: answer.headers, text: answer.body })
  }
  const connected = await get('example.com:443', 'CONNECT')
  expect(connected.text).toBe('')
  const bundles = readdirSync(`${dist}/assets`).filter(name => name.endsWith('.js'))
  for (const name of bundles)
    expect(readFileSync(`${dist}/assets/${name}`, 'utf8')).not.toContain('sourceMappingURL')
})
