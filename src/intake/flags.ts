/** From the flags of `new`, a file, and stdin to one intake. */
import { readFile } from 'node:fs/promises'
import { EXIT, UserError } from '../errors.ts'
import type { World } from '../world.ts'
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
}

async function textOf(flag: string, file: string, world: World): Promise<string> {
  if (file === '-') return world.system.stdin.read()
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new UserError('unreadable_file', EXIT.usage, `${flag}: ${JSON.stringify(file)} cannot be read`)
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

/** Flags win over the file. @throws UserError (exit 2) when stdin is asked for twice, or a value has the wrong form */
export async function intakeOf(flags: NewFlags, company: string | undefined, world: World): Promise<Intake> {
  if (flags.from === '-' && flags.problemFile === '-')
    throw new UserError('bad_input', EXIT.usage, '--from - and --problem-file - both want stdin')
  if (flags.problem !== undefined && flags.problemFile !== undefined)
    throw new UserError('bad_input', EXIT.usage, '--problem and --problem-file exclude each other')
  if (flags.company !== undefined && company !== undefined && flags.company !== company)
    throw new UserError('bad_input', EXIT.usage, 'the company is named twice')
  const file = flags.from === undefined ? {} : await fileIntake(flags.from, world)
  const problem =
    flags.problemFile === undefined
      ? {}
      : { problem: await textOf('--problem-file', flags.problemFile, world) }
  return { ...file, ...problem, ...fromFlags(flags, company) }
}

async function fileIntake(file: string, world: World): Promise<Intake> {
  const { intakeFrom } = await import('./from-file.ts')
  return intakeFrom(await textOf('--from', file, world), file === '-' ? 'stdin' : file)
}

/** Quoted for a POSIX shell, so that the printed command can be run as it is. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** @returns a ready command line: what was given, and a gap for each thing that is missing */
export function commandLine(intake: Intake, missing: readonly string[], launch: string): string {
  const given = (['company', 'problem', 'wish'] as const).flatMap(name => {
    const value = intake[name]
    return value === undefined ? [] : [FIELDS[name].flag, quoted(value)]
  })
  return [launch, 'new', ...given, ...missing.flatMap(flag => [flag, '"..."'])].join(' ')
}
