/** The plain file of secrets: only where the user asked for one, and only if nobody else can read it. */
import { existsSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { EXIT, UserError } from '../errors.ts'
import { ensureFolder } from './paths.ts'
import { parseJson } from './plain-json.ts'
import { replaceFile } from './replace-file.ts'

/** Largest file, in bytes. */
const LARGEST = 100_000

const FORM = 'It holds one object: {"email.password": "..."}'

function refused(file: string, what: string, hint: string): UserError {
  return new UserError('secrets_file_refused', EXIT.refused, `${file} ${what}.`, { hints: [hint] })
}

function checkPrivate(file: string, size: number, mode: number): void {
  if (size > LARGEST) throw refused(file, 'is larger than 100 kB', FORM)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw refused(file, 'can be read by others, so it is not used', `chmod 600 ${file}`)
  }
}

/** The parser's own message would quote the file, so it is not passed on. */
function contentOf(file: string): unknown {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (stat === undefined) return {}
  checkPrivate(file, stat.size, stat.mode)
  try {
    return parseJson(readFileSync(file, 'utf8'))
  } catch {
    throw refused(file, 'is not JSON', FORM)
  }
}

/**
 * @param account `<channel>.<name>`
 * @returns the secret, or null if there is no file or it has none of that name
 * @throws UserError `secrets_file_refused` (exit 6) unless the file is 0600 and JSON
 */
export function secretFromFile(file: string, account: string): string | null {
  const content = contentOf(file)
  const own = typeof content === 'object' && content !== null && Object.hasOwn(content, account)
  const value: unknown = own ? (content as Record<string, unknown>)[account] : null
  return typeof value === 'string' && value !== '' ? value : null
}

/** @returns what may be rewritten: whatever else it holds would be lost */
function ownContent(file: string): Record<string, unknown> {
  const content = contentOf(file)
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) return { ...content }
  throw refused(file, 'holds something else than secrets', FORM)
}

/** A link stays one: whoever keeps such files elsewhere linked it. */
const targetOf = (file: string): string => (existsSync(file) ? realpathSync(file) : file)

/**
 * Keeps a secret beside the others of the file, which is replaced as a whole, mode 0600. The caller holds the lock.
 * @throws UserError `secrets_file_refused` (exit 6), `disk_full`, `home_not_writable` (exit 1); the file is then as it was
 */
export function secretIntoFile(file: string, account: string, value: string): void {
  ensureFolder(dirname(file))
  const text = `${JSON.stringify({ ...ownContent(file), [account]: value }, null, 2)}\n`
  if (Buffer.byteLength(text) > LARGEST) throw refused(file, 'would be larger than 100 kB', FORM)
  replaceFile(targetOf(file), text)
}

/**
 * Takes a secret out of the file; a file without any is deleted. The caller holds the lock.
 * @returns whether there was one
 * @throws UserError as {@link secretIntoFile}
 */
export function dropFromFile(file: string, account: string): boolean {
  if (secretFromFile(file, account) === null) return false
  const { [account]: _, ...rest } = ownContent(file)
  const target = targetOf(file)
  if (Object.keys(rest).length > 0) replaceFile(target, `${JSON.stringify(rest, null, 2)}\n`)
  else rmSync(target)
  return true
}
