/** The way of every message: show, approve, carry out, tell what became of it. Used by `new`, `next`, `reply`. */

import { readyKey } from '../../case/digest.ts'
import type { CaseEvent } from '../../case/events.ts'
import { isKnown } from '../../case/events.ts'
import { fold } from '../../case/fold.ts'
import { EXIT, UserError } from '../../errors.ts'
import { dueTime } from '../../ladder/due.ts'
import { approve } from '../../outbox/approval.ts'
import { type Claim, claimOf, refuseTwice, sentBefore, type Target } from '../../outbox/claim.ts'
import { deadlineOf } from '../../outbox/deadline.ts'
import type { Desk } from '../../outbox/desk.ts'
import { type Dispatched, dispatch } from '../../outbox/dispatch.ts'
import type { Planned } from '../../outbox/plan.ts'
import { planDocument } from '../../outbox/plan.ts'
import { fileSentCopy } from '../../outbox/sent-copy.ts'
import { previewText } from '../../terminal/preview.ts'
import { failureText } from '../../terminal/reason-in.ts'
import { styled } from '../../terminal/style.ts'
import { shortTime } from '../../terminal/texts/channels.ts'
import { PREVIEW } from '../../terminal/texts/preview.ts'
import type { World } from '../../world.ts'
import { handOffText, type Shown } from './hand-off.ts'
import { type Waited, waitForPost } from './post-waiting.ts'
import { tellCase } from './tell-case.ts'
import { tellIfEnded } from './under-way.ts'

/** Flags that approve. */
export interface ApprovalFlags {
  readonly approve?: string
  readonly again?: boolean
  /** Whether the link of a hand-off is wanted as a QR code. */
  readonly qr?: boolean
}

/** Whether the person typed the account the post is for; capitals and the `@` before it tell no two accounts apart. */
function isHandle(typed: string, to: string): boolean {
  const bare = (account: string) => account.trim().replace(/^@/, '').toLowerCase()
  return bare(typed) !== '' && bare(typed) === bare(to)
}

/** The handle is typed for a public post by API; for anything else yes or no, and No is the default. */
async function askPerson(planned: Planned, world: World): Promise<boolean> {
  const texts = PREVIEW[world.language]
  const prompts = await world.prompts()
  const { to } = planned.message
  if (planned.mode === 'hand-off') return prompts.confirm(texts.approveHandOff)
  if (!planned.channel.public) return prompts.confirm(texts.approveSend(to))
  return isHandle(await prompts.text(texts.typeHandle(to)), to)
}

/** The same checks as in earnest: what would be refused as a duplicate is a finding of the plan. */
function withTwin(planned: Planned, claim: Claim, world: World): Planned {
  const before = sentBefore(claim, world.reader())
  if (!before) return planned
  const hint = PREVIEW[world.language].duplicate(before.id)
  const finding = { rule: 'duplicate', level: 'block', match: before.id, hint } as const
  return { ...planned, findings: [finding, ...planned.findings] }
}

/** Two hand-offs of one text are easily sent twice: it is said where the first one lies. */
function warnOfTwin({ digest }: Planned, target: Target, world: World): void {
  const twin = world.reader().delivered(readyKey(digest))
  if (!twin || (target.kind === 'case' && target.id === twin.id)) return
  world.output.warn(PREVIEW[world.language].readyTwin(twin.id))
}

/** A dry run prints the plan; a block in the message about to leave makes its exit code 6. */
export function tellPlan(
  drafted: readonly Planned[],
  target: Target,
  { again }: ApprovalFlags,
  world: World,
): number {
  const { output, language } = world
  const planned = drafted.map(each => withTwin(each, claimOf(each, target, again === true), world))
  if (output.json) output.document(planDocument(planned))
  else {
    for (const each of planned) output.print(`${previewText(each, language, output.width, true)}\n`)
    output.say(PREVIEW[language].nothingStored)
  }
  const blocked = planned[0]?.findings.some(finding => finding.level === 'block')
  return blocked ? EXIT.refused : EXIT.done
}

function deskOf(world: World, planned: Planned, reached: Desk['reached']): Desk {
  return {
    store: world.store(),
    now: () => (world.clockSet ? world.now : world.system.clock()),
    mark: world.ownMark(),
    connection: world.connection(planned.message.channel),
    deadline: ({ complaint, wait }, from) => deadlineOf(complaint, wait, from, world.calendar),
    writeFile: world.writeHandOff,
    dropFile: world.dropHandOff,
    underWay: id => tellIfEnded(id, planned.channel, world),
    reached,
  }
}

const EXIT_OF = {
  'sign-in': EXIT.signIn,
  temporary: EXIT.temporary,
  refused: EXIT.failure,
  'hand-off': EXIT.failure,
} as const

