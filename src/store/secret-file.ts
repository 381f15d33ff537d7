/** The plain file of secrets: only read where somebody made one, and only if nobody else can read it. */
import { readFileSync, statSync } from 'node:fs'
import { EXIT, UserError } from '../errors.ts'
import { parseJson } from './plain-json.ts'

/** Largest file, in bytes. */
const LARGEST = 100_000

function refused(file: string, what: string, hint: string): UserError {
  return new UserError('secrets_file_refused', EXIT.refused, `${file} ${what}.`, { hints: [hint] })
}

function checkPrivate(file: string, size: number, mode: number): void {
  if (size > LARGEST)
    throw refused(file, 'is larger than 100 kB', 'It holds one object: {"email.password": "..."}')
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw refused(file, 'can be read by others, so it is not used', `chmod 600 ${file}`)
  }
}

/** The parser's own message would quote the file, so it is not passed on. */
function secretIn(file: string, account: string): string | null {
  let content: unknown
  try {
    content = parseJson(readFileSync(file, 'utf8'))
  } catch {
    throw refused(file, 'is not JSON', 'It holds one object: {"email.password": "..."}')
  }
  const own = typeof content === 'object' && content !== null && Object.hasOwn(content, account)
  const value: unknown = own ? (content as Record<string, unknown>)[account] : null
  return typeof value === 'string' && value !== '' ? value : null
}

/**
 * @param account `<channel>.<name>`
 * @returns the secret, or null if there is no file or it has none of that name
 * @throws UserError `secrets_file_refused` (exit 6) unless the file is 0600 and JSON
 */
export function secretFromFile(file: string, account: string): string | null {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (stat === undefined) return null
  checkPrivate(file, stat.size, stat.mode)
  return secretIn(file, account)
}
