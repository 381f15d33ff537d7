/** The way of every message: show, approve, carry out, tell what became of it. Used by `new`, `next`. */
import type { CaseEvent } from '../../case/events.ts'
import { isKnown } from '../../case/events.ts'
import { fold } from '../../case/fold.ts'
import { EXIT, UserError } from '../../errors.ts'
import { approve } from '../../outbox/approval.ts'
import { deadlineOf } from '../../outbox/deadline.ts'
import type { Desk, Dispatched, Target } from '../../outbox/dispatch.ts'
import { dispatch, refuseTwice } from '../../outbox/dispatch.ts'
import type { Planned } from '../../outbox/plan.ts'
import { planDocument } from '../../outbox/plan.ts'
import { previewText } from '../../terminal/preview.ts'
import { styled } from '../../terminal/style.ts'
import { shortDate } from '../../terminal/texts/channels.ts'
import { PREVIEW } from '../../terminal/texts/preview.ts'
import type { World } from '../../world.ts'
import { handOffText } from './hand-off.ts'
import { tellCase } from './tell-case.ts'

/** Flags that approve. */
export interface ApprovalFlags {
  readonly approve?: string
  readonly again?: boolean
}

/** The handle is typed for a public post by API; for anything else yes or no, and No is the default. */
async function askPerson(planned: Planned, world: World): Promise<boolean> {
  const texts = PREVIEW[world.language]
  const prompts = await world.prompts()
  const { to } = planned.message
  if (planned.mode === 'hand-off') return prompts.confirm(texts.approveHandOff)
  if (!planned.channel.public) return prompts.confirm(texts.approveSend(to))
  return (await prompts.text(texts.typeHandle(to))).trim().toLowerCase() === to.toLowerCase()
}

/** A dry run prints the plan; a block in the message about to leave makes its exit code 6. */
export function tellPlan(planned: readonly Planned[], world: World): number {
  const { output, language } = world
  if (output.json) output.document(planDocument(planned))
  else {
    for (const each of planned) output.print(`${previewText(each, language, output.width)}\n`)
    output.say(PREVIEW[language].nothingStored)
  }
  const blocked = planned[0]?.findings.some(finding => finding.level === 'block')
  return blocked ? EXIT.refused : EXIT.done
}

function deskOf(world: World, planned: Planned): Desk {
  return {
    store: world.store(),
    now: () => (world.clockSet ? world.now : world.system.clock()),
    mark: world.ownMark(),
    connection: world.connection(planned.message.channel),
    deadline: ({ complaint, wait }, from) => deadlineOf(complaint, wait, from, world.calendar),
    writeFile: world.writeHandOff,
  }
}

/** Errors of a send that did not go through: the case is kept, the code says why. */
function failure({ id, outcome }: Dispatched, world: World): UserError | null {
  if (outcome.kind === 'unknown')
    return new UserError(
      'send_unknown',
      EXIT.unknown,
      `${id}: it is not known whether the message went out (${outcome.reason})`,
      {
        hints: [`look into your Sent folder, then: ${world.launch} confirm ${id} --sent, or --not-sent`],
      },
    )
  if (outcome.kind !== 'failed') return null
  const exit = { 'sign-in': EXIT.signIn, temporary: EXIT.temporary, refused: EXIT.failure }[outcome.next]
  return new UserError('send_failed', exit, `${id}: not sent: ${outcome.reason}`, {
    hints: [`the case is kept; go on with: ${world.launch} next ${id}`],
  })
}

async function tellOutcome(done: Dispatched, planned: Planned, world: World): Promise<void> {
  const texts = PREVIEW[world.language]
  if (done.outcome.kind === 'handed-off') {
    await handOffText(planned, done.outcome.file, done.id, world)
  } else {
    const sent = done.events.findLast(
      (event): event is CaseEvent & { type: 'sent' } => isKnown(event) && event.type === 'sent',
    )
    const due = sent?.deadline ? shortDate(sent.deadline.dueDate, world.language) : '-'
    world.output.say(styled('good', texts.sent(planned.message.to, due)))
  }
}

/**
 * Shows, asks, sends or hands off, and prints the case.
 * @throws UserError of approval, outbox or outcome; nothing is stored when it was not approved
 */
export async function send(
  planned: Planned,
  target: Target,
  flags: ApprovalFlags,
  world: World,
): Promise<number> {
  const { output, language, options, interactive } = world
  const shown = interactive || !options.yes
  if (shown && !output.json) output.print(previewText(planned, language, output.width))
  refuseTwice(planned.digest, flags.again === true, { delivered: digest => world.reader().delivered(digest) })
  if (planned.mode !== 'hand-off') await planned.channel.ready?.(world.connection(planned.message.channel))
  const ask = interactive ? (message: Planned) => askPerson(message, world) : null
  await approve(planned, { yes: options.yes === true, digest: flags.approve ?? null, ask })
  await world.keepAll(planned.message.attachments)
  const done = await dispatch(deskOf(world, planned), planned, target, flags.again === true)
  const failed = failure(done, world)
  if (failed) throw failed
  await tellOutcome(done, planned, world)
  tellCase({ id: done.id, events: done.events, state: fold(done.id, done.events) }, world, planned.findings)
  return EXIT.done
}
