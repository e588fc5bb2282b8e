import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { createDb } from '../src/create-db.ts'
import { migrate } from '../src/migrate.ts'
import { testServerUrl } from '../src/testing/config.ts'

test.runIf(testServerUrl)('whoever owns the database may migrate it, without being a superuser', async () => {
  const name = `collector_test_${Date.now()}_${randomUUID().slice(0, 8)}`
  const admin = new pg.Client({ connectionString: testServerUrl })
  await admin.connect()
  onTestFinished(async () => {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await admin.query(`DROP ROLE ${name}`)
    await admin.end()
  })
  await admin.query(`CREATE ROLE ${name} LOGIN PASSWORD 'owner'`)
  await admin.query(`CREATE DATABASE ${name} OWNER ${name} TEMPLATE template0`)
  const url = new URL(testServerUrl ?? '')
  url.username = name
  url.password = 'owner'
  url.pathname = name
  const db = await createDb({ databaseUrl: url.href })
  onTestFinished(db.close)
  expect(await migrate(db)).not.toEqual([])
  const { rows } = await db.queryable.query({ text: `SELECT similarity('salong', 'salonger') > 0 AS works` })
  expect(rows).toEqual([{ works: true }])
})
