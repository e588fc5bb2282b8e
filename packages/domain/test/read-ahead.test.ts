import { expect, test } from 'vitest'
import { readAhead } from '../src/sync/read-ahead.ts'

test('the next value is asked for while the caller works with the one before', async () => {
  const asked: number[] = []
  for await (const value of readAhead(count(3, asked))) {
    await settled()
    expect(asked).toEqual([1, 2, 3].slice(0, value + 1))
  }
  expect(asked).toEqual([1, 2, 3])
})

test('a failure comes after everything before it, and only to a caller who gets that far', async () => {
  const failing = async function* () {
    yield 1
    throw new Error('the second one')
  }
  const got: number[] = []
  const readAll = async () => {
    for await (const value of readAhead(failing())) {
      await settled()
      got.push(value)
    }
  }
  await expect(readAll()).rejects.toThrow('the second one')
  expect(got).toEqual([1])

  for await (const value of readAhead(failing())) {
    expect(value).toBe(1)
    break
  }
})

test('what is under way when the caller stops is waited for', async () => {
  const asked: number[] = []
  let isOver = false
  const slow = async function* () {
    yield 1
    await settled()
    isOver = true
    yield 2
  }
  for await (const value of readAhead(slow())) {
    asked.push(value)
    break
  }
  expect(asked).toEqual([1])
  expect(isOver).toBe(true)
})

async function* count(to: number, asked: number[]) {
  for (let value = 1; value <= to; value += 1) {
    asked.push(value)
    yield value
  }
}

/** Until everything that can go on has gone on. */
const settled = () => new Promise(resolve => setTimeout(resolve, 5))
