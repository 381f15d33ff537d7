/** Errors are told once, here: as text on stderr or as `escalate/error/1` on stdout, with the same exit code. */
import type { Language } from '../case/model.ts'
import { EXIT, UserError } from '../errors.ts'
import type { System } from '../world.ts'
import { safe, safeJson } from './safe.ts'
import { ERRORS_DE, SAID_IN_GERMAN } from './texts/errors-de.ts'

interface Told {
  readonly code: string
  readonly exit: number
  readonly message: string
  readonly hints: readonly string[]
  readonly missing: readonly string[]
  readonly plan: unknown
  readonly caseId: string | null
}

function toldOf(error: unknown, verbose: boolean): Told {
  if (error instanceof UserError) return error
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined }
  return {
    code: 'unexpected',
    exit: EXIT.failure,
    message: `something went wrong that should not: ${message}`,
    hints: [...(verbose && stack ? [stack] : []), 'repeat it with --verbose to see where'],
    missing: [],
    plan: null,
    caseId: null,
  }
}

/** `escalate` with a verb behind it is a command; without one the program is spoken of. */
const COMMAND = /(?<!npx )\bescalate (?=[a-z])/g

/** Inner code writes hints as `escalate show ...`; here they become what has to be typed on this machine. */
export function fittingHint(hint: string, launch: string): string {
  return hint.replace(COMMAND, `${launch} `)
}

/** The case a message begins with, e.g. `telekom-1 is closed`. */
const CASE_FIRST = /^([a-z0-9][a-z0-9-]*-\d+) /

/** In German the sentence for the code comes first; the message follows in English if it says more. */
function headLines(code: string, message: string, language: Language): string[] {
  const german = language === 'de' ? ERRORS_DE.get(code) : undefined
  if (german === undefined) return [`escalate: ${message}`]
  if (!SAID_IN_GERMAN.has(code)) return [`escalate: ${german}`, `  ${message}`]
  const [, about] = CASE_FIRST.exec(message) ?? []
  return [about ? `escalate: ${about}: ${german}` : `escalate: ${german}`]
}

export interface Telling {
  /** What a user types before the verb. */
  readonly launch: string
  readonly language: Language
}

/** @returns the exit code */
export function tellError(
  error: unknown,
  argv: readonly string[],
  system: System,
  { launch, language }: Telling,
): number {
  const verbose = argv.includes('--verbose') || argv.includes('-v')
  const { code, exit, message, hints: plain, missing, plan, caseId } = toldOf(error, verbose)
  const hints = plain.map(hint => fittingHint(hint, launch))
  if (argv.includes('--json')) {
    const about = caseId === null ? {} : { case: caseId }
    const document = { schema: 'escalate/error/1', error: { code, message, hints, missing, plan, ...about } }
    system.stdout.write(`${safeJson(document)}\n`)
    return exit
  }
  const gaps = missing.every(flag => message.includes(flag)) ? [] : [`missing: ${missing.join(' ')}`]
  const lines = [...headLines(code, message, language), ...gaps, ...hints.map(hint => `  ${hint}`)]
  system.stderr.write(`${safe(lines.join('\n'))}\n`)
  return exit
}
