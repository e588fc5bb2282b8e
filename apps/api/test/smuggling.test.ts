import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Product, startProduct } from './harness/product.ts'
import { sendRaw } from './harness/raw-socket.ts'

let product: Product

beforeAll(async () => {
  product = await startProduct({ works: false })
})
afterAll(() => product.close())

/** What a smuggler hides: it must never be answered as a request of its own. */
const hidden = 'GET /health/live HTTP/1.1\r\nHost: hidden\r\n\r\n'
const body = `0\r\n\r\n${hidden}`

test('IN-13 a request that two programs could cut differently is refused and the connection closed', async () => {
  const headersOf: Record<string, string[]> = {
    'length and chunks': [`Content-Length: ${body.length}`, 'Transfer-Encoding: chunked'],
    'chunks and length': ['Transfer-Encoding: chunked', 'Content-Length: 4'],
    'two lengths': ['Content-Length: 5', `Content-Length: ${body.length}`],
    'a list of lengths': [`Content-Length: 5, ${body.length}`],
    'a negative length': ['Content-Length: -1'],
    'a signed length': [`Content-Length: +${body.length}`],
    'a length in hexadecimal': ['Content-Length: 0x5'],
    'a length with a space inside': ['Content-Length: 1 0'],
    'chunked twice': ['Transfer-Encoding: chunked, chunked', 'Content-Length: 5'],
    'chunked and not': ['Transfer-Encoding: chunked, identity'],
    'a coding nobody knows': ['Transfer-Encoding: xchunked'],
    'chunked in quotes': ['Transfer-Encoding: "chunked"'],
    'a space before the colon': ['Transfer-Encoding : chunked'],
    'a tab before the colon': ['Content-Length\t: 5'],
    'a folded header': ['Transfer-Encoding:', ' chunked', 'Content-Length: 5'],
    'a folded first header': [' Content-Length: 5'],
    'a NUL in a header': ['X-A: a\0b'],
    'a line feed in a header': [`X-A: a\nTransfer-Encoding: chunked`],
    'a carriage return in a header': ['X-A: a\rTransfer-Encoding: chunked'],
    'a header without a name': [': x'],
    'a header without a colon': ['Transfer-Encoding chunked'],
    'a second host': ['Host: other'],
  }
  const lines = (headers: string[]) => [
    'POST /api/v1/session HTTP/1.1',
    'Host: localhost',
    `Origin: ${product.origin}`,
    'Content-Type: application/json',
    ...headers,
  ]
  const shapes = Object.entries(headersOf).map(([what, headers]): [string, string] => [
    what,
    `${lines(headers).join('\r\n')}\r\n\r\n${body}`,
  ])
  const chunked = `${lines(['Transfer-Encoding: chunked']).join('\r\n')}\r\n\r\n`
  shapes.push(
    ['no host', `GET / HTTP/1.1\r\n\r\n${hidden}`],
    ['HTTP/1.2', `GET / HTTP/1.2\r\nHost: a\r\n\r\n${hidden}`],
    ['HTTP/2.0', `GET / HTTP/2.0\r\nHost: a\r\n\r\n${hidden}`],
    ['HTTP/0.9', `GET /\r\n\r\n${hidden}`],
    ['a space in the address', `GET /a b HTTP/1.1\r\nHost: a\r\n\r\n${hidden}`],
    ['bare line feeds', `GET / HTTP/1.1\nHost: a\n\n${hidden}`],
    ['a chunk size that is none', `${chunked}xyz\r\n{}\r\n${body}`],
    ['a negative chunk', `${chunked}-1\r\n{}\r\n${body}`],
    ['a chunk longer than said', `${chunked}2\r\n{}xx\r\n${body}`],
    ['a chunk size without end', `${chunked}${'0'.repeat(30)}fffffffffffffffff\r\n{}\r\n${body}`],
  )
  expect(shapes.length).toBeGreaterThanOrEqual(20)
  const refused: string[] = []
  for (const [what, bytes] of shapes) {
    const answer = await sendRaw(product.origin, bytes)
    expect(answer.text, what).not.toContain('"live"')
    expect(answer.text.match(/HTTP\/1\.1 \d/g) ?? [], what).toHaveLength(1)
    expect(answer.status, what).toBe(400)
    expect(answer.isClosed, what).toBe(true)
    refused.push(what)
  }
  expect(refused).toHaveLength(shapes.length)
})
