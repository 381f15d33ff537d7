/** A store that cannot be written: what cannot be written down does not leave. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { NewEvent } from '../../src/case/events.ts'
import { projectCase } from '../../src/ladder/project.ts'
import { dispatch } from '../../src/outbox/dispatch.ts'
import { openDatabase } from '../../src/store/driver.ts'
import { openStore, storeOn } from '../../src/store/sqlite-store.ts'
import { openToWrite } from '../../src/store/store-file.ts'
import { deskOn, folder, open, planFor } from '../outbox/fixture.ts'
import { escalate, NEW } from '../outbox/outside.ts'
import { message, NOW, newCase, opened } from '../outbox/sample-case.ts'
import { FAILED, SENT, scripted, UNKNOWN } from '../outbox/scripted-channel.ts'
import { startMailServer } from './mail-server.ts'

const LONG = 'x'.repeat(300_000)

/** A store on a disk that can be made full and empty again. */
function smallDisk() {
  const file = join(folder(), 'cases.db')
  const db = openToWrite(file)
  const full = (yes: boolean) => db.exec(`PRAGMA max_page_count = ${yes ? 40 : 1_000_000}`)
  return { store: storeOn(db, file, projectCase), full, db }
}

describe('a full disk', () => {
  it('at the claim: nothing is sent, nothing is stored, and later it goes on', async () => {
    const { store, full, db } = smallDisk()
    const { id } = store.create('telekom', () => [opened])
    full(true)
    const long = { ...message, text: LONG }
    const target = { kind: 'case', id, version: 1 } as const
    const failing = dispatch(deskOn(store), await planFor(scripted(), { message: long }), target, false)
    await expect(failing).rejects.toMatchObject({ code: 'disk_full', exit: 1 })
    expect(store.load(id)).toHaveLength(1)
    full(false)
    const planned = await planFor(scripted({ deliver: [SENT] }), { message: long })
    const { events } = await dispatch(deskOn(store), planned, target, false)
    expect(events.at(-1)?.type).toBe('sent')
    db.close()
  })

  it.each([
    ['sent', { ...SENT, response: LONG }, 'the message went out', '--sent'],
    ['not sent', { ...FAILED, reason: LONG }, 'the message did not go out', '--not-sent'],
    ['not known', { ...UNKNOWN, reason: LONG }, 'it is not known whether', '--sent, or --not-sent'],
  ] as const)(
    'after a message that was %s: exit 5 says so, and nobody sends it again',
    async (_, outcome, words, flag) => {
      const { store, full, db } = smallDisk()
      const fillUp = () => {
        full(true)
        return outcome
      }
      const failing = dispatch(deskOn(store), await planFor(scripted({ deliver: [fillUp] })), newCase, false)
      await expect(failing).rejects.toMatchObject({
        code: 'send_not_recorded',
        exit: 5,
        caseId: 'telekom-1',
        message: expect.stringMatching(new RegExp(`^telekom-1: ${words}.*disk is full`)),
        hints: [expect.stringContaining(`confirm telekom-1 ${flag}`)],
      })
      full(false)
      expect(store.load('telekom-1')?.at(-1)?.type).toBe('send_started')
      const second = dispatch(deskOn(store), await planFor(scripted()), newCase, false)
      await expect(second).rejects.toMatchObject({ code: 'duplicate', exit: 6 })
      db.close()
    },
  )
})

it('a store opened for reading only: nothing is sent', async () => {
  const file = join(folder(), 'cases.db')
  const { id } = open(file).create('telekom', () => [opened])
  const reader = open(file, true)
  const target = { kind: 'case', id, version: 1 } as const
  await expect(dispatch(deskOn(reader), await planFor(scripted()), target, false)).rejects.toThrow(TypeError)
  const none = openStore({ file: join(folder(), 'none.db'), project: projectCase, readOnly: true })
  await expect(dispatch(deskOn(none), await planFor(scripted()), newCase, false)).rejects.toThrow(TypeError)
})

