/**
 * The same values, each next one asked for while the caller still works with the one before. Whatever is under
 * way when the caller stops is waited for.
 */
export async function* readAhead<Value>(source: AsyncGenerator<Value>): AsyncGenerator<Value> {
  let next = source.next()
  try {
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = source.next()
      // A failure is for whoever asks for this value, which may be later or never.
      next.catch(() => {})
      yield value
    }
  } finally {
    await next.catch(() => {})
  }
}
