/**
 * Arguments of `status`, read without commander: the one command that scripts call every minute.
 * Anything not in this short list goes the usual way, where commander reads the same flags
 * (a test holds the two readings against each other).
 */
import type { GlobalOptions } from './world.ts'

export interface StatusOptions {
  readonly case?: string
  readonly all?: boolean
  readonly company?: string
  readonly state?: string
  readonly ndjson?: boolean
  readonly exitCode?: boolean
}

export interface StatusArgs {
  readonly options: StatusOptions
  readonly globals: GlobalOptions
}

const OPTION_FLAGS: Readonly<Record<string, keyof StatusOptions>> = {
  '--all': 'all',
  '--ndjson': 'ndjson',
  '--exit-code': 'exitCode',
}
const GLOBAL_FLAGS: Readonly<Record<string, keyof GlobalOptions>> = {
  '--json': 'json',
  '-q': 'quiet',
  '--quiet': 'quiet',
  '-y': 'yes',
  '--yes': 'yes',
}
const GLOBAL_VALUES: Readonly<Record<string, keyof GlobalOptions>> = { '--lang': 'lang', '--now': 'now' }

/** @returns null when this is not `status`, or has an argument outside the short list */
export function readStatusArgs(argv: readonly string[]): StatusArgs | null {
  if (argv[0] !== 'status') return null
  const options: Record<string, unknown> = {}
  const globals: Record<string, unknown> = { input: true }
  for (let index = 1; index < argv.length; index += 1) {
    const word = argv[index]!
    const value = argv[index + 1]
    if (Object.hasOwn(OPTION_FLAGS, word)) options[OPTION_FLAGS[word]!] = true
    else if (Object.hasOwn(GLOBAL_FLAGS, word)) globals[GLOBAL_FLAGS[word]!] = true
    else if (Object.hasOwn(GLOBAL_VALUES, word) && value && !value.startsWith('-')) {
      if (word === '--lang' && value !== 'de' && value !== 'en') return null
      globals[GLOBAL_VALUES[word]!] = value
      index += 1
    } else if (word.startsWith('-') || options.case !== undefined) return null
    else options.case = word
  }
  return { options: options as StatusOptions, globals: globals as GlobalOptions }
}
