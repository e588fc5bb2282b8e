import { Agent, get } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** So many requests are under way at a time. */
const concurrency = 10

/** Asks for a page over and over, on connections that stay open; returns how many answers a second there were. */
export async function requestsPerSecond(
  url: string,
  options: { headers?: Record<string, string>; forMs: number },
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency })
  const { headers = {}, forMs } = options
  const startedAt = performance.now()
  const until = startedAt + forMs
  let answers = 0
  async function ask(): Promise<void> {
    while (performance.now() < until) {
      await read(url, { agent, headers })
      answers += 1
    }
  }
  try {
    await Promise.all(Array.from({ length: concurrency }, ask))
    return (answers * 1000) / (performance.now() - startedAt)
  } finally {
    agent.destroy()
  }
}

/** The body of an answer; anything but a success is an error. */
export async function read(
  url: string,
  options: { agent?: Agent; headers?: Record<string, string> } = {},
): Promise<Buffer> {
  return await new Promise((resolve, reject) => {
    get(url, options, response => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
      buffer(response).then(resolve, reject)
    }).on('error', reject)
  })
}
