/** `escalate next`: the step that is due: shows it, then does it. */
import type { Command } from 'commander'
import { waitingHandOff } from '../case/hand-off.ts'
import { conversationOf, historyOf } from '../case/thread.ts'
import { EXIT } from '../errors.ts'
import { outlookOf } from '../ladder/look-ahead.ts'
import type { NextStep } from '../ladder/next-step.ts'
import type { Offer } from '../ladder/offers.ts'
import { stepAt } from '../ladder/outlook.ts'
import { isUnknown } from '../ladder/reason.ts'
import { draft } from '../outbox/draft.ts'
import type { Planned } from '../outbox/plan.ts'
import { channelName } from '../terminal/texts/channels.ts'
import { NEXT } from '../terminal/texts/next.ts'
import { PREVIEW } from '../terminal/texts/preview.ts'
import type { Finding } from '../words/findings.ts'
import type { World } from '../world.ts'
import { type CaseAtHand, caseAtHand } from './shared/case-at-hand.ts'
import { presentOf } from './shared/find-case.ts'
import { showHandOff } from './shared/hand-off.ts'
import { offerFor, refuseBlind } from './shared/offered.ts'
import { tellOtherAddressee } from './shared/other-addressee.ts'
import type { Registration } from './shared/registration.ts'
import { send, tellPlan } from './shared/send.ts'
import { tellCase } from './shared/tell-case.ts'
import { tellWhy } from './shared/tell-why.ts'
import { statusOf } from './status.ts'

export interface NextFlags {
  readonly channel?: string
  readonly why?: boolean
  readonly approve?: string
  readonly again?: boolean
  readonly qr?: boolean
}

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('next [case]')
    .description(tr('show and do the next step', 'den nächsten Schritt zeigen und gehen'))
    .option('--channel <name>', tr('take this channel instead', 'stattdessen diesen Kanal nehmen'))
    .option('--why', tr('explain, do nothing', 'erklären, nichts tun'))
    .option('--approve <digest>', tr('approve exactly this message', 'genau dieser Nachricht zustimmen'))
    .option(
      '--again',
      tr('send although the same text was sent before', 'senden, obwohl derselbe Text schon gesendet wurde'),
    )
    .option('--qr', tr('the link as a QR code too', 'den Link auch als QR-Code'))
    .action(act((world, id: string | undefined, flags: NextFlags) => runNext(world, flags, id)))
}

/** Two doors at once mean two tickets and two contradicting answers: said, and done on explicit wish. */
function twoTickets(step: NextStep, offer: Offer, { language }: World): readonly Finding[] {
  const suggested = step.action === 'send' && step.channel === offer.channel
  // The same account in private is no second door.
  if (suggested || offer.beside || step.state === 'draft' || step.state === 'due') return []
  const texts = NEXT[language]
  const hint = texts.twoTickets(channelName(offer.channel, language))
  return [{ rule: 'two-tickets', level: 'warn', match: offer.channel, hint }]
}

/** Whoever can fake a sender can name an address: one that no directory knows is the person's to check. */
function unknownAddress(step: NextStep, offer: Offer, world: World): readonly Finding[] {
  if (offer.purpose !== 'redirect' || offer.beside || !isUnknown(step.reason)) return []
  const hint = PREVIEW[world.language].unknownAddress(offer.address)
  return [{ rule: 'unknown-address', level: 'warn', match: offer.address, hint }]
}

function planned(at: CaseAtHand, step: NextStep, offer: Offer, world: World): Promise<Planned> {
  const { complaint } = at.state
  const references = conversationOf(at.state)
  const findings = [...twoTickets(step, offer, world), ...unknownAddress(step, offer, world)]
  return draft({ ...offer, complaint, history: historyOf(at.state), references, findings }, world)
}

/** Said also where no preview is shown. */
const WARN_FIRST = new Set(['two-tickets', 'unknown-address'])

/** @returns the id that was typed, or the most urgent case's */
function idOf(world: World, id: string | undefined): string | null {
  if (id !== undefined) return id
  const { cases } = statusOf(world.reader(), {}, presentOf(world))
  return cases[0]?.id ?? null
}

interface Due {
  readonly at: CaseAtHand
  readonly step: NextStep
}

function dueIn(world: World, id: string): Due {
  const at = caseAtHand(world, world.reader(), id)
  return { at, step: stepAt(outlookOf(at.state), world.now, world.isAlive) }
}

/** Whether the same is to be done, whatever came in. */
function sameStep(one: NextStep, other: NextStep): boolean {
  const keys = ['state', 'action', 'step', 'channel', 'address', 'about'] as const
  return keys.every(key => one[key] === other[key])
}

async function nothingToSend({ at, step }: Due, flags: NextFlags, world: World): Promise<number> {
  const waiting = world.output.json ? null : waitingHandOff(at.events, step)
  if (waiting) await showHandOff(waiting, { id: at.id, qr: flags.qr === true }, world)
  tellCase(at, world)
  await tellOtherAddressee(at.state, step.reason.code, world)
  return EXIT.done
}

async function sendStep({ at, step }: Due, flags: NextFlags, offer: Offer, world: World): Promise<number> {
  const message = await planned(at, step, offer, world)
  for (const { rule, hint } of message.findings) if (WARN_FIRST.has(rule)) world.output.warn(hint)
  const target = { kind: 'case', id: at.id, version: at.state.version } as const
  return world.options.dryRun
    ? tellPlan([message], target, flags, world)
    : send(message, target, flags, world)
}

/** Looks first; what came in meanwhile is in the letter, or makes another step due, which is shown and not done. */
async function lookThenSend(due: Due, flags: NextFlags, world: World): Promise<number> {
  const { output, language, launch } = world
  const { id } = due.at
  const { answeredSince } = await import('./shared/look-first.ts')
  if (await answeredSince(due.at.state, world)) {
    output.print(NEXT[language].logFirst(`${launch} log ${id}`))
    return EXIT.done
  }
  const now = dueIn(world, id)
  const still = sameStep(due.step, now.step) ? offerFor(now.at, now.step, flags.channel, world.now) : null
  if (still !== null) return sendStep(now, flags, still, world)
  output.print(NEXT[language].changed)
  tellCase(now.at, world)
  return EXIT.done
}

/** @returns exit code of the contract: 0 also when there is nothing to do yet */
export async function runNext(world: World, flags: NextFlags, given?: string): Promise<number> {
  const { output, language } = world
  const id = idOf(world, given)
  if (id === null) {
    if (output.json) output.document(statusOf(world.reader(), {}, presentOf(world)))
    else output.print(NEXT[language].nothing)
    return EXIT.done
  }
  const due = dueIn(world, id)
  const { at, step } = due
  if (flags.why) return tellWhy(at, step, world)
  refuseBlind(at.id, step, flags.channel, world.launch)
  const offer = offerFor(at, step, flags.channel, world.now)
  if (offer === null) return nothingToSend(due, flags, world)
  return world.options.dryRun ? sendStep(due, flags, offer, world) : lookThenSend(due, flags, world)
}
