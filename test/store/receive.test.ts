import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../src/store/driver.ts'
import { openStore } from '../../src/store/sqlite-store.ts'
import type { Arrival, Store } from '../../src/store/store.ts'
import { folder } from './folder.ts'
import { AT, note, project } from './sample.ts'

const fileIn = (dir: string) => join(dir, 'cases.db')

function opened(file: string, readOnly = false): Store {
  const store = openStore({ file, project, readOnly })
  onTestFinished(() => store.close())
  return store
}

function withCases(...prefixes: string[]): Store {
  const store = opened(fileIn(folder()))
  for (const prefix of prefixes) store.create(prefix, () => [note('start')])
  return store
}

const toCase = (key: string, caseId: string, ...texts: string[]): Arrival => ({
  key,
  to: { caseId, events: (texts.length === 0 ? [key] : texts).map(text => note(text)) },
})

const toTray = (key: string, id = `t-${key}`, at = AT): Arrival => ({
  key,
  to: { tray: { id, at, body: { key } } },
})

const textsOf = (store: Store, id: string) => store.load(id)?.map(event => 'text' in event && event.text)

describe('receiving', () => {
  it('writes events, tray, keys, row and marks together', () => {
    const store = withCases('a', 'b')
    const arrived = store.receive(
      [toCase('k1', 'a-1', 'one', 'two'), toTray('k2'), toCase('k3', 'a-1'), toCase('k4', 'b-1', 'due:2027')],
      { 'cursor:email:INBOX': '7:19' },
    )
    expect(arrived).toEqual([
      { key: 'k1', known: false, place: { caseId: 'a-1', seq: 2 } },
      { key: 'k2', known: false, place: { tray: 't-k2' } },
      { key: 'k3', known: false, place: { caseId: 'a-1', seq: 4 } },
      { key: 'k4', known: false, place: { caseId: 'b-1', seq: 2 } },
    ])
    expect(textsOf(store, 'a-1')).toEqual(['start', 'one', 'two', 'k3'])
    expect(store.overview({ all: true })[0]).toMatchObject({ id: 'b-1', nextDue: '2027' })
    expect(store.trayList()).toEqual([{ id: 't-k2', at: AT, body: { key: 'k2' } }])
    expect(store.mark('cursor:email:INBOX')).toBe('7:19')
    expect(arrived.map(({ key }) => store.received(key))).toEqual(arrived.map(({ place }) => place))
    expect(store.received('k9')).toBeNull()
    expect(store.verify()).toEqual([])
  })

  it('takes a key once, in one batch and in the next, wherever the copy would go', () => {
    const store = withCases('a', 'b')
    const first = store.receive([toCase('k', 'a-1'), toCase('k', 'a-1'), toTray('k')], {})
    expect(first.map(({ known }) => known)).toEqual([false, true, true])
    const again = store.receive([toCase('k', 'b-1'), toTray('l'), toCase('l', 'b-1')], { m: '1' })
    expect(again).toEqual([
      { key: 'k', known: true, place: { caseId: 'a-1', seq: 2 } },
      { key: 'l', known: false, place: { tray: 't-l' } },
      { key: 'l', known: true, place: { tray: 't-l' } },
    ])
    expect([textsOf(store, 'a-1'), textsOf(store, 'b-1')]).toEqual([['start', 'k'], ['start']])
    expect([store.trayCount(), store.mark('m')]).toEqual([1, '1'])
  })

  it('writes nothing at all when one arrival cannot be written', () => {
    const store = withCases('a')
    store.keepMark('m', 'old')
    const batch = (bad: Arrival) => () => store.receive([toCase('k', 'a-1'), toTray('t'), bad], { m: 'new' })
    expect(batch(toCase('x', 'nobody-1'))).toThrow(expect.objectContaining({ code: 'unknown_case', exit: 2 }))
    expect(batch({ key: 'x', to: { caseId: 'a-1', events: [] } })).toThrow(TypeError)
    expect([store.received('k'), store.received('t'), store.trayCount()]).toEqual([null, null, 0])
    expect([store.mark('m'), textsOf(store, 'a-1')]).toEqual(['old', ['start']])
  })

  it('goes on behind what others wrote between two batches, and what a failed batch did not', () => {
    const file = fileIn(folder())
    const [store, other] = [opened(file), opened(file)]
    store.create('a', () => [note('start')])
    store.receive([toCase('k', 'a-1')], {})
    other.append('a-1', () => [note('theirs')])
    expect(() => store.receive([toCase('l', 'a-1'), toCase('x', 'nobody-1')], {})).toThrow()
    other.append('a-1', () => [note('theirs, due:2027')])
    store.receive([toCase('m', 'a-1')], {})
    store.receive([toCase('n', 'a-1', 'n', 'due:2028')], {})
    expect(textsOf(store, 'a-1')).toEqual(['start', 'k', 'theirs', 'theirs, due:2027', 'm', 'n', 'due:2028'])
    expect(store.verify()).toEqual([])
  })

  it('keeps two messages that want the same tray id', () => {
    const store = withCases()
    const places = store.receive([toTray('k', 't'), toTray('l', 't'), toTray('m', 't')], {})
    expect(places.map(({ place }) => place)).toEqual([{ tray: 't' }, { tray: 't-2' }, { tray: 't-3' }])
    expect(store.trayGet('t-3')?.body).toEqual({ key: 'm' })
    expect(store.received('l')).toEqual({ tray: 't-2' })
  })

  it('takes a thousand messages in one batch, each in its case', () => {
    const store = withCases(...Array.from({ length: 20 }, () => 'a'))
    const batch = Array.from({ length: 1_000 }, (_, n) =>
      n % 25 === 0 ? toTray(`k${n}`) : toCase(`k${n}`, `a-${(n % 20) + 1}`),
    )
    const arrived = store.receive(batch, { c: '1000' })
    expect(arrived.filter(({ known }) => !known)).toHaveLength(1_000)
    expect(store.trayCount()).toBe(40)
    expect(textsOf(store, 'a-8')).toEqual([
      'start',
      ...batch.flatMap(({ key }, n) => (n % 20 === 7 && n % 25 ? [key] : [])),
    ])
    expect(store.verify()).toEqual([])
    expect(store.receive(batch, { c: '1000' }).every(({ known }) => known)).toBe(true)
  })

  it('shows the tray from its oldest message on', () => {
    const store = withCases()
    store.receive(
      [toTray('b', 'b', '2026-11-24'), toTray('c', 'c', '2026-11-23'), toTray('a', 'a', '2026-11-24')],
      {},
    )
    expect(store.trayList().map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })

  it('keeps marks by name', () => {
    const store = withCases()
    expect(store.mark('last-check')).toBeNull()
    store.keepMark('last-check', '1')
    store.keepMark('last-check', '2')
    expect([store.mark('last-check'), store.mark('other')]).toEqual(['2', null])
  })
})

describe('a forgotten case', () => {
  const SECRET = 'Zahnarztrechnung'

  it('keeps nothing of what comes in for it, but the key', () => {
    const dir = folder()
    const store = opened(fileIn(dir))
    store.create('a', () => [note('start')])
    store.receive([toCase('before', 'a-1', SECRET)], {})
    store.forget('a-1', AT)
    expect(store.received('before')).toEqual({ forgotten: 'a-1' })
    const arrived = store.receive([toCase('after', 'a-1', SECRET), toCase('before', 'a-1', SECRET)], {
      m: '1',
    })
    expect(arrived).toEqual([
      { key: 'after', known: false, place: { forgotten: 'a-1' } },
      { key: 'before', known: true, place: { forgotten: 'a-1' } },
    ])
    expect(store.receive([toCase('after', 'a-1', SECRET)], {})[0]).toMatchObject({ known: true })
    expect([store.load('a-1'), store.mark('m'), store.verify()]).toEqual([null, '1', []])
    const bytes = readdirSync(dir).map(name => readFileSync(join(dir, name), 'latin1'))
    expect(bytes.join('')).not.toContain(SECRET)
    expect(bytes.join('')).toContain('before')
  })

  it('leaves no trace of a message that came by the tray', () => {
    const dir = folder()
    const store = opened(fileIn(dir))
    store.create('a', () => [note('start')])
    store.receive([{ key: 'k', to: { tray: { id: 't', at: AT, body: { text: SECRET } } } }], {})
    store.assign('t', 'a-1', () => [note(SECRET)])
    store.forget('a-1', AT)
    const bytes = readdirSync(dir).map(name => readFileSync(join(dir, name), 'latin1'))
    expect(bytes.join('')).not.toContain(SECRET)
  })
})

describe('assigning', () => {
  it('moves a message out of the tray and its key with it', () => {
    const store = withCases('a')
    store.receive([toTray('k'), toTray('l')], {})
    const events = store.assign('t-k', 'a-1', before => [note(`after ${before.length}`), note('more')])
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect([store.trayGet('t-k'), store.trayCount()]).toEqual([null, 1])
    expect(store.received('k')).toEqual({ caseId: 'a-1', seq: 2 })
    expect(store.receive([toTray('k')], {})[0]).toMatchObject({
      known: true,
      place: { caseId: 'a-1', seq: 2 },
    })
    expect(store.verify()).toEqual([])
  })

  it('changes nothing where the message or the case is not there, or the decision fails', () => {
    const store = withCases('a')
    store.receive([toTray('k')], {})
    const assign =
      (tray: string, id: string, texts = ['x']) =>
      () =>
        store.assign(tray, id, () => texts.map(text => note(text)))
    expect(assign('t-9', 'a-1')).toThrow(expect.objectContaining({ code: 'unknown_unmatched', exit: 2 }))
    expect(assign('t-k', 'b-1')).toThrow(expect.objectContaining({ code: 'unknown_case', exit: 2 }))
    expect(assign('t-k', 'a-1', [])).toThrow(TypeError)
    expect([store.trayCount(), store.received('k'), textsOf(store, 'a-1')]).toEqual([
      1,
      { tray: 't-k' },
      ['start'],
    ])
    assign('t-k', 'a-1')()
    expect(assign('t-k', 'a-1')).toThrow(expect.objectContaining({ code: 'unknown_unmatched' }))
    expect(textsOf(store, 'a-1')).toEqual(['start', 'x'])
  })
})

describe('verify and rebuild', () => {
  it('find keys whose message is nowhere, and let these messages come again', () => {
    const file = fileIn(folder())
    const store = opened(file)
    store.create('a', () => [note('start')])
    store.receive([toTray('k'), toTray('l'), toCase('m', 'a-1')], {})
    const db = openDatabase(file)
    onTestFinished(() => db.close())
    db.exec("DELETE FROM tray WHERE id = 't-k'; UPDATE received SET seq = 9 WHERE key = 'm'")
    expect(store.verify()).toEqual([expect.stringContaining('2 messages')])
    expect(store.rebuild()).toBe(1)
    expect([store.verify(), store.received('k'), store.received('m')]).toEqual([[], null, null])
    expect(store.received('l')).toEqual({ tray: 't-l' })
  })

  it('name a message of the tray that cannot be read, without its text', () => {
    const file = fileIn(folder())
    const store = opened(file)
    store.receive([toTray('k')], {})
    const db = openDatabase(file)
    onTestFinished(() => db.close())
    db.exec(`UPDATE tray SET body = '{"hunter2'`)
    expect(store.verify()).toEqual([expect.stringMatching(/t-k in the tray(?!.*hunter2)/)])
    expect(() => store.trayList()).toThrow(expect.objectContaining({ code: 'store_damaged' }))
  })
})

it('a reader refuses to receive, assign and mark', () => {
  const file = fileIn(folder())
  opened(file).create('a', () => [note('start')])
  for (const reader of [opened(file, true), opened(fileIn(folder()), true)]) {
    expect(() => reader.receive([toTray('k')], {})).toThrow(TypeError)
    expect(() => reader.assign('t', 'a-1', () => [])).toThrow(TypeError)
    expect(() => reader.keepMark('m', '1')).toThrow(TypeError)
    expect([reader.received('k'), reader.mark('m'), reader.trayList()]).toEqual([null, null, []])
  }
})
