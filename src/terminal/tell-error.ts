/** Errors are told once, here: as text on stderr or as `escalate/error/1` on stdout, with the same exit code. */
import { EXIT, UserError } from '../errors.ts'
import type { System } from '../world.ts'
import { safe, safeJson } from './safe.ts'

interface Told {
  readonly code: string
  readonly exit: number
  readonly message: string
  readonly hints: readonly string[]
  readonly missing: readonly string[]
  readonly plan: unknown
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
  }
}

/** @returns the exit code */
export function tellError(error: unknown, argv: readonly string[], system: System): number {
  const verbose = argv.includes('--verbose') || argv.includes('-v')
  const { code, exit, message, hints, missing, plan } = toldOf(error, verbose)
  if (argv.includes('--json')) {
    const document = { schema: 'escalate/error/1', error: { code, message, hints, missing, plan } }
    system.stdout.write(`${safeJson(document)}\n`)
    return exit
  }
  const gaps = missing.length > 0 ? [`missing: ${missing.join(' ')}`] : []
  const lines = [`escalate: ${message}`, ...gaps, ...hints.map(hint => `  ${hint}`)]
  system.stderr.write(`${safe(lines.join('\n'))}\n`)
  return exit
}
