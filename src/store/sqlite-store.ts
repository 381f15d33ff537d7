/** The case store on SQLite. */
import type { NewEvent, StoredEvent } from '../case/events.ts'
import { known, load, record, type Shelf } from './case-log.ts'
import { firstDelivery, matchingIds, nextId, overviewRows } from './case-rows.ts'
import type { Database } from './driver.ts'
import { emptyStore, readOnly } from './empty-store.ts'
import { forgetCase, forgottenAt } from './forget.ts'
import { assign, discard, type Recent, receive } from './receive.ts'
import { placeOf } from './received-keys.ts'
import { formatOf, RECEIVES } from './schema.ts'
import {
  keepHolidays,
  keepMark,
  keptHolidays,
  keptMark,
  trayCount,
  trayEntries,
  trayEntry,
} from './small-tables.ts'
import { guarded } from './sqlite-errors.ts'
import type { Look, Project, Store } from './store.ts'
import { openToRead, openToWrite } from './store-file.ts'
import { writing } from './transaction.ts'
import { rebuildProjection, verifyStore } from './verify.ts'

export interface StoreOptions {
  /** Path of the SQLite file; its folder is made (0700) when something is to be written. */
  readonly file: string
  /** Makes a case's row from its events. */
  readonly project: Project
  /** Nothing is created or changed; holidays are then not kept, every other write is a TypeError. */
  readonly readOnly?: boolean
}

type Decide = (events: readonly StoredEvent[], look: Look) => readonly NewEvent[]

const lookInto = (db: Database): Look => ({ delivered: digest => firstDelivery(db, digest) })

function append(shelf: Shelf, id: string, decide: Decide): StoredEvent[] {
  return writing(shelf.db, () => {
    const events = known(shelf.db, id)
    return record(shelf, id, events, decide(events, lookInto(shelf.db)))
  })
}

function create(
  shelf: Shelf,
  prefix: string,
  decide: (id: string, look: Look) => readonly NewEvent[],
): { readonly id: string; readonly events: StoredEvent[] } {
  return writing(shelf.db, () => {
    const id = nextId(shelf.db, prefix)
    const events = decide(id, lookInto(shelf.db))
    if (events.length === 0) throw new TypeError('a case starts with an event')
    return { id, events: record(shelf, id, [], events) }
  })
}

type Readers = Pick<
  Store,
  | 'load'
  | 'resolve'
  | 'overview'
  | 'delivered'
  | 'trayCount'
  | 'trayGet'
  | 'trayList'
  | 'received'
  | 'mark'
  | 'forgottenAt'
  | 'verify'
  | 'holidays'
  | 'close'
>
type Writers = Omit<Store, keyof Readers>

/** A file of an older format is read as it is. Asked until it is new, as another process may bring it to the newest. */
function receiving(db: Database): () => boolean {
  let isNew = false
  return () => {
    isNew ||= formatOf(db) >= RECEIVES
    return isNew
  }
}

function readers({ db, file, project }: Shelf): Readers {
  const receives = receiving(db)
  return {
    load: id => guarded(file, () => load(db, id)),
    resolve: text => guarded(file, () => matchingIds(db, text)),
    overview: ({ all }) => guarded(file, () => overviewRows(db, all)),
    delivered: digest => guarded(file, () => firstDelivery(db, digest)),
    trayCount: () => guarded(file, () => trayCount(db)),
    trayGet: id => guarded(file, () => trayEntry(db, id)),
    trayList: () => guarded(file, () => trayEntries(db)),
    received: key => guarded(file, () => (receives() ? placeOf(db, key) : null)),
    mark: name => guarded(file, () => (receives() ? keptMark(db, name) : null)),
    forgottenAt: id => guarded(file, () => forgottenAt(db, id)),
    verify: () => verifyStore(db, file, project),
    holidays: key => guarded(file, () => keptHolidays(db, key)),
    close: () => db.close(),
  }
}

function writers(shelf: Shelf): Writers {
  const { db, file, project } = shelf
  const recent: Recent = new Map()
  return {
    append: (id, decide) => guarded(file, () => append(shelf, id, decide)),
    create: (prefix, decide) => guarded(file, () => create(shelf, prefix, decide)),
    receive: (arrivals, cursors) => guarded(file, () => receive(shelf, recent, arrivals, cursors)),
    discard: trayId => guarded(file, () => discard(shelf, trayId)),
    assign: (trayId, id, decide) => guarded(file, () => assign(shelf, trayId, id, decide)),
    keepMark: (name, value) => guarded(file, () => keepMark(db, name, value)),
    forget: (id, at) => guarded(file, () => forgetCase(db, file, id, at)),
    rebuild: () => guarded(file, () => rebuildProjection(db, project)),
    keepHolidays: (key, value) => guarded(file, () => keepHolidays(db, key, value)),
  }
}

const NO_WRITERS: Writers = {
  append: readOnly,
  create: readOnly,
  receive: readOnly,
  assign: readOnly,
  discard: readOnly,
  keepMark: readOnly,
  forget: readOnly,
  rebuild: readOnly,
  keepHolidays: () => undefined,
}

/** @returns the store on an open database in the newest format */
export function storeOn(db: Database, file: string, project: Project): Store {
  const shelf = { db, file, project }
  return { ...readers(shelf), ...writers(shelf) }
}

/**
 * Opens the case store; without `readOnly` it is created or brought to the newest format.
 * @throws UserError `no_sqlite`, `store_newer`, `store_damaged`, `store_not_writable`, `home_not_writable`, `disk_full`
 *   (exit 1), `store_busy` (exit 7)
 */
export function openStore({ file, project, readOnly: onlyRead = false }: StoreOptions): Store {
  return guarded(file, () => {
    if (!onlyRead) return storeOn(openToWrite(file), file, project)
    const db = openToRead(file)
    return db === null ? emptyStore() : { ...readers({ db, file, project }), ...NO_WRITERS }
  })
}
