/** How much is kept of each SHA-256 in a list of them: half a million take 4 MB. */
export const hashBytes = 8

/** A list of hashes, one after the other, as PostgreSQL reads an array of bytea. */
export function toByteaArray(hashes: Buffer): string {
  const elements = Array.from({ length: hashes.length / hashBytes }, (_, place) =>
    hashes.toString('hex', place * hashBytes, (place + 1) * hashBytes),
  )
  return `{${elements.map(hex => `\\\\x${hex}`).join(',')}}`
}
