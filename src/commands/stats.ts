/** `escalate stats`: how fast each company answered on each channel, and what platforms charged. From one's own cases. */
import type { Command } from 'commander'
import { isKnown } from '../case/events.ts'
import { fold } from '../case/fold.ts'
import { median, type ResponseTimes, responseTimes } from '../case/response-times.ts'
import { EXIT } from '../errors.ts'
import { type Charged, statsView } from '../terminal/stats-view.ts'
import { STATS } from '../terminal/texts/stats.ts'
import type { World } from '../world.ts'
import type { Registration } from './shared/registration.ts'

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('stats')
    .description(tr('how fast companies answered you', 'wie schnell Firmen dir geantwortet haben'))
    .action(act(world => runStats(world)))
}

const every = (sorted: readonly number[]) => ({
  count: sorted.length,
  medianSeconds: median(sorted),
  shortestSeconds: sorted[0] ?? null,
  longestSeconds: sorted.at(-1) ?? null,
})

function documentOf(rows: readonly ResponseTimes[], charged: readonly Charged[], now: string) {
  const channels = rows.map(({ firstSign, firstAnswer, ...row }) => ({
    ...row,
    firstSign: every(firstSign),
    firstAnswer: every(firstAnswer),
  }))
  return { schema: 'escalate/stats/1', now, channels, charged }
}

/** Sums by currency; a price such as 0.015 has no exact binary form, so thousandths of a cent are counted. */
function sumUp(costs: readonly { readonly amount: number; readonly currency: string }[]): Charged[] {
  const sums = new Map<string, { amount: number; posts: number }>()
  for (const { amount, currency } of costs) {
    const sum = sums.get(currency) ?? { amount: 0, posts: 0 }
    sums.set(currency, { amount: sum.amount + Math.round(amount * 1e5), posts: sum.posts + 1 })
  }
  return [...sums].map(([currency, { amount, posts }]) => ({ amount: amount / 1e5, currency, posts }))
}

/** @returns 0, also where nothing was sent yet */
export async function runStats(world: World): Promise<number> {
  const { output, language, launch } = world
  const store = world.reader()
  const cases = store.overview({ all: true }).flatMap(({ id }) => {
    const events = store.load(id)
    return events === null ? [] : [{ events, state: fold(id, events) }]
  })
  const rows = responseTimes(cases.map(({ state }) => state))
  const costs = cases.flatMap(({ events }) =>
    events.flatMap(event => (isKnown(event) && event.type === 'sent' && event.cost ? [event.cost] : [])),
  )
  const charged = sumUp(costs)
  if (output.json) output.document(documentOf(rows, charged, world.now))
  else if (rows.length === 0) output.print(STATS[language].none(`${launch} new`))
  else output.print(statsView(rows, charged, language, output.width))
  return EXIT.done
}
