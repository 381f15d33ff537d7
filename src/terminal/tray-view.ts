/** The tray for people: what came, from whom, and the command that gives it to a case. */
import type { Language } from '../case/model.ts'
import type { ReadingClass } from '../case/reading.ts'
import { inert } from './inert.ts'
import { safeLine } from './safe.ts'
import { styled } from './style.ts'
import { shortDate } from './texts/channels.ts'
import { TIMELINE } from './texts/timeline.ts'
import { TRAY } from './texts/tray.ts'
import { withCommand } from './whole-command.ts'
import { wrap } from './wrap.ts'

/** What is shown of a message in the tray. */
export interface TrayItem {
  readonly id: string
  readonly at: string
  readonly from: string | null
  readonly subject: string | null
  /** How a post begins; missing or null: a mail. */
  readonly text?: string | null
  readonly class: ReadingClass
  readonly near: readonly string[]
}

export interface TrayTelling {
  readonly language: Language
  readonly launch: string
  readonly width: number
}

/** Longest subject and address that are shown, in characters. */
const LONGEST = 120

const short = (text: string): string => safeLine(text).slice(0, LONGEST)

/** The likeliest case stands in the command only where it is the only one: else the person has to choose. */
function command({ id, near }: TrayItem, launch: string): string {
  const [only, other] = near
  return `${launch} log ${only && !other ? only : 'CASE'} --unmatched ${id}`
}

function itemLines(item: TrayItem, { language, launch, width }: TrayTelling): string {
  const texts = TRAY[language]
  const who = item.from === null ? texts.nobody : short(inert(item.from))
  const words = item.subject ?? item.text
  const what = words ? short(inert(words)) : texts.noSubject
  const maybe = item.near.length > 1 ? ` (${texts.maybe(item.near.slice(0, 5).join(', '))})` : ''
  const kind = TIMELINE[language].classes[item.class]
  const give = command(item, launch)
  return [
    wrap(`${styled('bold', item.id)}  ${shortDate(item.at, language)}  ${who}: ${what} [${kind}]`, width, 2),
    withCommand(`${texts.assign(give)}${maybe}`, give, width, 4),
  ].join('\n')
}

/**
 * @param items oldest first, not empty
 * @param most how many are shown; the newest are
 * @returns lines for a terminal
 */
export function trayView(items: readonly TrayItem[], telling: TrayTelling, most = Infinity): string {
  const { language, launch, width } = telling
  const shown = items.slice(Math.max(0, items.length - most))
  const hidden = items.length - shown.length
  const [all, drop] = [`${launch} check`, `${launch} forget --unmatched ID`]
  const rest = hidden > 0 ? [withCommand(TRAY[language].more(hidden, all), all, width, 2)] : []
  const title = wrap(TRAY[language].title(items.length), width)
  const notMine = withCommand(TRAY[language].notMine(drop), drop, width, 2)
  return [title, ...shown.map(item => itemLines(item, telling)), ...rest, notMine].join('\n')
}
