/** `escalate next`: the step that is due: shows it, then does it. */
import type { Command } from 'commander'
import { waitingHandOff } from '../case/hand-off.ts'
import { historyOf, threadOf } from '../case/thread.ts'
import { EXIT, UserError } from '../errors.ts'
import { outlookOf } from '../ladder/look-ahead.ts'
import type { NextStep } from '../ladder/next-step.ts'
import type { Offer } from '../ladder/offers.ts'
import { offersOf, quietUntil } from '../ladder/offers.ts'
import { stepAt } from '../ladder/outlook.ts'
import { draft } from '../outbox/draft.ts'
import type { Planned } from '../outbox/plan.ts'
import { channelName } from '../terminal/texts/channels.ts'
import { NEXT } from '../terminal/texts/next.ts'
import { PREVIEW } from '../terminal/texts/preview.ts'
import type { Finding } from '../words/findings.ts'
import type { World } from '../world.ts'
import { type CaseAtHand, caseAtHand } from './shared/case-at-hand.ts'
import { presentOf } from './shared/find-case.ts'
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
    .action(act((world, id: string | undefined, flags: NextFlags) => runNext(world, flags, id)))
}

function refuseEarly(state: CaseAtHand['state'], offer: Offer, now: string): void {
  const until = quietUntil(state, offer.channel, now)
  if (!until || offer.purpose === 'redirect') return
  throw new UserError('too_early', EXIT.refused, `${offer.channel}: no second message before ${until}`, {
    hints: ['one message per channel and waiting time; another channel can be taken with --channel'],
  })
}

/** The channel the user named, or the suggested one; null: nothing is to be sent now. */
function offerFor(at: CaseAtHand, step: NextStep, channel: string | undefined, now: string): Offer | null {
  const offers = offersOf(at.state, step)
  if (channel === undefined) return step.action === 'send' ? (offers[0] ?? null) : null
  const offer = offers.find(each => each.channel === channel)
  const rung = at.state.ladder.find(each => each.channel === channel)
  if (rung && !offer) refuseEarly(at.state, { ...rung, address: '', purpose: 'step' }, now)
  if (offer) return offer
  throw new UserError('not_offered', EXIT.usage, `${at.id}: ${JSON.stringify(channel)} is not offered now`, {
    hints: offers.length ? [`offered: ${offers.map(each => each.channel).join(', ')}`] : [],
  })
}

/** States in which a message would be blind: it is not known what left, or what came back. */
function refuseBlind(id: string, step: NextStep, channel: string | undefined, launch: string): void {
  if (step.state === 'unknown')
    throw new UserError(
      'send_unknown',
      EXIT.unknown,
      `${id}: it is not known whether the last message went out`,
      {
        hints: [`look, then: ${launch} confirm ${id} --sent, or --not-sent`],
        caseId: id,
      },
    )
  if (step.reason.code === 'sending')
    throw new UserError('case_moved_on', EXIT.busy, `${id}: another run is sending at this moment`, {
      hints: [`look again in a minute: ${launch} show ${id}`],
    })
  if (step.state === 'hand-off' && channel !== undefined)
    throw new UserError('hand_off_open', EXIT.usage, `${id}: the last hand-off waits for your word`, {
      hints: [`${launch} confirm ${id}, or ${launch} confirm ${id} --not-sent`],
    })
  if (step.state === 'closed')
    throw new UserError('case_closed', EXIT.usage, `${id} is closed`, { hints: [`${launch} reopen ${id}`] })
}

/** Two doors at once mean two tickets and two contradicting answers: said, and done on explicit wish. */
function twoTickets(step: NextStep, offer: Offer, { language }: World): readonly Finding[] {
  const suggested = step.action === 'send' && step.channel === offer.channel
  if (suggested || step.state === 'draft' || step.state === 'due') return []
  const texts = NEXT[language]
  const hint = texts.twoTickets(channelName(offer.channel, language))
  return [{ rule: 'two-tickets', level: 'warn', match: offer.channel, hint }]
}

/** Whoever can fake a sender can name an address: one that no directory knows is the person's to check. */
function unknownAddress(at: CaseAtHand, step: NextStep, offer: Offer, world: World): readonly Finding[] {
  const reply = at.state.replies.find(each => each.seq === step.about)
  if (offer.origin?.kind !== 'reply' || reply?.reading.redirect?.official === true) return []
  const hint = PREVIEW[world.language].unknownAddress(offer.address)
  return [{ rule: 'unknown-address', level: 'warn', match: offer.address, hint }]
}

/** Looks first whether they have answered; without a connected mailbox only the person knows. */
async function theyAnswered(at: CaseAtHand, world: World): Promise<boolean> {
  const sentAny = at.state.deliveries.length > 0
  if (!world.interactive || world.options.yes || !sentAny) return false
  return (await world.prompts()).confirm(NEXT[world.language].answered)
}

function planned(at: CaseAtHand, step: NextStep, offer: Offer, world: World): Promise<Planned> {
  const { complaint } = at.state
  const references = threadOf(at.state)
  const findings = [...twoTickets(step, offer, world), ...unknownAddress(at, step, offer, world)]
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

/** @returns exit code of the contract: 0 also when there is nothing to do yet */
export async function runNext(world: World, flags: NextFlags, given?: string): Promise<number> {
  const { output, language } = world
  const id = idOf(world, given)
  if (id === null) {
    if (output.json) output.document(statusOf(world.reader(), {}, presentOf(world)))
    else output.print(NEXT[language].nothing)
    return EXIT.done
  }
  const at = caseAtHand(world, world.reader(), id)
  const step = stepAt(outlookOf(at.state), world.now, world.isAlive)
  if (flags.why) return tellWhy(at, step, world)
  refuseBlind(at.id, step, flags.channel, world.launch)
  const offer = offerFor(at, step, flags.channel, world.now)
  if (offer === null) {
    const waiting = output.json ? null : waitingHandOff(at.events, step)
    if (waiting) (await import('./shared/hand-off.ts')).showHandOff(waiting, world)
    tellCase(at, world)
    return EXIT.done
  }
  const message = await planned(at, step, offer, world)
  for (const { rule, hint } of message.findings) if (WARN_FIRST.has(rule)) output.warn(hint)
  const target = { kind: 'case', id: at.id, version: at.state.version } as const
  if (world.options.dryRun) return tellPlan([message], target, flags, world)
  if (await theyAnswered(at, world)) {
    output.print(NEXT[language].logFirst(`${world.launch} log ${at.id}`))
    return EXIT.done
  }
  return send(message, target, flags, world)
}
