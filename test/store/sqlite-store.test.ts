import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { NewEvent } from '../../src/case/events.ts'
import { openDatabase } from '../../src/store/driver.ts'
import { openStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { folder } from './folder.ts'
import { AT, note, project } from './sample.ts'

const fileIn = (dir: string) => join(dir, 'cases.db')

function opened(file: string, readOnly = false): Store {
  const store = openStore({ file, project, readOnly })
  onTestFinished(() => store.close())
  return store
}

const fresh = (): Store => opened(fileIn(folder()))

describe('cases and their events', () => {
  it('numbers cases by prefix and events by case', () => {
    const store = fresh()
    expect(store.create('telekom', () => [note('one')]).id).toBe('telekom-1')
    expect(store.create('telekom', () => [note('two')]).id).toBe('telekom-2')
    expect(store.create('dhl', id => [note(id)]).id).toBe('dhl-1')
    const events = store.append('telekom-1', before => [note(`after ${before.length}`), note('third')])
    expect(events.map(event => [event.seq, event.type, 'text' in event && event.text])).toEqual([
      [1, 'note_added', 'one'],
      [2, 'note_added', 'after 1'],
      [3, 'note_added', 'third'],
    ])
    expect(store.load('telekom-1')).toEqual(events)
    expect(store.load('telekom-9')).toBeNull()
  })

  it('keeps all fields of a type that this version does not know', () => {
    const store = fresh()
    const future = { type: 'robot_called', at: AT, beeps: [1, { deep: true }] } as unknown as NewEvent
    const { id } = store.create('a', () => [future])
    expect(store.load(id)).toEqual([{ seq: 1, type: 'robot_called', at: AT, beeps: [1, { deep: true }] }])
  })

  it('writes nothing when the decision or the projection throws, not even a number', () => {
    const dir = folder()
    const store = opened(fileIn(dir))
    const { id } = store.create('a', () => [note('one')])
    const stop = () => {
      throw new RangeError('no')
    }
    expect(() => store.append(id, stop)).toThrow(RangeError)
    expect(() => store.create('a', stop)).toThrow(RangeError)
    const broken = openStore({ file: fileIn(dir), project: stop })
    onTestFinished(() => broken.close())
    expect(() => broken.append(id, () => [note('lost')])).toThrow(RangeError)
    expect(store.load(id)).toHaveLength(1)
    expect(store.create('a', () => [note('next')]).id).toBe('a-2')
  })

  it('says which case is unknown', () => {
    expect(() => fresh().append('nobody-1', () => [note('x')])).toThrow(
      expect.objectContaining({
        code: 'unknown_case',
        exit: 2,
        message: expect.stringContaining('nobody-1'),
      }),
    )
  })

  it('finds a case by its id or by how its id begins', () => {
    const store = fresh()
    for (let n = 0; n < 25; n += 1) store.create('telekom', () => [note('x')])
    store.create('tele2', () => [note('x')])
    expect(store.resolve('telekom-1')).toEqual(['telekom-1'])
    expect(store.resolve('tele2')).toEqual(['tele2-1'])
    expect(store.resolve('telekom-')).toHaveLength(20)
    expect(store.resolve('tel%')).toEqual([])
    expect(store.resolve('x')).toEqual([])
  })

  it('lists open cases, the soonest date first, those without one last', () => {
    const store = fresh()
    store.create('c', () => [note('due:2026-12-02T00:00:00Z')])
    store.create('b', () => [note('no date')])
    store.create('a', () => [note('due:2026-12-01T00:00:00Z')])
    const closed: NewEvent = { type: 'case_closed', at: AT, outcome: 'solved', why: null }
    store.create('d', () => [note('x'), closed])
    for (let n = 0; n < 10; n += 1) store.create('b', () => [note('x')])
    const ids = store.overview({ all: false }).map(({ id }) => id)
    expect(ids.slice(0, 5)).toEqual(['a-1', 'c-1', 'b-1', 'b-2', 'b-3'])
    expect(ids.at(-1)).toBe('b-11')
    expect(store.overview({ all: true }).find(({ id }) => id === 'd-1')).toMatchObject({ open: false })
  })

  it('looks up a delivery inside the decision, the earliest first', () => {
    const store = fresh()
    store.create('late', () => [note('digest:abc', '2026-11-24T00:00:00Z')])
    store.create('early', () => [note('x'), note('digest:abc', '2026-11-20T00:00:00Z')])
    store.append('late-1', (_, look) => {
      expect(look.delivered('abc')).toEqual({ id: 'early-1', seq: 2 })
      expect(look.delivered('other')).toBeNull()
      return []
    })
  })

  it('keeps holidays', () => {
    const store = fresh()
    expect(store.holidays('DE-BY-2026')).toBeNull()
    store.keepHolidays('DE-BY-2026', '[1]')
    store.keepHolidays('DE-BY-2026', '[2]')
    expect(store.holidays('DE-BY-2026')).toBe('[2]')
  })

  it('counts and shows the tray', () => {
    const file = fileIn(folder())
    const store = opened(file)
    const db = openDatabase(file)
    onTestFinished(() => db.close())
    db.prepare('INSERT INTO tray VALUES (?, ?, ?)').run('m1', AT, '{"from":"a@example.org"}')
    expect(store.trayCount()).toBe(1)
    expect(store.trayGet('m1')).toEqual({ id: 'm1', at: AT, body: { from: 'a@example.org' } })
    expect(store.trayGet('m2')).toBeNull()
  })
})

describe('reading only', () => {
  it('answers as empty where there is no file and creates nothing', () => {
    const dir = folder()
    const store = opened(join(dir, 'not', 'there', 'cases.db'), true)
    expect([store.load('a-1'), store.resolve('a'), store.overview({ all: true }), store.trayCount()]).toEqual(
      [null, [], [], 0],
    )
    expect(() => store.append('a-1', () => [])).toThrow(expect.objectContaining({ code: 'unknown_case' }))
    expect(readdirSync(dir)).toEqual([])
  })

  it('reads what is there and refuses to write it', () => {
    const file = fileIn(folder())
    opened(file).create('a', () => [note('one')])
    const before = readFileSync(file)
    const reader = opened(file, true)
    expect(reader.load('a-1')).toHaveLength(1)
    expect(reader.overview({ all: false })).toHaveLength(1)
    expect(() => reader.create('a', () => [note('two')])).toThrow(TypeError)
    reader.keepHolidays('k', 'v')
    expect(reader.holidays('k')).toBeNull()
    expect(readFileSync(file)).toEqual(before)
  })

  it('takes a file in which nothing was ever created as empty', () => {
    const file = fileIn(folder())
    openDatabase(file).exec('PRAGMA user_version = 0')
    expect(opened(file, true).overview({ all: true })).toEqual([])
    expect(existsSync(`${file}-wal`)).toBe(false)
  })
})

describe('rebuild and verify', () => {
  it('finds and mends a row that says something else than the events', () => {
    const file = fileIn(folder())
    const store = opened(file)
    store.create('a', () => [note('digest:abc')])
    store.create('b', () => [note('x')])
    store.create('c', () => [note('x')])
    expect(store.verify()).toEqual([])
    const db = openDatabase(file)
    onTestFinished(() => db.close())
    db.exec(`UPDATE cases SET open = 0 WHERE id = 'b-1'; DELETE FROM cases WHERE id = 'c-1';
      DELETE FROM deliveries; INSERT INTO cases VALUES ('z-1', 'z', 1, '', 1, NULL, 'null')`)
    const faults = store.verify().join('\n')
    for (const id of ['a-1', 'b-1', 'c-1', 'z-1']) expect(faults).toContain(id)
    expect(store.rebuild()).toBe(3)
    expect(store.verify()).toEqual([])
    expect(store.overview({ all: true })).toHaveLength(3)
  })
})
