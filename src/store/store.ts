/** What the rest of the program sees of the store: an append-only log of events and one indexed table made from it. */
import type { NewEvent, StoredEvent } from '../case/events.ts'

/** One row of the table that `status` reads, written in the same transaction as the event and rebuildable. */
export interface Projection {
  readonly open: boolean
  readonly companyId: string
  /** Instant at which the row's state turns by itself (deadline), ISO 8601 UTC, or null. */
  readonly nextDue: string | null
  /** Plain JSON the caller shows; the store does not look into it. */
  readonly body: unknown
  /** Digests of all messages that left or may have left. */
  readonly digests: readonly { readonly digest: string; readonly seq: number }[]
}

export type Project = (id: string, events: readonly StoredEvent[]) => Projection

/** What a decision may look up inside its own transaction. */
export interface Look {
  /** First case that sent this digest, or may have; null: none. */
  delivered(digest: string): { readonly id: string; readonly seq: number } | null
}

export interface OverviewRow {
  readonly id: string
  readonly open: boolean
  readonly nextDue: string | null
  readonly body: unknown
}

/** A tray entry: a message that `check` could not give to a case. */
export interface TrayEntry {
  readonly id: string
  readonly at: string
  readonly body: unknown
}

/**
 * Where a message is: in a case, or in the tray. `forgotten` names the case it belongs to when that was forgotten: of
 * the message only its key is kept, so that it does not come back.
 */
export type Place =
  | { readonly caseId: string; readonly seq: number }
  | { readonly tray: string }
  | { readonly forgotten: string }

/** An incoming message, ready to be written down once. */
export interface Arrival {
  /** The same for every copy of the message, however often it is delivered. */
  readonly key: string
  /** Into this case with these events (the first is the `reply_received`), or into the tray. */
  readonly to:
    | { readonly caseId: string; readonly events: readonly NewEvent[] }
    | { readonly tray: TrayEntry }
}

/** What became of an arrival; `known`: it was written down before, and now nothing was. */
export interface Arrived {
  readonly key: string
  readonly known: boolean
  /** `tray` is the id it got there: its own, or one with a number behind it where another message has that id. */
  readonly place: Place
}

export interface Store {
  /** @returns the events of a case in order, or null if there is no such case (or it was forgotten) */
  load(id: string): StoredEvent[] | null
  /** @returns the id itself if it exists, else all ids that start with the text (at most 20) */
  resolve(text: string): string[]
  /**
   * Decides and writes in one transaction (BEGIN IMMEDIATE): nothing can happen in between.
   * `decide` may throw; then nothing is written. @returns all events of the case, the new ones included
   * @throws UserError `unknown_case` (exit 2)
   */
  append(
    id: string,
    decide: (events: readonly StoredEvent[], look: Look) => readonly NewEvent[],
  ): StoredEvent[]
  /** Opens a case with the next free number of the prefix: `telekom` -> `telekom-1`. */
  create(
    prefix: string,
    decide: (id: string, look: Look) => readonly NewEvent[],
  ): { readonly id: string; readonly events: StoredEvent[] }
  /** Rows of open cases (or all), soonest `nextDue` first, those without one last, then by id. */
  overview(filter: { readonly all: boolean }): OverviewRow[]
  /** First case that sent this digest, or may have; null: none. */
  delivered(digest: string): { readonly id: string; readonly seq: number } | null
  /** Number of messages in the tray. */
  trayCount(): number
  trayGet(id: string): TrayEntry | null
  /** Messages of the tray, oldest first. */
  trayList(): TrayEntry[]
  /**
   * Writes arrivals and marks in one transaction: all or nothing, each key once. A case that was forgotten meanwhile
   * keeps nothing; the key is remembered.
   * @returns one answer for each arrival, in their order
   * @throws UserError `unknown_case` (exit 2) for a case that never was
   */
  receive(arrivals: readonly Arrival[], cursors: Readonly<Record<string, string>>): Arrived[]
  /** Throws a message of the tray away for good; it does not come in again. @throws UserError `unknown_unmatched` (exit 2) */
  discard(trayId: string): void
  /** Where the message with this key is, or null. */
  received(key: string): Place | null
  /**
   * Takes a message out of the tray and into a case, in one transaction.
   * @param decide gives the events, the `reply_received` first: it is where the message then is
   * @throws UserError `unknown_unmatched`, `unknown_case` (exit 2)
   */
  assign(
    trayId: string,
    id: string,
    decide: (events: readonly StoredEvent[]) => readonly NewEvent[],
  ): StoredEvent[]
  /** A small text kept under a name (a cursor, the hour of the last check), or null. */
  mark(name: string): string | null
  keepMark(name: string, value: string): void
  /** Deletes the content of a case for good; hashes, types and dates of its events stay. @returns events kept */
  forget(id: string, at: string): number
  /** @returns when the case was forgotten, or null */
  forgottenAt(id: string): string | null
  /** Writes the projection anew from the events. @returns number of cases */
  rebuild(): number
  /** SQLite's own integrity check plus: does each projection row equal a fresh fold? @returns what is wrong, in words */
  verify(): string[]
  /** Public holidays kept per year, country and region (a JSON text), or null. */
  holidays(key: string): string | null
  keepHolidays(key: string, value: string): void
  close(): void
}
