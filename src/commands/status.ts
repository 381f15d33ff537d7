/** `escalate status`: every open case, what it waits for, what to do next. Never sends, never loads what is heavy. */
import { EXIT, UserError } from '../errors.ts'
import type { Outlook } from '../ladder/outlook.ts'
import type { StatusOptions } from '../status-args.ts'
import type { OverviewRow, Store } from '../store/store.ts'
import type { Present, StatusDocument, StatusEntry } from '../terminal/documents.ts'
import { statusEntry, summaryOf } from '../terminal/documents.ts'
import type { World } from '../world.ts'
import { presentOf, resolveCase } from './shared/find-case.ts'

/** Hours before a deadline from which it is worth a warning (CONTRACT section 2). */
const SOON = 24

const STATES = ['closed', 'unknown', 'hand-off', 'reply', 'due', 'waiting', 'exhausted', 'draft']

function wanted(options: StatusOptions): (entry: StatusEntry) => boolean {
  const { company, state } = options
  if (state !== undefined && !STATES.includes(state))
    throw new UserError('unknown_state', EXIT.usage, `--state: there is no state ${JSON.stringify(state)}`, {
      hints: [`one of ${STATES.join(', ')}`],
    })
  const name = company?.toLowerCase()
  return entry =>
    (state === undefined || entry.state === state) &&
    (name === undefined || entry.company.id === name || entry.company.name.toLowerCase().includes(name))
}

function entryOf(row: OverviewRow, present: Present): StatusEntry {
  return statusEntry(row.body as Outlook, present)
}

/** Urgent first: what is unknown, then what is yours to do, then by date. */
const URGENCY = ['unknown', 'due', 'reply', 'hand-off', 'draft', 'exhausted', 'waiting', 'closed']

function byUrgency(a: StatusEntry, b: StatusEntry): number {
  const rank = URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state)
  if (rank !== 0) return rank
  const [left, right] = [a.waitingFor?.dueAt ?? '9', b.waitingFor?.dueAt ?? '9']
  return left < right ? -1 : left > right ? 1 : a.id < b.id ? -1 : 1
}

/** @returns `escalate/status/1` */
export function statusOf(store: Store, options: StatusOptions, present: Present): StatusDocument {
  const only = options.case === undefined ? null : resolveCase(store, options.case, present.launch)
  const all = options.all === true || only !== null || options.state === 'closed'
  const fits = wanted(options)
  const cases = store
    .overview({ all })
    .filter(row => only === null || row.id === only)
    .map(row => entryOf(row, present))
    .filter(fits)
    .sort(byUrgency)
  return {
    schema: 'escalate/status/1',
    now: present.now,
    cases,
    summary: summaryOf(cases, store.trayCount()),
  }
}

/** Hours until the date a case waits for; negative: it has passed. Of a case that waits for nothing: Infinity. */
function hoursLeft({ state, waitingFor }: StatusEntry, now: string): number {
  if (!waitingFor || (state !== 'waiting' && state !== 'exhausted')) return Infinity
  return (Date.parse(waitingFor.dueAt) - Date.parse(now)) / 3_600_000
}

/** @returns the code of the monitoring convention: 0 OK, 1 WARNING, 2 CRITICAL */
export function monitoringCode({ cases, now }: StatusDocument): 0 | 1 | 2 {
  const critical = (entry: StatusEntry) =>
    entry.state === 'due' || entry.state === 'unknown' || hoursLeft(entry, now) < 0
  const warning = (entry: StatusEntry) =>
    entry.state === 'reply' || entry.state === 'hand-off' || hoursLeft(entry, now) <= SOON
  if (cases.some(critical)) return 2
  return cases.some(warning) ? 1 : 0
}

async function tell(document: StatusDocument, options: StatusOptions, world: World): Promise<void> {
  const { output, options: globals } = world
  if (options.ndjson) for (const each of document.cases) output.document(each)
  else if (globals.json) output.document(document)
  else {
    const { statusView } = await import('../terminal/status-view.ts')
    const chosen = options.company !== undefined || options.state !== undefined
    const noneFits = chosen && world.reader().overview({ all: true }).length > 0
    output.print(statusView(document, presentOf(world), output.width, noneFits))
    if (document.summary.unmatched > 0 && !chosen && options.case === undefined) await tellTray(world)
  }
}

/** Messages of the tray that a list of cases leaves room for. */
const SHOWN = 5

async function tellTray({ reader, output, language, launch }: World): Promise<void> {
  const { unmatchedOf } = await import('../inbox/tray.ts')
  const { trayView } = await import('../terminal/tray-view.ts')
  const items = reader().trayList().map(unmatchedOf)
  output.print(`\n${trayView(items, { language, launch, width: output.width }, SHOWN)}`)
}

/** @returns 0, or with `--exit-code` the code of the monitoring convention; a failure becomes its 3 at the edge */
export async function runStatus(world: World, options: StatusOptions): Promise<number> {
  const document = statusOf(world.reader(), options, presentOf(world))
  await tell(document, options, world)
  return options.exitCode ? monitoringCode(document) : EXIT.done
}
