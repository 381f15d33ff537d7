/** From the flags of `new`, a file, and stdin to one intake. */
import { readFile, stat } from 'node:fs/promises'
import { EXIT, UserError } from '../errors.ts'
import type { GlobalOptions, World } from '../world.ts'
import { wrongField } from './check-fields.ts'
import { FIELDS, type Intake } from './fields.ts'
import { addressesOf, pairOf } from './pairs.ts'

export interface NewFlags {
  readonly company?: string
  readonly problem?: string
  readonly problemFile?: string
  readonly title?: string
  readonly wish?: string
  readonly category?: string
  readonly happened?: string
  readonly ref?: readonly string[]
  readonly attach?: readonly string[]
  readonly channels?: string
  readonly to?: readonly string[]
  readonly by?: string
  readonly name?: string
  readonly email?: string
  readonly phone?: string
  readonly address?: string
  readonly country?: string
  readonly region?: string
  readonly textLang?: string
  readonly from?: string
  readonly resume?: boolean
  readonly approve?: string
  readonly again?: boolean
  readonly qr?: boolean
}

/** Longest text that is read from a file, in bytes; the same as from stdin. */
const LONGEST_FILE = 1_000_000

function unreadable(flag: string, file: string, why: string, hints: readonly string[] = []): UserError {
  return new UserError('unreadable_file', EXIT.usage, `${flag}: ${JSON.stringify(file)} ${why}`, { hints })
}

async function bytesOf(flag: string, file: string): Promise<Uint8Array> {
  try {
    const found = await stat(file)
    if (!found.isFile()) throw unreadable(flag, file, 'is not an ordinary file', ['- reads from stdin'])
    if (found.size <= LONGEST_FILE) return await readFile(file)
  } catch (error) {
    throw error instanceof UserError ? error : unreadable(flag, file, 'cannot be read')
  }
  throw new UserError('too_long', EXIT.usage, `${flag}: ${JSON.stringify(file)} is larger than 1 MB`)
}

/**
 * A letter must not go out with broken umlauts: what is not UTF-8 is refused, not guessed.
 * @param file path, or `-` for stdin
 * @throws UserError `unreadable_file`, `too_long` (exit 2) naming the flag
 */
export async function textOf(flag: string, file: string, world: World): Promise<string> {
  if (file === '-') return world.system.stdin.read()
  const bytes = await bytesOf(flag, file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw unreadable(flag, file, 'is not UTF-8 text', ['save it as UTF-8'])
  }
}

function defined(record: Readonly<Record<string, unknown>>): Partial<Intake> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
}

function fromFlags(flags: NewFlags, company: string | undefined): Partial<Intake> {
  const { problem, title, wish, category, happened, attach, by } = flags
  const { name, email, phone, address, country, region, textLang } = flags
  return defined({
    ...{ company: flags.company ?? company, problem, title, wish, category, happened, attach, by },
    ...{ name, email, phone, address, country, region, textLang },
    refs: flags.ref
      ?.map(text => pairOf('--ref', text, 'customer=12345'))
      .map(([each, value]) => ({ name: each, value })),
    channels: flags.channels?.split(','),
    to: flags.to && addressesOf(flags.to),
  })
}

/** Fields that nothing later looks at; the others are checked with hints of their own. */
const PLAIN = ['company', 'refs', 'name', 'email', 'phone', 'address', 'region', 'textLang'] as const

/** @throws UserError `bad_input` (exit 2) naming the flag */
function checkPlain(intake: Intake): void {
  for (const name of PLAIN) {
    const { flag, schema } = FIELDS[name]
    const wrong = intake[name] === undefined ? null : wrongField(intake[name], schema)
    if (wrong) throw new UserError('bad_input', EXIT.usage, `${flag}: ${wrong.problem}`)
  }
}

/** Flags win over the file, in `to` for each channel of its own. @throws UserError (exit 2) when stdin is asked for twice, or a value has the wrong form */
export async function intakeOf(flags: NewFlags, company: string | undefined, world: World): Promise<Intake> {
  if (flags.from === '-' && flags.problemFile === '-')
    throw new UserError('bad_input', EXIT.usage, '--from - and --problem-file - both want stdin')
  if (flags.problem !== undefined && flags.problemFile !== undefined)
    throw new UserError('bad_input', EXIT.usage, '--problem and --problem-file exclude each other')
  if (flags.company !== undefined && company !== undefined && flags.company !== company)
    throw new UserError('bad_input', EXIT.usage, 'the company is named twice')
  const file: Intake = flags.from === undefined ? {} : await fileIntake(flags.from, world)
  const problem =
    flags.problemFile === undefined
      ? {}
      : { problem: await textOf('--problem-file', flags.problemFile, world) }
  const typed = fromFlags(flags, company)
  const to = file.to || typed.to ? { to: { ...file.to, ...typed.to } } : {}
  const intake = { ...file, ...problem, ...typed, ...to }
  checkPlain(intake)
  return intake
}

async function fileIntake(file: string, world: World): Promise<Intake> {
  const { intakeFrom } = await import('./from-file.ts')
  return intakeFrom(await textOf('--from', file, world), file === '-' ? 'stdin' : file)
}

/** Quoted for a POSIX shell, so that the printed command can be run as it is. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** `textLang` -> `--text-lang` */
const flagOf = (name: string) => `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`

function wordsOf([name, value]: [string, unknown]): string[] {
  if (name === 'input') return value === false ? ['--no-input'] : []
  if (value === undefined || value === false) return []
  if (value === true) return [flagOf(name)]
  if (name === 'company' && String(value).trim() === '') return []
  return [value].flat().flatMap(each => [flagOf(name), quoted(String(each))])
}

/** @returns a ready command line: all that was typed, and a gap for each thing that is missing */
export function commandLine(
  flags: NewFlags & GlobalOptions,
  missing: readonly string[],
  launch: string,
): string {
  const gaps = missing.flatMap(flag => [flag, '"..."'])
  return [launch, 'new', ...Object.entries(flags).flatMap(wordsOf), ...gaps].join(' ')
}
