import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isSound, openDatabase } from '../../src/store/driver.ts'
import { ensureFolder } from '../../src/store/paths.ts'
import { MIGRATIONS, migrate } from '../../src/store/schema.ts'
import { storeError } from '../../src/store/sqlite-errors.ts'
import { openStore, storeOn } from '../../src/store/sqlite-store.ts'
import { openToWrite } from '../../src/store/store-file.ts'
import { folder } from './folder.ts'
import { note, project } from './sample.ts'

const failing = (code: string, exit: number) => expect.objectContaining({ code, exit, name: 'UserError' })

describe('the file', () => {
  it.each([true, false])('of a newer version is refused and left as it is (read only: %s)', readOnly => {
    const file = join(folder(), 'cases.db')
    const db = openDatabase(file)
    db.exec('CREATE TABLE future (a); PRAGMA user_version = 7')
    db.close()
    const before = readFileSync(file)
    expect(() => openStore({ file, project, readOnly })).toThrow(failing('store_newer', 1))
    expect(() => openStore({ file, project, readOnly })).toThrow(/format 7.*up to 2.*Nothing was changed/)
    expect(readFileSync(file)).toEqual(before)
  })

  it('is brought from any older format to the newest, step by step', () => {
    const db = openDatabase(':memory:')
    onTestFinished(() => db.close())
    migrate(db, 'x', [...MIGRATIONS])
    const two = [...MIGRATIONS, 'CREATE TABLE second (a)', 'CREATE TABLE third (a)']
    expect(migrate(db, 'x', two)).toBe(MIGRATIONS.length + 2)
    expect(migrate(db, 'x', two)).toBe(MIGRATIONS.length + 2)
    expect(db.prepare('SELECT count(*) AS n FROM third').get()?.n).toBe(0)
  })

  it('keeps its old format when a step fails', () => {
    const db = openDatabase(':memory:')
    onTestFinished(() => db.close())
    migrate(db, 'x')
    expect(() =>
      migrate(db, 'x', [...MIGRATIONS, 'CREATE TABLE second (a); CREATE TABLE second (a)']),
    ).toThrow()
    expect(db.prepare('PRAGMA user_version').get()?.user_version).toBe(MIGRATIONS.length)
    expect(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'second'").get()?.n).toBe(0)
  })

  it.each([true, false])(
    'that is no database is said to be damaged, with what to do (read only: %s)',
    readOnly => {
      const file = join(folder(), 'cases.db')
      writeFileSync(file, 'this is a shopping list\n'.repeat(500))
      const before = readFileSync(file)
      expect(() => openStore({ file, project, readOnly })).toThrow(
        expect.objectContaining({
          code: 'store_damaged',
          exit: 1,
          hints: [expect.stringContaining('escalate doctor')],
        }),
      )
      expect(readFileSync(file)).toEqual(before)
    },
  )

  it('with an event that is no JSON is said to be damaged', () => {
    const file = join(folder(), 'cases.db')
    const store = openStore({ file, project })
    onTestFinished(() => store.close())
    store.create('a', () => [note('x')])
    const db = openDatabase(file)
    db.exec("INSERT INTO events VALUES ('a-1', 2, 'x', 'y', '{oops')")
    db.close()
    expect(() => store.load('a-1')).toThrow(failing('store_damaged', 1))
    expect(store.verify().join()).toContain('a-1')
  })

  it.each(['events', 'cases', 'tray'])('with damaged text in %s is told without that text', table => {
    const file = join(folder(), 'cases.db')
    const store = openStore({ file, project })
    onTestFinished(() => store.close())
    store.create('a', () => [note('hunter2')])
    for (const text of ['{"oops: hunter2', '"hunter2"', '17', 'null']) {
      const db = openDatabase(file)
      if (table === 'events') db.exec('DROP TRIGGER IF EXISTS events_as_written')
      if (table === 'tray') db.exec("INSERT OR REPLACE INTO tray VALUES ('t', 'x', '')")
      db.prepare(`UPDATE ${table} SET body = ?`).run(text)
      db.close()
      const read = () =>
        table === 'events'
          ? store.load('a-1')
          : table === 'cases'
            ? store.overview({ all: true })
            : store.trayGet('t')
      expect(read).toThrow(failing('store_damaged', 1))
      expect(read).not.toThrow(/hunter2/)
      expect(read).toThrow(
        expect.objectContaining({
          hints: [expect.stringContaining(table === 'cases' ? '--rebuild' : 'doctor')],
        }),
      )
      expect(store.verify().join()).not.toContain('hunter2')
    }
    if (table !== 'cases') return
    store.rebuild()
    expect([store.overview({ all: true }).length, store.verify()]).toEqual([1, []])
  })

  it.each([true, false])('of 0 bytes is a new one, unless cases left something (read only: %s)', readOnly => {
    const dir = folder()
    const file = join(dir, 'cases.db')
    writeFileSync(file, '')
    mkdirSync(join(dir, 'attachments'))
    const opened = openStore({ file, project, readOnly: true })
    expect(opened.overview({ all: true })).toEqual([])
    writeFileSync(join(dir, 'attachments', 'a'.repeat(64)), 'photo')
    expect(() => openStore({ file, project, readOnly })).toThrow(failing('store_damaged', 1))
    rmSync(join(dir, 'attachments'), { recursive: true })
    openStore({ file, project }).close()
    writeFileSync(file, '')
    writeFileSync(`${file}-wal`, 'what was not merged yet')
    expect(() => openStore({ file, project, readOnly })).toThrow(/empty, although/)
    expect(readFileSync(`${file}-wal`, 'utf8')).toBe('what was not merged yet')
  })

  it('is made private again when others could read it', () => {
    const file = join(folder(), 'cases.db')
    openStore({ file, project }).close()
    chmodSync(file, 0o644)
    openStore({ file, project }).close()
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})

describe('the disk', () => {
  it('full: says so with the free space, keeps what was there, goes on when there is room', () => {
    const file = join(folder(), 'cases.db')
    const db = openToWrite(file)
    const store = storeOn(db, file, project)
    onTestFinished(() => store.close())
    store.create('a', () => [note('first')])
    db.exec('PRAGMA max_page_count = 20')
    const big = () => [note('x'.repeat(200_000))]
    expect(() => store.append('a-1', big)).toThrow(failing('disk_full', 1))
    expect(() => store.append('a-1', big)).toThrow(/MB are free there/)
    expect(() => store.create('a', big)).toThrow(failing('disk_full', 1))
    expect(store.load('a-1')).toHaveLength(1)
    expect(store.verify()).toEqual([])
    db.exec('PRAGMA max_page_count = 100000')
    expect(store.append('a-1', big)).toHaveLength(2)
  })

  it('a home that cannot be made is named', () => {
    const dir = folder()
    writeFileSync(join(dir, 'file'), '')
    const file = join(dir, 'file', 'home', 'cases.db')
    expect(() => openStore({ file, project })).toThrow(failing('home_not_writable', 1))
    expect(() => openStore({ file, project })).toThrow(join(dir, 'file', 'home'))
    expect(() => ensureFolder(join(dir, 'file'))).toThrow(failing('home_not_writable', 1))
  })

  it('a folder in place of the file cannot be opened', () => {
    const file = join(folder(), 'cases.db')
    mkdirSync(file)
    expect(() => openStore({ file, project })).toThrow(failing('store_not_writable', 1))
    expect(() => openStore({ file, project, readOnly: true })).toThrow(failing('store_not_writable', 1))
  })

  it('a reader manages where nothing beside the file can be written, unless a WAL would be missed', () => {
    const file = join(folder(), 'cases.db')
    const db = openToWrite(file)
    storeOn(db, file, project).create('a', () => [note('x')])
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    db.close()
    const aside = join(folder(), 'cases.db')
    writeFileSync(aside, readFileSync(file))
    symlinkSync('nowhere', `${aside}-shm`)
    const reader = openStore({ file: aside, project, readOnly: true })
    expect(reader.load('a-1')).toHaveLength(1)
    reader.close()
    writeFileSync(`${aside}-wal`, 'not empty')
    expect(() => openStore({ file: aside, project, readOnly: true })).toThrow(
      failing('store_not_writable', 1),
    )
  })

  it('held by another writer for too long is exit 7', () => {
    const file = join(folder(), 'cases.db')
    const db = openToWrite(file)
    const store = storeOn(db, file, project)
    const other = openDatabase(file)
    onTestFinished(() => {
      other.close()
      store.close()
    })
    other.exec('BEGIN IMMEDIATE')
    db.exec('PRAGMA busy_timeout = 1')
    expect(() => store.create('a', () => [note('x')])).toThrow(failing('store_busy', 7))
    other.exec('ROLLBACK')
    expect(store.create('a', () => [note('x')]).id).toBe('a-1')
  })

  it.each([
    [{ errcode: 4874 }, 'disk_full'],
    [{ errcode: 778 }, 'store_io'],
    [{ errcode: 1032 }, 'store_not_writable'],
    [{ errcode: 261 }, 'store_busy'],
    [{ errcode: 267 }, 'store_damaged'],
    [{ code: 'ENOSPC' }, 'disk_full'],
    [{ code: 'EROFS' }, 'store_not_writable'],
    [{ code: 'EFBIG' }, 'disk_full'],
  ])('%j becomes %s', (fields, code) => {
    expect(storeError(Object.assign(new Error('said'), fields), '/x/cases.db')).toMatchObject({ code })
  })

  it.each([
    ['database disk image is malformed', 'store_damaged'],
    ['database is locked', 'store_busy'],
    ['database or disk is full', 'disk_full'],
  ])('"%s" without its code becomes %s', (said, code) => {
    const error = Object.assign(new Error(said), { code: 'ERR_SQLITE_ERROR' })
    expect(storeError(error, '/x/cases.db')).toMatchObject({ code })
    expect(storeError(new Error(said), '/x/cases.db')).toMatchObject({ name: 'Error' })
  })

  it('what a damaged page holds is not told', () => {
    const error = Object.assign(new Error('malformed database schema (hunter2) - near "hunter2"'), {
      errcode: 11,
    })
    expect(storeError(error, '/x')).toMatchObject({ message: expect.not.stringContaining('hunter2') })
  })

  it('a fault of the program stays one', () => {
    const fault = Object.assign(new Error('constraint'), { errcode: 1811 })
    expect(storeError(fault, 'x')).toBe(fault)
  })
})

it.each([
  [undefined, false],
  ['3.51.2', false],
  ['3.51.3', true],
  ['3.52.0', true],
  ['3.9.9', false],
  ['4.0.0', true],
])('SQLite %s is sound: %s', (version, sound) => {
  expect(isSound(version)).toBe(sound)
})
