/** What Dovecot wrote down of its sessions: every command, and how many bodies were fetched. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** One session after its sign-in. */
export interface Session {
  /** Commands as they were said, without tag; the bytes of literals are left out. */
  readonly commands: readonly string[]
}

export interface DovecotLog {
  readonly text: () => string
  /** Sessions since the last {@link DovecotLog.clear}, oldest first. */
  readonly sessions: () => readonly Session[]
  /** Messages of which a body was read since the last clear, all sessions together. */
  readonly bodies: () => number
  /** Resolves when so many sessions since the last clear are over: their last lines are written after the client left. */
  settled(sessions: number): Promise<void>
  clear(): void
}

/** The time that stands before each line of a raw log, in seconds with a fraction. */
const LINE = /^\d+\.\d+ (.*)$/
const COMMAND = /^[A-Za-z0-9.]+ ([A-Za-z]{3,}.*)$/
const BODIES = /bodies=(\d+)/g
/** Milliseconds a session may take to be written down. */
const LIMIT = 10_000

/** @param file log of the server; @param raw folder of the raw logs */
export function dovecotLog(file: string, raw: string): DovecotLog {
  let from = 0
  const text = () => (existsSync(file) ? readFileSync(file, 'utf8') : '')
  const records = () =>
    readdirSync(raw)
      .filter(name => name.endsWith('.in'))
      .sort()
  const bodies = () => [...text().slice(from).matchAll(BODIES)].map(([, count]) => Number(count))
  return {
    text,
    sessions: () =>
      records().map(name => ({ commands: commandsOf(readFileSync(join(raw, name), 'latin1')) })),
    bodies: () => bodies().reduce((sum, count) => sum + count, 0),
    async settled(sessions) {
      for (const end = Date.now() + LIMIT; bodies().length < sessions; await pause(5))
        if (Date.now() > end)
          throw new Error(`${bodies().length} sessions ended, not ${sessions}:\n${text()}`)
    },
    clear: () => {
      from = text().length
      for (const name of readdirSync(raw)) rmSync(join(raw, name))
    },
  }
}

function commandsOf(record: string): string[] {
  return record.split('\n').flatMap(line => {
    const said = LINE.exec(line.trimEnd())?.[1] ?? ''
    return COMMAND.exec(said)?.[1] ?? []
  })
}
