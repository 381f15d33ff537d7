/** `check` when nothing can be written: it says so, loses nothing, and the next one brings everything. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildWorld } from '../../src/build-world.ts'
import { runCheck } from '../../src/commands/check.ts'
import { projectCase } from '../../src/ladder/project.ts'
import { storeOn } from '../../src/store/sqlite-store.ts'
import { openToWrite } from '../../src/store/store-file.ts'
import type { World } from '../../src/world.ts'
import { desk } from '../support/in-process.ts'
import { contentOf, copyOf, type Waiting, waiting } from './check-mailbox.ts'

const MONDAY = '2026-11-23T09:00:00Z'

/** Runs `check --json` in a copy of the home. */
async function check(home: string, { desk: person }: Waiting) {
  const settings = { 'email.maildir': person.sandbox.maildir }
  const { exit, json } = await desk().run(['check', '--json'], {
    env: { ESCALATE_HOME: home },
    settings,
    clock: () => MONDAY,
  })
  return { exit, json: json() }
}

describe('a full disk', () => {
  it.each([0, 5, 15])('%i pages after the beginning: exit 1, and later all is there, once', async pages => {
    const person = await waiting()
    const [home, calm] = [copyOf(person, 'full'), copyOf(person, 'calm')]
    expect((await check(calm, person)).exit).toBe(0)

    const file = join(home, 'cases.db')
    const db = openToWrite(file)
    const used = Number(db.prepare('PRAGMA page_count').get()?.page_count)
    db.exec(`PRAGMA max_page_count = ${used + pages}`)
    const system = {
      ...desk().system,
      env: { ESCALATE_HOME: home },
      settings: { 'email.maildir': person.desk.sandbox.maildir },
      clock: () => MONDAY,
    }
    const real = await buildWorld(system, { json: true }, { project: projectCase })
    const world: World = { ...real, store: () => storeOn(db, file, projectCase) }
    await expect(runCheck(world, {})).rejects.toMatchObject({ code: 'disk_full', exit: 1 })
    real.close()
    db.close()

    expect((await check(home, person)).exit).toBe(0)
    expect(contentOf(home, person)).toEqual(contentOf(calm, person))
  })
})

/** How a home is spoilt and mended again; each way stops the system's administrator, too. */
const SPOILT: readonly [string, (home: string) => () => void][] = [
  [
    'has a file where the attachments should be',
    home => {
      writeFileSync(join(home, 'attachments'), 'a file')
      return () => rmSync(join(home, 'attachments'))
    },
  ],
  [
    'cannot hold a WAL',
    home => {
      const db = openToWrite(join(home, 'cases.db'))
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      db.close()
      rmSync(join(home, 'cases.db-wal'), { force: true })
      mkdirSync(join(home, 'cases.db-wal'))
      return () => rmSync(join(home, 'cases.db-wal'), { recursive: true })
    },
  ],
]

describe('a home that', () => {
  it.each(SPOILT)('%s: exit 1 with what would help; mended, all is there, once', async (_, spoil) => {
    const person = await waiting()
    const [home, calm] = [copyOf(person, 'spoilt'), copyOf(person, 'calm')]
    await check(calm, person)
    const mend = spoil(home)
    const { exit, json } = await check(home, person)
    expect([exit, json.schema]).toEqual([1, 'escalate/error/1'])
    expect(json.error.code).toMatch(/_not_writable$/)
    expect(json.error.message).toContain(home)
    expect(json.error.hints).not.toEqual([])
    mend()
    expect((await check(home, person)).exit).toBe(0)
    expect(contentOf(home, person)).toEqual(contentOf(calm, person))
  })
})
