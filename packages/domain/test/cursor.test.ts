import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor, isUuid, toPage } from '../src/cursor.ts'
import { DomainError } from '../src/domain-error.ts'

const anyText = () => true

test('a cursor gives back the key it was made of', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 3 }), key => {
      const cursor = encodeCursor(key)
      expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/)
      expect(
        decodeCursor(
          cursor,
          key.map(() => anyText),
        ),
      ).toEqual(key)
    }),
  )
})

test('IN-11 whatever is no cursor of the list is refused by name, and never anything else happens', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json().map(text => Buffer.from(text).toString('base64url')),
      ),
      text => {
        try {
          expect(decodeCursor(text, [isUuid])?.every(isUuid)).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError)
          expect(error).toMatchObject({ code: 'validation_failed', errors: [{ field: 'cursor' }] })
        }
      },
    ),
    { numRuns: 2_000 },
  )
})

test('a page has at most its limit, and says where the next one begins only when there is one', () => {
  const numbers = Array.from({ length: 11 }, (_, i) => i)
  for (const length of [0, 1, 10, 11]) {
    const page = toPage(numbers.slice(0, length), 10, String, row => [String(row)])
    expect(page.items).toHaveLength(Math.min(length, 10))
    expect(page.nextCursor).toBe(length > 10 ? encodeCursor(['9']) : null)
  }
})
