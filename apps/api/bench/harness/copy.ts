import type { Db } from '@collector/db'

/** What a `pg` connection shows to a query that copies. */
interface CopyConnection {
  query(text: string): void
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
}

type Connection = Awaited<ReturnType<Db['connect']>>
type Query = Parameters<Connection['query']>[0]

/** Runs `COPY … TO STDOUT`; returns what it sends. */
export async function copyOut(connection: Connection, text: string): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = []
  // `pg` uses the memory of a message again.
  await submit(connection, text, {
    handleCopyData: ({ chunk }: { chunk: Uint8Array }) => chunks.push(Buffer.from(chunk)),
  })
  return chunks
}

/** Runs `COPY … FROM STDIN` with what `copyOut` has returned. */
export async function copyIn(connection: Connection, text: string, chunks: Uint8Array[]): Promise<void> {
  await submit(connection, text, {
    handleCopyInResponse(pg: CopyConnection) {
      for (const chunk of chunks) pg.sendCopyFromChunk(chunk)
      pg.endCopyFrom()
    },
  })
}

function submit(connection: Connection, text: string, handlers: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const query = {
      submit: (pg: CopyConnection) => pg.query(text),
      handleCommandComplete() {},
      handleReadyForQuery: () => resolve(),
      handleError: reject,
      ...handlers,
    }
    // pg takes whatever can be submitted; its types name queries of its own only.
    connection.query(query as unknown as Query)
  })
}
