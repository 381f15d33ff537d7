/** Opens SQLite files through whichever implementation of the `node:sqlite` API this Node has. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EXIT, UserError } from '../errors.ts'

export type SqlValue = null | number | bigint | string | Uint8Array
export type Row = Record<string, SqlValue>

/** The part of `StatementSync` that both implementations share. */
export interface Statement {
  run(...values: SqlValue[]): { readonly changes: number | bigint }
  get(...values: SqlValue[]): Row | undefined
  all(...values: SqlValue[]): Row[]
  iterate(...values: SqlValue[]): IterableIterator<Row>
}

/** The part of `DatabaseSync` that both implementations share. */
export interface Database {
  exec(sql: string): void
  prepare(sql: string): Statement
  close(): void
}

interface Driver {
  readonly DatabaseSync: new (path: string | URL, options?: { readonly readOnly?: boolean }) => Database
}

const load = createRequire(import.meta.url)

/**
 * First SQLite without the WAL-reset fault: two processes that write and checkpoint at the same instant could lose
 * a commit from 3.7.0 to 3.51.2 (sqlite.org, release 3.51.3).
 */
const SOUND_SQLITE = [3, 51, 3] as const

/** @param version as in `process.versions.sqlite`, e.g. `3.53.4`; undefined: this Node has none built in */
export function isSound(version: string | undefined): boolean {
  if (version === undefined) return false
  const parts = version.split('.').map(Number)
  for (const [place, wanted] of SOUND_SQLITE.entries()) {
    const part = parts[place] ?? 0
    if (part !== wanted) return part > wanted
  }
  return true
}

/** Node 22 warns that its SQLite is experimental; that one sentence is swallowed, every other warning passes. */
function builtIn(): Driver {
  const warn = process.emitWarning
  const quieter = (warning: string | Error, ...rest: unknown[]): void => {
    if (!String(warning).includes('SQLite is an experimental feature')) {
      Reflect.apply(warn, process, [warning, ...rest])
    }
  }
  process.emitWarning = quieter as typeof process.emitWarning
  try {
    return load('node:sqlite') as Driver
  } finally {
    process.emitWarning = warn
  }
}

/** @returns the package's folder where Node would find it, looking upwards from this file, or null */
function packageFolder(): string | null {
  let here = dirname(fileURLToPath(import.meta.url))
  for (let above = dirname(here); ; here = above, above = dirname(here)) {
    const folder = join(here, 'node_modules', '@photostructure', 'sqlite')
    if (existsSync(folder)) return folder
    if (above === here) return null
  }
}

/**
 * The package's own entry searches three folders for its binary and defines comforts that are not used here. Measured
 * on Node 20, whole process 31 ms: 6 to 12 ms that way, 3 ms for `require.resolve` alone, under 2 ms when the shipped
 * binary is required by its path.
 * @returns null wherever anything is not as expected (musl, own build, other layout): the plain entry then decides
 */
function shippedBinary(): Driver | null {
  try {
    const folder = packageFolder()
    if (folder === null || existsSync('/etc/alpine-release') || existsSync(join(folder, 'build'))) return null
    const platform = `${process.platform}-${process.arch}`
    const driver = load(join(folder, 'prebuilds', platform, '@photostructure+sqlite.glibc.node')) as Driver
    return typeof driver.DatabaseSync === 'function' ? driver : null
  } catch {
    return null
  }
}

function packaged(): Driver {
  try {
    return shippedBinary() ?? (load('@photostructure/sqlite') as Driver)
  } catch {
    throw new UserError('no_sqlite', EXIT.failure, `Node ${process.versions.node} brings no usable SQLite.`, {
      hints: [
        'Install a newer Node (24 or later brings one).',
        'Or run `npm install` again so that @photostructure/sqlite is there.',
      ],
    })
  }
}

let driver: Driver | undefined

/**
 * Opens a file; nothing is read or written before the first statement.
 * @throws UserError `no_sqlite` (exit 1) if neither implementation can be loaded; else the driver's own error
 */
export function openDatabase(file: string | URL, options: { readonly readOnly?: boolean } = {}): Database {
  driver ??= isSound(process.versions.sqlite) ? builtIn() : packaged()
  return new driver.DatabaseSync(file, options)
}
