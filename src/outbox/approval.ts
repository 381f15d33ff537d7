/** Nothing leaves that was not approved: by a person at the terminal, or by a flag that names exactly this message. */
import { EXIT, UserError } from '../errors.ts'
import type { Planned } from './plan.ts'
import { planDocument } from './plan.ts'

export interface Consent {
  /** --yes: enough for a private message and for a hand-off. */
  readonly yes: boolean
  /** --approve sha256:...: enough for exactly this message. */
  readonly digest: string | null
  /** Asks the person, whose answer is No unless they say otherwise; null: nobody is there. */
  readonly ask: ((planned: Planned) => Promise<boolean>) | null
}

/** @throws UserError `refused` (exit 6) when a finding blocks the message, whatever was approved */
export function refuseBlocked(planned: Planned): void {
  const block = planned.findings.find(finding => finding.level === 'block')
  if (!block) return
  throw new UserError('refused', EXIT.refused, `not sent (${block.rule}): ${block.hint}`, {
    hints: planned.findings.filter(each => each !== block).map(each => each.hint),
    plan: planDocument([planned]),
  })
}

function flagApproves(planned: Planned, { yes, digest }: Consent): boolean {
  if (digest !== null) {
    if (digest === planned.digest) return true
    throw new UserError(
      'digest_mismatch',
      EXIT.refused,
      `--approve names ${digest}, but the message is ${planned.digest}: nothing was sent`,
      {
        hints: ['look at it with --dry-run and approve the digest printed there'],
        plan: planDocument([planned]),
      },
    )
  }
  const publicByApi = planned.channel.public && planned.mode !== 'hand-off'
  return yes && !publicByApi
}

/**
 * @throws UserError `refused` or `digest_mismatch` (exit 6), `cancelled` (exit 3, the person said No),
 * `approval_needed` (exit 3, nobody to ask; carries the plan)
 */
export async function approve(planned: Planned, consent: Consent): Promise<void> {
  refuseBlocked(planned)
  if (flagApproves(planned, consent)) return
  if (consent.ask) {
    if (await consent.ask(planned)) return
    throw new UserError('cancelled', EXIT.needsApproval, 'not approved: nothing was sent')
  }
  const flag = planned.channel.public && planned.mode !== 'hand-off' ? `--approve ${planned.digest}` : '--yes'
  throw new UserError('approval_needed', EXIT.needsApproval, 'approval needed: nothing was sent', {
    hints: [`add ${flag} to approve exactly this message`],
    plan: planDocument([planned]),
  })
}
