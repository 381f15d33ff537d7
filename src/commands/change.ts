/** `escalate change`: another company, other channels, more numbers, files, another wish; the history stays. */
import type { Command } from 'commander'
import type { NewEvent } from '../case/events.ts'
import type { ChannelName, Rung } from '../case/model.ts'
import type { CaseState } from '../case/state.ts'
import { EXIT, UserError } from '../errors.ts'
import { companyFor } from '../intake/company.ts'
import { LONGEST_WISH, orderOf, requireText } from '../intake/complaint.ts'
import { seatOf } from '../intake/defaults.ts'
import { ladderOf, ownAddresses, requireOpenRung, requireSteps } from '../intake/ladder.ts'
import { addressesOf, pairOf } from '../intake/pairs.ts'
import { begunOn, PUBLIC_OF } from '../ladder/offers.ts'
import type { World } from '../world.ts'
import { caseAtHand, refuseClosed } from './shared/case-at-hand.ts'
import { record } from './shared/record.ts'
import type { Registration } from './shared/registration.ts'

export interface ChangeFlags {
  readonly company?: string
  readonly addRef?: readonly string[]
  readonly attach?: readonly string[]
  readonly wish?: string
  readonly channels?: string
  readonly to?: readonly string[]
  readonly skip?: string
  readonly why?: string
}

export function register(program: Command, { tr, act }: Registration): void {
  const collect = (value: string, before: readonly string[] = []) => [...before, value]
  program
    .command('change <case>')
    .description(
      tr(
        'change company, channels, numbers, files or wish',
        'Unternehmen, Kanäle, Nummern, Dateien oder Wunsch ändern',
      ),
    )
    .option(
      '--company <name>',
      tr('go on with this company; the history stays', 'mit diesem Unternehmen weiter; der Verlauf bleibt'),
    )
    .option('--add-ref <name=value>', tr('a number there, private', 'eine Nummer dort, privat'), collect)
    .option('--attach <file>', tr('a file for the next mail', 'eine Datei für die nächste Mail'), collect)
    .option('--wish <text>', tr('what you want now', 'was du jetzt willst'))
    .option('--channels <list>', tr('order of the ladder', 'Reihenfolge der Leiter'))
    .option('--to <channel=address>', tr('an address of your own', 'eine eigene Adresse'), collect)
    .option('--skip <channel>', tr('leave a channel out (with --why)', 'einen Kanal auslassen (mit --why)'))
    .option('--why <text>', tr('the reason', 'der Grund'))
    .action(act((world, id: string, flags: ChangeFlags) => runChange(world, id, flags)))
}

/** The ladder for a company in the case's order, with own addresses kept where the company stays. */
async function newLadder(state: CaseState, flags: ChangeFlags, world: World) {
  const setting = (key: string) => world.settings().get(key)?.toString()
  const given = await ownAddresses(addressesOf(flags.to ?? []), world.channel)
  const kept = state.ladder.flatMap(({ channel, address, origin }): [ChannelName, string][] =>
    origin?.kind === 'user' && address && !flags.company ? [[channel, address]] : [],
  )
  const own = new Map([...kept, ...given])
  const { country } = state.complaint.complainant
  const query = flags.company ?? state.complaint.company.id
  const named = new Map(flags.company ? given : own)
  const { company } = companyFor(query, await world.directory(), country, named)
  const usual = [...new Set([...state.ladder.map(rung => rung.channel), ...given.keys()])]
  const order =
    flags.channels === undefined ? usual : requireSteps(orderOf(flags.channels.split(','), setting))
  const fresh = await ladderOf({ company, order, own, by: null, channel: world.channel, setting })
  const ladder = flags.company ? fresh : fresh.map(rung => keptRung(state, rung, given))
  requireOpenRung(ladder, company.name)
  requireUse(state, ladder, given.keys(), flags.company !== undefined)
  return { company, ladder }
}

/** Whether a private message may ever be begun: the company is spoken with in public there, or asked for it. */
function isUsed(state: CaseState, ladder: readonly Rung[], channel: ChannelName, anew: boolean): boolean {
  const open = PUBLIC_OF.get(channel)
  if (open === undefined || ladder.some(rung => rung.channel === open && rung.skip === null)) return true
  if (anew) return false
  return begunOn(state, open) || state.replies.some(each => each.reading.redirect?.channel === channel)
}

