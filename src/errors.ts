/** What a caller sees of a failure it could expect: told once, at the edge, as text or JSON. */

/** Exit codes of the program; never renumbered (CONTRACT section 2). */
export const EXIT = {
  done: 0,
  failure: 1,
  usage: 2,
  needsApproval: 3,
  signIn: 4,
  unknown: 5,
  refused: 6,
  busy: 7,
  temporary: 8,
  interrupted: 130,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

export interface ErrorDetails {
  /** Commands or facts that bring the user further, one sentence each. */
  readonly hints?: readonly string[]
  /** Flags that are missing, as they would be typed. */
  readonly missing?: readonly string[]
  /** The plan (`escalate/plan/1`) that waits for approval, if there is one. */
  readonly plan?: unknown
  /** The case it is about, for scripts that have to settle it. */
  readonly caseId?: string
}

/**
 * An expected failure: bad input, a refusal, a sign-in that is needed. Everything else is a bug.
 * @param code snake_case name that scripts may rely on
 * @param exit exit code of the contract
 */
export class UserError extends Error {
  readonly hints: readonly string[]
  readonly missing: readonly string[]
  readonly plan: unknown
  readonly caseId: string | null

  constructor(
    readonly code: string,
    readonly exit: ExitCode,
    message: string,
    details: ErrorDetails = {},
  ) {
    super(message)
    this.name = 'UserError'
    this.hints = details.hints ?? []
    this.missing = details.missing ?? []
    this.plan = details.plan ?? null
    this.caseId = details.caseId ?? null
  }
}