/** What the platform refuses to take from a program its user may still post (CONTRACT section 2); the reason is shown. */
async function byHandInstead(
  done: Dispatched,
  planned: Planned,
  desk: Desk,
): Promise<{ readonly done: Dispatched; readonly planned: Planned }> {
  const { outcome, events, id } = done
  if (outcome.kind !== 'failed' || outcome.next !== 'hand-off') return { done, planned }
  const handOff = await planned.channel.handOff(planned.message, planned.envelope)
  const byHand = { ...planned, mode: 'hand-off', handOff, handOffWhy: outcome.reason } as const
  const target = { kind: 'case', id, version: events.at(-1)!.seq } as const
  return { done: await dispatch(desk, byHand, target, false), planned: byHand }
}

/** Errors of a send that did not go through: the case is kept, the code says why. */
function failure(
  { id, outcome }: Dispatched,
  { channel, complaint }: Planned,
  world: World,
): UserError | null {
  if (outcome.kind !== 'unknown' && outcome.kind !== 'failed') return null
  const zone = complaint.complainant.timezone
  // A script compares what stands in the events; a person reads it in their language.
  const told = (message: string) =>
    world.output.json ? message : failureText(id, outcome, world.language, zone)
  if (outcome.kind === 'unknown') {
    const setting = (key: string) => world.settings().get(key)?.toString()
    const look = channel.readable?.(setting)
      ? `\`${world.launch} check ${id}\` looks for it; or look`
      : 'look'
    return new UserError(
      'send_unknown',
      EXIT.unknown,
      told(`${id}: it is not known whether the message went out (${outcome.reason})`),
      {
        hints: [
          `${look} ${channel.public ? 'at your own posts' : 'into your Sent folder'}, then: ${world.launch} confirm ${id} --sent, or --not-sent`,
        ],
        caseId: id,
      },
    )
  }
  const exit = EXIT_OF[outcome.next]
  return new UserError('send_failed', exit, told(`${id}: not sent: ${outcome.reason}`), {
    hints: [`the case is kept; go on with: ${world.launch} next ${id}`],
    caseId: id,
  })
}

/** @returns the case afterwards: a person at the terminal may have said by now that it is posted */
async function tellOutcome(
  { id, events, outcome }: Dispatched,
  planned: Planned,
  how: Pick<Shown, 'shown' | 'qr'>,
  world: World,
): Promise<Waited> {
  if (outcome.kind === 'handed-off') {
    await handOffText(planned, { id, file: outcome.file, ...how }, world)
    return waitForPost({ id, events }, planned.channel, world)
  }
  const sent = events.findLast(
    (event): event is CaseEvent & { type: 'sent' } => isKnown(event) && event.type === 'sent',
  )
  const due = sent?.deadline ? shortTime(dueTime(sent.deadline), world.language) : '-'
  world.output.say(styled('good', PREVIEW[world.language].sent(planned.message.to, due)))
  return { events, exit: EXIT.done }
}

/**
 * Shows, asks, sends or hands off, and prints the case.
 * @param reached as in the outbox's `Desk`
 * @returns 0; where a person waits for their post, the code with which they left: 130 for Ctrl-C
 * @throws UserError of approval, outbox or outcome; nothing is stored when it was not approved
 */
export async function send(
  planned: Planned,
  target: Target,
  flags: ApprovalFlags,
  world: World,
  reached?: Desk['reached'],
): Promise<number> {
  const { output, language, options, interactive } = world
  const again = flags.again === true
  const shown = interactive || !options.yes
  if (interactive) output.print()
  if (shown && !output.json) output.print(previewText(planned, language, output.width, !interactive))
  refuseTwice(claimOf(planned, target, again), world.reader())
  warnOfTwin(planned, target, world)
  if (planned.mode !== 'hand-off') await planned.channel.ready?.(world.connection(planned.message.channel))
  const ask = interactive ? (message: Planned) => askPerson(message, world) : null
  await approve(planned, { yes: options.yes === true, digest: flags.approve ?? null, ask })
  // All of the case, not of this message only: a later rung may need what a post cannot carry.
  await world.keepAll([...planned.complaint.attachments, ...planned.message.attachments])
  const desk = deskOf(world, planned, reached)
  const first = await dispatch(desk, planned, target, again)
  const { done, planned: last } = await byHandInstead(first, planned, desk)
  const failed = failure(done, last, world)
  if (failed) throw failed
  const { events, exit } = await tellOutcome(done, last, { shown, qr: flags.qr === true }, world)
  tellCase({ id: done.id, events, state: fold(done.id, events) }, world, last.findings)
  const noCopy = await fileSentCopy(last.channel, done, desk.connection)
  if (noCopy) output.warn(PREVIEW[language].noSentCopy(noCopy.replace(/\.$/, '')))
  return exit
}
