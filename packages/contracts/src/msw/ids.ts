/** An id as the API makes them: a UUID of version 7, which sorts by its time. */
export function newId(now: Date): string {
  const time = now.getTime().toString(16).padStart(12, '0')
  const random = crypto.randomUUID().slice(15)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random}`
}
