import { hash } from 'node:crypto'
import { hashBytes } from './hash-list.ts'

/**
 * Which invoices a run has seen otherwise than as they were stored. Two ids with one hash would leave an invoice
 * that is gone in the list, never the other way round.
 */
export interface SeenInvoices {
  add(externalIds: readonly string[]): void
  /** False when a row was seen that cannot be told from others: then nothing is known to be missing. */
  isComplete: boolean
  /** The hashes of their ids. */
  ids(): Buffer
}

export function createSeenInvoices(): SeenInvoices {
  const pages: Buffer[] = []
  return {
    isComplete: true,
    add(externalIds) {
      pages.push(hashesOf(externalIds))
    },
    ids: () => Buffer.concat(pages),
  }
}

function hashesOf(externalIds: readonly string[]): Buffer {
  const hashes = Buffer.alloc(externalIds.length * hashBytes)
  for (const [place, id] of externalIds.entries()) {
    hashes.write(hash('sha256', id), place * hashBytes, hashBytes, 'hex')
  }
  return hashes
}
