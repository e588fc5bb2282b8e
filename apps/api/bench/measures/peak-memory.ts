import { setTimeout as sleep } from 'node:timers/promises'
import { rounded } from '../harness/median.ts'
import { openBench } from '../harness/open-bench.ts'
import { pageSize } from '../harness/stub-provider.ts'
import type { Measure } from '../measure.ts'

const sampleEveryMs = 20
const megabyte = 1024 * 1024

/** Of the whole process, which does nothing else. */
export const peakMemory: Measure = {
  measure:
    'peak memory of the process while one run stores invoices, and once more while nothing has changed: MB above idle',
  limit: 100,
  direction: 'at most',
  async take({ isSmall }) {
    const invoices = isSmall ? 50_000 : 500_000
    await using bench = await openBench()
    const warmUp = await bench.connect(5_000)
    await bench.fetch(warmUp)
    await bench.fetch(warmUp)
    await sleep(2_000)
    const idle = process.memoryUsage.rss()
    const integrationId = await bench.connect(invoices)
    const first = await peakDuring(() => bench.fetch(integrationId))
    const second = await peakDuring(() => bench.fetch(integrationId))
    return {
      ratio: rounded((Math.max(first.peak, second.peak) - idle) / megabyte, 1),
      figures: {
        invoices,
        pageSize,
        nodeOptions: process.execArgv,
        idleMb: rounded(idle / megabyte, 1),
        firstPeakMb: rounded(first.peak / megabyte, 1),
        secondPeakMb: rounded(second.peak / megabyte, 1),
        samples: first.samples + second.samples,
      },
    }
  },
}

async function peakDuring(work: () => Promise<unknown>): Promise<{ peak: number; samples: number }> {
  let peak = 0
  let samples = 0
  const sample = () => {
    peak = Math.max(peak, process.memoryUsage.rss())
    samples += 1
  }
  const timer = setInterval(sample, sampleEveryMs)
  try {
    await work()
    sample()
    return { peak, samples }
  } finally {
    clearInterval(timer)
  }
}