/** How a home is spoilt -> what is said. Each spoils it for the system's administrator too. */
const SPOILT: readonly [string, string, (home: string) => void][] = [
  ['is a file', 'home_not_writable', home => writeFileSync(home, 'a file')],
  [
    'has a folder for a store',
    'store_not_writable',
    home => mkdirSync(join(home, 'cases.db'), { recursive: true }),
  ],
  [
    'has a store that is no database',
    'store_damaged',
    home => {
      mkdirSync(home)
      writeFileSync(join(home, 'cases.db'), 'a shopping list\n'.repeat(500))
    },
  ],
  [
    'has a store of a newer version',
    'store_newer',
    home => {
      mkdirSync(home)
      const db = openDatabase(join(home, 'cases.db'))
      db.exec('CREATE TABLE future (a); PRAGMA user_version = 7')
      db.close()
    },
  ],
]

const contentOf = (home: string) => {
  try {
    return readFileSync(join(home, 'cases.db'))
  } catch {
    return null
  }
}

describe('the program with a home that', () => {
  it.each(SPOILT)('%s: nothing is sent or changed, exit 1, %s', async (_, code, spoil) => {
    await using server = await startMailServer()
    const home = join(folder(), 'home')
    spoil(home)
    const before = contentOf(home)
    const { code: exit, json } = await escalate({ home, port: server.port }, ...NEW)
    expect([exit, json.error.code]).toEqual([1, code])
    expect(json.error.message).toContain(home)
    expect(json.error.hints).not.toEqual([])
    expect(server.connections()).toBe(0)
    expect(contentOf(home)).toEqual(before)
  })

  it('lies below a file: the same', async () => {
    await using server = await startMailServer()
    const file = join(folder(), 'file')
    writeFileSync(file, '')
    const { code, json } = await escalate({ home: join(file, 'home'), port: server.port }, ...NEW)
    expect([code, json.error.code]).toEqual([1, 'home_not_writable'])
    expect(server.connections()).toBe(0)
  })

  it('cannot hold a WAL: a case that is there is not sent', async () => {
    await using server = await startMailServer()
    const [whole, home] = [join(folder(), 'cases.db'), folder()]
    const db = openToWrite(whole)
    const { id } = storeOn(db, whole, projectCase).create('telekom', () => [opened])
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    db.close()
    writeFileSync(join(home, 'cases.db'), readFileSync(whole))
    mkdirSync(join(home, 'cases.db-wal'))
    const { code, json } = await escalate({ home, port: server.port }, 'next', id, '--yes')
    expect([code, json.error.code]).toEqual([1, 'store_not_writable'])
    expect(server.connections()).toBe(0)
  })

  it('cannot hold attachments: no case, no mail', async () => {
    await using server = await startMailServer()
    const home = folder()
    writeFileSync(join(home, 'attachments'), 'a file')
    const photo = join(folder(), 'photo.txt')
    writeFileSync(photo, 'the cut cable')
    const { code, json } = await escalate({ home, port: server.port }, ...NEW, '--attach', photo)
    expect([code, json.error.code]).toEqual([1, 'home_not_writable'])
    expect(server.connections()).toBe(0)
    expect(readdirSync(home)).toEqual(['attachments'])
  })

  it('cannot hold a draft file: no hand-off is recorded', async () => {
    const home = folder()
    writeFileSync(join(home, 'hand-offs'), 'a file')
    const long = NEW.map(word =>
      word === 'Die Leitung ist tot.' ? 'Die Leitung ist tot. '.repeat(200) : word,
    )
    const { code, json } = await escalate({ home }, ...long)
    expect([code, json.error.code]).toEqual([1, 'home_not_writable'])
    expect((await escalate({ home }, 'status')).json.cases).toEqual([])
  })
})

it('what was written before a fault is still there after it', async () => {
  const { store, full, db } = smallDisk()
  const { id } = store.create('telekom', () => [opened])
  const note: NewEvent = { type: 'note_added', at: NOW, text: LONG }
  full(true)
  expect(() => store.append(id, () => [note])).toThrow(expect.objectContaining({ code: 'disk_full' }))
  expect(store.verify()).toEqual([])
  expect(store.load(id)).toHaveLength(1)
  db.close()
})
