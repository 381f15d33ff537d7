import { copyFileSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { NewEvent } from '../../src/case/events.ts'
import { type Database, openDatabase } from '../../src/store/driver.ts'
import { openStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { folder } from './folder.ts'
import { AT, note, project } from './sample.ts'

function both(): { store: Store; db: Database; file: string; dir: string } {
  const dir = folder()
  const file = join(dir, 'cases.db')
  const store = openStore({ file, project })
  const db = openDatabase(file)
  onTestFinished(() => {
    store.close()
    db.close()
  })
  return { store, db, file, dir }
}

const filesHold = (dir: string, text: string): string[] =>
  readdirSync(dir).filter(
    name => statSync(join(dir, name)).isFile() && readFileSync(join(dir, name)).includes(text),
  )

describe('events are append-only', () => {
  it.each([
    ["UPDATE events SET body = '{}'", /never changed/],
    ['UPDATE events SET seq = 9 WHERE seq = 1', /never changed/],
    ['DELETE FROM events', /never deleted/],
    ["INSERT OR REPLACE INTO events VALUES ('a-1', 1, 'x', 'y', '{}')", /only appended/],
    ["INSERT INTO events VALUES ('a-1', 9, 'x', 'y', '{}')", /only appended/],
  ])('%s is refused', (sql, said) => {
    const { store, db } = both()
    store.create('a', () => [note('one'), note('two')])
    const before = store.load('a-1')
    expect(() => db.exec(sql)).toThrow(said)
    expect(store.load('a-1')).toEqual(before)
  })
})

describe('forget', () => {
  const SECRET = 'Kundennummer-4711-0815-geheim'

  it('leaves no trace of the text in any file, keeps numbers, dates and types', () => {
    const { store, dir } = both()
    store.create('a', () => [note(`${SECRET} ${'x'.repeat(20_000)}`), note(`due:${SECRET}`)])
    for (let n = 0; n < 40; n += 1) store.append('a-1', () => [note(`${SECRET} ${'y'.repeat(n * 40)}`)])
    store.create('b', () => [note('stays')])
    expect(filesHold(dir, SECRET)).not.toEqual([])
    expect(store.forget('a-1', AT)).toBe(42)
    expect(filesHold(dir, SECRET)).toEqual([])
    expect(filesHold(dir, 'stays')).toEqual(['cases.db'])
  })

  it('takes the case out of every answer but the one that it was forgotten', () => {
    const { store, db } = both()
    store.create('a', () => [note('digest:abc')])
    store.forget('a-1', '2026-12-01T00:00:00Z')
    expect(store.load('a-1')).toBeNull()
    expect(store.resolve('a')).toEqual([])
    expect(store.overview({ all: true })).toEqual([])
    expect(store.forgottenAt('a-1')).toBe('2026-12-01T00:00:00Z')
    expect(() => store.append('a-1', () => [note('x')])).toThrow(
      expect.objectContaining({ code: 'unknown_case' }),
    )
    const rows = db.prepare('SELECT seq, at, type, body FROM events').all()
    expect(rows).toEqual([
      { seq: 1, at: AT, type: 'note_added', body: expect.stringMatching(/^\{"hash":"[0-9a-f]{64}"\}$/) },
    ])
    expect(store.verify()).toEqual([])
    expect(store.rebuild()).toBe(0)
  })

  it('still knows what it sent, and never gives the number again', () => {
    const { store } = both()
    store.create('a', () => [note('digest:abc')])
    store.forget('a-1', AT)
    store.rebuild()
    const { id } = store.create('a', (_, look) => {
      expect(look.delivered('abc')).toEqual({ id: 'a-1', seq: 1 })
      return [note('x')]
    })
    expect(id).toBe('a-2')
  })

  it('does no harm twice, and refuses what is unknown', () => {
    const { store } = both()
    store.create('a', () => [note('x')])
    expect([store.forget('a-1', AT), store.forget('a-1', '2027-01-01T00:00:00Z')]).toEqual([1, 1])
    expect(store.forgottenAt('a-1')).toBe(AT)
    expect(() => store.forget('b-1', AT)).toThrow(expect.objectContaining({ code: 'unknown_case', exit: 2 }))
  })

  it('opens only its own events to change, and only their content', () => {
    const { store, db } = both()
    store.create('a', () => [note('x')])
    store.create('b', () => [note('x')])
    store.forget('a-1', AT)
    expect(() => db.exec("UPDATE events SET type = 'y' WHERE case_id = 'a-1'")).toThrow(/never changed/)
    expect(() => db.exec("UPDATE events SET body = '{}' WHERE case_id = 'b-1'")).toThrow(/never changed/)
    expect(() => db.exec("INSERT INTO events VALUES ('a-1', 2, 'x', 'y', '{}')")).toThrow(/only appended/)
  })
})

describe('hostile content', () => {
  it('comes back as it was, and changes nobody elses prototype', () => {
    const { store } = both()
    store.create('a', () => [note('first')])
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.string({ unit: 'binary' }), (value, text) => {
        const event = { type: 'odd', at: AT, value, text } as unknown as NewEvent
        const stored = store.append('a-1', () => [event]).at(-1)
        expect(store.load('a-1')?.at(-1)).toEqual(stored)
        expect(Object.getPrototypeOf(stored)).toBe(Object.prototype)
        expect(({} as Record<string, unknown>).polluted).toBeUndefined()
      }),
      { numRuns: 200 },
    )
  })

  it('loses fields named __proto__, however they are spelt', () => {
    const { store, db } = both()
    store.create('a', () => [note('x')])
    const bodies = [
      '{"__proto__":{"polluted":1},"a":{"__proto__":{"polluted":1}}}',
      '{"\\u005f_proto__":{"polluted":1}}',
    ]
    for (const [index, body] of bodies.entries()) {
      db.prepare("INSERT INTO events VALUES ('a-1', ?, 'x', 'odd', ?)").run(index + 2, body)
    }
    for (const event of store.load('a-1') ?? []) {
      const copy = Object.assign({}, event)
      expect((copy as Record<string, unknown>).polluted).toBeUndefined()
      expect(Object.hasOwn(event, '__proto__')).toBe(false)
    }
  })
})

it('a copy of the file taken while it is open is whole once the WAL comes with it', () => {
  const { store, file, dir } = both()
  store.create('a', () => [note('x')])
  const copy = join(dir, 'copy.db')
  copyFileSync(file, copy)
  copyFileSync(`${file}-wal`, `${copy}-wal`)
  const other = openStore({ file: copy, project })
  onTestFinished(() => other.close())
  expect(other.load('a-1')).toHaveLength(1)
})
