import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../src/store/driver.ts'
import { openStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { folder } from './folder.ts'
import { AT, note, project } from './sample.ts'

/** @returns path of a store as the program wrote it before it could receive: two cases, a forgotten one, holidays */
function oldStore(): string {
  const file = join(folder(), 'cases.db')
  const db = openDatabase(file)
  db.exec(`PRAGMA journal_mode = WAL; ${readFileSync('test/store/format-1.sql', 'utf8')}`)
  db.exec(`INSERT INTO tray VALUES ('old', '${AT}', '{}')`)
  db.close()
  return file
}

function opened(file: string, readOnly = false): Store {
  const store = openStore({ file, project, readOnly })
  onTestFinished(() => store.close())
  return store
}

const whatItSays = (store: Store) => ({
  cases: store.overview({ all: true }),
  events: store.load('telekom-1')?.length,
  forgotten: [store.load('dhl-1'), store.forgottenAt('dhl-1')],
  sent: store.delivered('abc'),
  holidays: store.holidays('DE-BW-2026'),
  tray: [store.trayCount(), store.trayGet('old'), store.trayList()],
  wrong: store.verify(),
})

const SAID = {
  cases: [
    { id: 'telekom-1', open: true, nextDue: '2026-12-01T00:00:00Z', body: expect.anything() },
    { id: 'telekom-2', open: false, nextDue: null, body: expect.anything() },
  ],
  events: 3,
  forgotten: [null, AT],
  sent: { id: 'telekom-1', seq: 1 },
  holidays: '["2026-12-25"]',
  tray: [1, { id: 'old', at: AT, body: {} }, [{ id: 'old', at: AT, body: {} }]],
  wrong: [],
}

it('a store of format 1 is read as it is: nothing received, no marks, the file unchanged', () => {
  const file = oldStore()
  const before = readFileSync(file)
  const reader = opened(file, true)
  expect(whatItSays(reader)).toEqual(SAID)
  expect([reader.received('k'), reader.mark('m')]).toEqual([null, null])
  expect(readFileSync(file)).toEqual(before)
})

it('also where nothing beside it can be written', () => {
  const file = oldStore()
  symlinkSync('nowhere', `${file}-shm`)
  expect(whatItSays(opened(file, true))).toEqual(SAID)
  expect(() => openStore({ file, project })).toThrow(expect.objectContaining({ code: 'store_not_writable' }))
})

it('brought to the newest format it says the same and receives', () => {
  const file = oldStore()
  const reader = opened(file, true)
  const store = opened(file)
  expect(whatItSays(store)).toEqual(SAID)
  const arrival = { key: 'k', to: { caseId: 'telekom-2', events: [note('reply')] } }
  store.receive([arrival], { m: '1' })
  expect(store.assign('old', 'telekom-1', () => [note('from the tray')])).toHaveLength(4)
  const gone = { key: 'l', to: { caseId: 'dhl-1', events: [note('late')] } }
  expect(store.receive([gone], {})[0]?.place).toEqual({ forgotten: 'dhl-1' })
  expect(store.create('telekom', () => [note('x')]).id).toBe('telekom-3')
  // One that was open while another process changed the format sees the new tables.
  expect([reader.received('k'), reader.mark('m')]).toEqual([{ caseId: 'telekom-2', seq: 3 }, '1'])
  expect(store.verify()).toEqual([])
})
