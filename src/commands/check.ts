/** `escalate check`: fetches replies on all connected channels, settles sends of unknown outcome, reports. */
import type { Command } from 'commander'
import type { ChannelName } from '../case/model.ts'
import { EXIT, type ExitCode } from '../errors.ts'
import { type ChannelReport, collect, readableChannels } from '../inbox/collect.ts'
import { knownCases } from '../inbox/recognise.ts'
import { type Unmatched, unmatchedOf } from '../inbox/tray.ts'
import type { Store } from '../store/store.ts'
import { type StatusDocument, summaryOf } from '../terminal/documents.ts'
import { channelName, shortDate } from '../terminal/texts/channels.ts'
import { CHECK } from '../terminal/texts/check.ts'
import { PREVIEW } from '../terminal/texts/preview.ts'
import type { World } from '../world.ts'
import { type Checked, checkDocument, tellBeside, tellChecked, tellFaults } from './shared/check-report.ts'
import { presentOf, resolveCase } from './shared/find-case.ts'
import type { Registration } from './shared/registration.ts'
import { monitoringCode, statusOf } from './status.ts'

export interface CheckFlags {
  readonly exitCode?: boolean
}

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('check [case...]')
    .description(tr('fetch replies, look what was sent', 'Antworten abholen, nachsehen, was hinausging'))
    .option(
      '--exit-code',
      tr('0 OK, 1 warning, 2 critical, 3 unknown', '0 gut, 1 Hinweis, 2 dringend, 3 unbekannt'),
    )
    .action(act((world, ids: string[], flags: CheckFlags) => runCheck(world, flags, ids)))
}

/** Codes of several failures: unknown sends first, then sign-in, then what passes (CONTRACT section 2). */
const WORST_FIRST: readonly ExitCode[] = [
  ...[EXIT.unknown, EXIT.signIn, EXIT.temporary],
  ...[EXIT.refused, EXIT.usage, EXIT.busy, EXIT.failure],
]

/** Code of the monitoring convention for "it could not find out". */
const COULD_NOT_FIND_OUT = 3

/** @returns the state of the named cases, also closed ones, or of all open ones */
function statusFor(ids: readonly string[] | null, store: Store, world: World): StatusDocument {
  const document = statusOf(store, { all: ids !== null }, presentOf(world))
  if (ids === null) return document
  const cases = document.cases.filter(({ id }) => ids.includes(id))
  return { ...document, cases, summary: summaryOf(cases, store.trayCount()) }
}

const unknownIn = ({ cases }: StatusDocument): readonly string[] =>
  cases.filter(({ state }) => state === 'unknown').map(({ id }) => id)

/** Named cases limit what is shown, but a message that fits none of them by name may still be theirs. */
function trayOf(store: Store, ids: readonly string[] | null): readonly Unmatched[] {
  const all = store.trayList().map(unmatchedOf)
  return ids === null ? all : all.filter(({ near }) => near.length === 0 || near.some(id => ids.includes(id)))
}

async function lookAndFetch(ids: readonly string[] | null, world: World): Promise<Checked> {
  const { language, output } = world
  const before = unknownIn(statusFor(ids, world.reader(), world))
  const onChannel = (channel: ChannelName) =>
    output.say(CHECK[language].asking(channelName(channel, language)))
  const collected = await collect(world, { unknown: before, onChannel })
  const store = world.reader()
  const status = statusFor(ids, store, world)
  const looked = collected.channels.length > 0
  return {
    ...collected,
    received: collected.received.filter(({ caseId }) => ids === null || ids.includes(caseId)),
    unmatched: trayOf(store, ids),
    status,
    unknown: looked ? unknownIn(status) : [],
  }
}

function exitOf({ channels, unknown }: Checked): ExitCode {
  const codes = channels.flatMap(({ error }) => error?.exit ?? [])
  if (unknown.length > 0) codes.push(EXIT.unknown)
  return WORST_FIRST.find(code => codes.includes(code)) ?? EXIT.done
}

/** What is critical is so whatever else could not be found out. */
function monitored({ status, channels }: Checked): number {
  const code = monitoringCode(status)
  return code < 2 && channels.some(({ error }) => error !== null) ? COULD_NOT_FIND_OUT : code
}

/** Opens no socket and stores nothing: says who would be asked, and shows what is known already. */
async function rehearse(ids: readonly string[] | null, world: World): Promise<Checked> {
  const { language, output } = world
  const [store, channels] = [world.reader(), await readableChannels(world)]
  const status = statusFor(ids, store, world)
  const { since, cases } = await knownCases(store, world)
  for (const { name } of cases.length > 0 ? channels : [])
    output.say(CHECK[language].wouldAsk(channelName(name, language), shortDate(since, language)))
  const unknown = unknownIn(status)
  if (unknown.length > 0 && channels.length > 0) output.say(CHECK[language].wouldLook(unknown.join(', ')))
  output.say(PREVIEW[language].nothingStored)
  const reports = channels.map(
    ({ name }): ChannelReport => ({ channel: name, new: 0, requests: 0, error: null }),
  )
  return { channels: reports, received: [], settled: [], unmatched: trayOf(store, ids), status, unknown: [] }
}

/**
 * @param names cases to settle and report; everything is fetched all the same
 * @returns 0; 5 when a send is still unknown after the look, 4 when a sign-in is needed, 8 when a channel will be asked
 *   again; with `--exit-code` a code of the monitoring convention
 * @throws UserError `unknown_case`, `ambiguous_case`, `forgotten_case` (exit 2) before anything is opened
 */
export async function runCheck(
  world: World,
  flags: CheckFlags,
  names: readonly string[] = [],
): Promise<number> {
  const { output, launch, options } = world
  const ids = names.length === 0 ? null : names.map(name => resolveCase(world.reader(), name, launch))
  const checked = await (options.dryRun ? rehearse(ids, world) : lookAndFetch(ids, world))
  tellFaults(checked.channels, world)
  if (output.json) {
    tellBeside(checked, world)
    output.document(checkDocument(checked, launch))
  } else tellChecked(checked, world)
  return flags.exitCode ? monitored(checked) : exitOf(checked)
}
