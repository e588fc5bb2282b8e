import { encodeListCursor } from '../../../../packages/domain/src/integrations/list-cursor.ts'
import { describeServer } from '../harness/describe-server.ts'
import { median, rounded } from '../harness/median.ts'
import { fewIntegrations, openList, readList } from '../harness/read-list.ts'
import { seededId } from '../harness/seed-integrations.ts'
import type { Measure } from '../measure.ts'

const rounds = 300
const warmUpRounds = 30

/** A list is read from its beginning, and from wherever somebody has got to in it. */
export const listOfAMillion: Measure = {
  measure:
    'a list page of 50, the first and one after a cursor in the middle: median of 1,000,000 integrations / of 1,000, the worse of the two',
  limit: 1.2,
  direction: 'at most',
  async take({ isSmall }) {
    const manyIntegrations = isSmall ? 20_000 : 1_000_000
    await using few = await openList(fewIntegrations)
    await using many = await openList(manyIntegrations)
    const taken = {
      first: { few: emptyTimes(), many: emptyTimes() },
      middle: { few: emptyTimes(), many: emptyTimes() },
    }
    for (let round = 0; round < warmUpRounds + rounds; round += 1) {
      const pages = [
        [taken.first.few, few, {}],
        [taken.first.many, many, {}],
        [taken.middle.few, few, { cursor: cursorAfter(fewIntegrations / 2) }],
        [taken.middle.many, many, { cursor: cursorAfter(manyIntegrations / 2) }],
      ] as const
      for (const [times, bench, query] of pages) {
        const { items, milliseconds } = await readList(bench, query)
        if (items.length !== 50) throw new Error(`a page has ${items.length} rows`)
        if (round >= warmUpRounds) times.push(milliseconds)
      }
    }
    const ratios = Object.values(taken).map(page => median(page.many) / median(page.few))
    return {
      ratio: rounded(Math.max(...ratios)),
      figures: {
        manyIntegrations,
        server: await describeServer(many.db),
        firstPageMs: { few: rounded(median(taken.first.few)), many: rounded(median(taken.first.many)) },
        middlePageMs: { few: rounded(median(taken.middle.few)), many: rounded(median(taken.middle.many)) },
      },
    }
  },
}

const emptyTimes = (): number[] => []

function cursorAfter(place: number): string {
  const list = { sort: 'created', order: 'desc', cursor: undefined } as const
  return encodeListCursor(list, 'after', { value: '', id: seededId(place) })
}
