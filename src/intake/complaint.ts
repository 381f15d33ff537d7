/** From what the user gave to a complaint and its ladder: every field checked, all that is missing named at once. */
import type { Category, ChannelName, Complaint, Rung } from '../case/model.ts'
import { CATEGORIES } from '../case/model.ts'
import { categoryOf } from '../companies/category.ts'
import { EXIT, UserError } from '../errors.ts'
import { parseDay } from '../ladder/clock/typed-day.ts'
import type { World } from '../world.ts'
import { isBlank } from './blank.ts'
import { companyFor } from './company.ts'
import { complainantOf, countryOf, seatOf, textLanguageOf } from './defaults.ts'
import type { Intake } from './fields.ts'
import { ladderOf, modeOf, ownAddresses, requireOpenRung, requireSteps } from './ladder.ts'
import { titleOf } from './title.ts'

export interface Opening {
  readonly complaint: Complaint
  readonly ladder: readonly Rung[]
  /** Old names that led to the company, for a note to the user. */
  readonly formerly: readonly string[]
}

/** Room for a long story; ten pages. */
const LONGEST_PROBLEM = 20_000

/** Room for a wish; one page. */
export const LONGEST_WISH = 2_000

/** An own address is one the program sends to by itself, if it can; and then a name is needed (CONTRACT section 1). */
async function sendsAtOnce(intake: Intake, world: World): Promise<boolean> {
  const setting = (key: string) => world.settings().get(key)?.toString()
  const [first] = orderOf(intake.channels, setting)
  const named = first !== undefined && intake.to?.[first] !== undefined
  return named && modeOf(await world.channel(first), setting) !== 'hand-off'
}

/** @returns flags of questions that must be answered, in the order they are asked */
export async function missingOf(intake: Intake, world: World): Promise<string[]> {
  // An empty variable in a script names no company; what else is missing is told with it.
  const company = intake.company?.trim() || undefined
  const needed = { '--company': company, '--problem': intake.problem, '--wish': intake.wish }
  const missing = Object.entries(needed).flatMap(([flag, value]) => (value === undefined ? [flag] : []))
  const name = intake.name ?? world.settings().get('me.name')
  return name === undefined && (await sendsAtOnce(intake, world)) ? [...missing, '--name'] : missing
}

/** @throws UserError `empty_field` or `too_long` (exit 2) naming the flag */
export function requireText(flag: string, text: string, longest: number): string {
  if (isBlank(text))
    throw new UserError('empty_field', EXIT.usage, `${flag} is empty`, {
      hints: [`say it in a sentence: ${flag} "..."`],
    })
  if (text.length > longest)
    throw new UserError('too_long', EXIT.usage, `${flag}: at most ${longest} characters, not ${text.length}`)
  return text.replace(/\r\n?/g, '\n').trim()
}

function requireDay(flag: string, text: string, today: string): string {
  const day = parseDay(text, today)
  if (day) return day
  throw new UserError('bad_date', EXIT.usage, `${flag}: ${JSON.stringify(text)} is not a date`, {
    hints: ['write it as 2026-11-30 or 30.11.2026'],
  })
}

/** @throws UserError `date_in_future` (exit 2): what happened cannot lie ahead */
export function happenedOf(text: string | undefined, today: string): string | null {
  if (text === undefined) return null
  const day = requireDay('--happened', text, today)
  if (day <= today) return day
  throw new UserError('date_in_future', EXIT.usage, `--happened: ${day} lies in the future`, {
    hints: [`give the day it happened, ${today} at the latest`],
  })
}

/** @throws UserError `date_in_past` (exit 2) */
export function byOf(text: string | undefined, today: string): string | null {
  if (text === undefined) return null
  const day = requireDay('--by', text, today)
  if (day > today) return day
  throw new UserError('date_in_past', EXIT.usage, `--by: ${day} is not after today (${today})`, {
    hints: ['give a date in the future'],
  })
}

/** @throws UserError `bad_address` (exit 2): replies go there */
async function requireEmail(text: string | undefined, world: World): Promise<void> {
  if (text === undefined || (await world.channel('email')).parseAddress(text) !== null) return
  throw new UserError('bad_address', EXIT.usage, `--email: ${JSON.stringify(text)} is not an address`, {
    hints: ['it should look like you@example.org'],
  })
}

function requireCategory(text: string | undefined, sector: string | null): Category {
  if (text === undefined) return categoryOf(sector)
  const known = CATEGORIES.find(category => category === text)
  if (known) return known
  throw new UserError('unknown_category', EXIT.usage, `--category: there is no ${JSON.stringify(text)}`, {
    hints: [`one of ${CATEGORIES.join(', ')}`],
  })
}

/** @returns the order of the ladder: as said, as set, else e-mail, X, Facebook */
export function orderOf(given: readonly string[] | undefined, setting: (key: string) => string | undefined) {
  const order = given ?? setting('ladder.order')?.split(',') ?? ['email', 'x', 'facebook']
  const names = order.map(name => name.trim().toLowerCase()).filter(Boolean)
  if (names.length === 0)
    throw new UserError('empty_field', EXIT.usage, '--channels is empty', {
      hints: ['e.g. --channels email,x,facebook'],
    })
  return [...new Set(names)] as ChannelName[]
}

/** @returns YYYY-MM-DD in the person's zone */
export async function todayOf(now: string, timezone: string): Promise<string> {
  const { dateIn } = await import('../ladder/clock/zone.ts')
  return dateIn(now, timezone)
}

/**
 * @throws UserError with exit 2 for every field that is wrong; nothing is stored
 */
export async function openingOf(intake: Intake, world: World): Promise<Opening> {
  const setting = (key: string) => world.settings().get(key)?.toString()
  const own = await ownAddresses(intake.to ?? {}, world.channel)
  const directory = await world.directory()
  const { company, formerly } = companyFor(intake.company ?? '', directory, countryOf(intake, setting), own)
  await requireEmail(intake.email, world)
  const complainant = await complainantOf(intake, setting, company)
  const { country, region, timezone } = complainant
  await world.calendar(country, region, timezone, [Number(world.now.slice(0, 4))])
  const today = await todayOf(world.now, timezone)
  const problem = requireText('--problem', intake.problem ?? '', LONGEST_PROBLEM)
  const by = byOf(intake.by, today)
  const order = requireSteps(orderOf(intake.channels, setting))
  const ladder = await ladderOf({ company, order, own, by, channel: world.channel, setting })
  requireOpenRung(ladder, company.name)
  const complaint: Complaint = {
    title:
      intake.title === undefined
        ? titleOf(problem)
        : requireText('--title', intake.title, 120).replace(/\s+/g, ' '),
    problem,
    wish: requireText('--wish', intake.wish ?? '', LONGEST_WISH),
    category: requireCategory(intake.category, company.sector),
    happened: happenedOf(intake.happened, today),
    refs: intake.refs ?? [],
    complainant,
    company: {
      id: company.id,
      name: company.name,
      country: seatOf(company),
      sector: company.sector,
    },
    attachments: await world.inspectAll(intake.attach ?? []),
    textLanguage: textLanguageOf(intake, setting, company, world.language),
  }
  return { complaint, ladder, formerly: formerly.map(each => each.name) }
}
