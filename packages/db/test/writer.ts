import { createDb } from '../src/create-db.ts'

/** A process that writes for ever and says what it has committed, until it is killed. */
const db = await createDb({ dataDir: process.argv[2] })
for (let index = 1; ; index++) {
  await db.prisma.$transaction(async tx => {
    await tx.event.create({
      data: { type: `first of ${index}`, actorKind: 'system', data: { filler: 'x'.repeat(2_000) } },
    })
    await tx.event.create({ data: { type: `second of ${index}`, actorKind: 'system' } })
  })
  process.stdout.write(`${index}\n`)
}