/** An address that is never written to would be taken for a step that is coming. */
function requireUse(state: CaseState, ladder: readonly Rung[], given: Iterable<ChannelName>, anew: boolean) {
  for (const channel of given) {
    if (isUsed(state, ladder, channel, anew)) continue
    const open = PUBLIC_OF.get(channel)
    throw new UserError(
      'bad_input',
      EXIT.usage,
      `--to ${channel}: a private message follows a post, and ${state.id} has no ${open}`,
      { hints: [`give the account for posts too: --to ${open}=...`] },
    )
  }
}

/** A rung the case already has keeps its wait and reason, unless a new address was given for it. */
function keptRung(state: CaseState, rung: Rung, given: ReadonlyMap<ChannelName, string>): Rung {
  const before = state.ladder.find(each => each.step === rung.step && each.channel === rung.channel)
  return before && !given.has(rung.channel) ? before : rung
}

/** Switching to the company the case is about already would only forget what was sent to it. */
function sameCompany(id: string, name: string): UserError {
  return new UserError('bad_input', EXIT.usage, `--company: ${id} is addressed to ${name} already`, {
    hints: ['change its channels with --channels, --to or --skip'],
  })
}

async function ladderEvents(state: CaseState, flags: ChangeFlags, world: World): Promise<NewEvent[]> {
  if (!flags.company && !flags.channels && !flags.to) return []
  const { company, ladder } = await newLadder(state, flags, world)
  if (flags.company && company.id === state.complaint.company.id) throw sameCompany(state.id, company.name)
  if (!flags.company) return [{ type: 'case_changed', at: world.now, ladder }]
  const { id, name, sector } = company
  const to = { id, name, country: seatOf(company), sector }
  return [{ type: 'company_changed', at: world.now, company: to, ladder, why: flags.why ?? null }]
}

async function complaintEvents(state: CaseState, flags: ChangeFlags, world: World): Promise<NewEvent[]> {
  const refs = (flags.addRef ?? []).map(text => pairOf('--add-ref', text, 'ticket=12345'))
  const files = await world.inspectAll(flags.attach ?? [], state.complaint.attachments)
  const wish = flags.wish === undefined ? {} : { wish: requireText('--wish', flags.wish, LONGEST_WISH) }
  if (refs.length === 0 && files.length === 0 && flags.wish === undefined) return []
  if (!world.options.dryRun) await world.keepAll(files)
  const { complaint } = state
  return [
    {
      type: 'case_changed',
      at: world.now,
      ...wish,
      ...(refs.length
        ? { refs: [...complaint.refs, ...refs.map(([name, value]) => ({ name, value }))] }
        : {}),
      ...(files.length ? { attachments: [...complaint.attachments, ...files] } : {}),
    },
  ]
}

function skipEvents(state: CaseState, { skip, why }: ChangeFlags, at: string): NewEvent[] {
  if (skip === undefined) return []
  const rung = state.ladder.find(each => each.channel === skip.trim().toLowerCase())
  if (!rung)
    throw new UserError(
      'unknown_channel',
      EXIT.usage,
      `--skip: ${JSON.stringify(skip)} is not on the ladder of ${state.id}`,
      {
        hints: [`on it: ${state.ladder.map(each => each.channel).join(', ')}`],
      },
    )
  if (!why?.trim())
    throw new UserError('missing_input', EXIT.usage, 'missing: --why', {
      missing: ['--why'],
      hints: ['say in a few words why'],
    })
  return [{ type: 'step_skipped', at, step: rung.step, channel: rung.channel, why: why.trim() }]
}

/** @returns 0. @throws UserError (exit 2) naming the flag; nothing is stored then */
export async function runChange(world: World, text: string, flags: ChangeFlags): Promise<number> {
  const { id, state } = caseAtHand(world, world.reader(), text)
  refuseClosed(state, world.launch)
  const events = [
    ...(await ladderEvents(state, flags, world)),
    ...(await complaintEvents(state, flags, world)),
    ...skipEvents(state, flags, world.now),
  ]
  if (events.length === 0)
    throw new UserError('missing_input', EXIT.usage, 'say what is to be changed', {
      missing: ['--company, --channels, --to, --add-ref, --attach, --wish or --skip'],
    })
  return record(world, id, () => events)
}
