import type { Reporter, TestModule } from 'vitest/node'

/** Prints, after the fault tests, what has really happened in them: the sums over what each has counted. */
export default class FaultReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const sums = new Map<string, number>()
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { faults = {} } = test.meta() as { faults?: Record<string, number> }
        for (const [name, count] of Object.entries(faults)) sums.set(name, (sums.get(name) ?? 0) + count)
      }
    }
    const width = Math.max(0, ...[...sums.keys()].map(name => name.length))
    const lines = [...sums].map(
      ([name, sum]) => `  ${name.padEnd(width)}  ${sum.toLocaleString('en').padStart(9)}`,
    )
    process.stdout.write(`\nWhat happened\n${lines.join('\n')}\n`)
  }
}
