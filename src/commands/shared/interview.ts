/** The interview: asks for what is missing, once, checks each answer at once, and keeps it if it is broken off. */
import { choose } from '../../companies/choose.ts'
import { UserError } from '../../errors.ts'
import { happenedOf, todayOf } from '../../intake/complaint.ts'
import { countryOf } from '../../intake/defaults.ts'
import type { Intake } from '../../intake/fields.ts'
import { intakeFrom } from '../../intake/from-file.ts'
import { pairOf } from '../../intake/pairs.ts'
import type { Prompts } from '../../terminal/prompts.ts'
import { INTERVIEW, type InterviewTexts } from '../../terminal/texts/interview.ts'
import type { World } from '../../world.ts'

interface Talk {
  readonly prompts: Prompts
  readonly texts: InterviewTexts
  readonly world: World
}

type Answers = { -readonly [K in keyof Intake]: Intake[K] }

/** @returns what a check that throws has to say, or null */
function complaintOf(check: () => unknown): string | null {
  try {
    check()
    return null
  } catch (error) {
    if (error instanceof UserError) return [error.message, ...error.hints].join(' · ')
    throw error
  }
}

const setting = (world: World) => (key: string) => world.settings().get(key)?.toString()

/** An id where the directory knows the name; else the name itself, with an address of the user's own. */
async function askCompany(answers: Answers, { prompts, texts, world }: Talk): Promise<void> {
  if (answers.company !== undefined) return
  const check = (text: string) => (text.trim() ? null : texts.empty)
  const query = await prompts.text(texts.company, { check })
  const found = choose(await world.directory(), query, countryOf(answers, setting(world)))
  const offered = found.kind === 'several' ? found.companies : found.kind === 'none' ? found.nearest : []
  const pick =
    found.kind === 'one'
      ? found.company.id
      : offered.length === 0
        ? null
        : await prompts.choose<string | null>(texts.whichCompany, [
            ...offered.map(({ id, name, countries }) => ({
              name: `${name} (${countries.join(' ')})`,
              value: id,
            })),
            { name: texts.noneOfThese, value: null },
          ])
  answers.company = pick ?? query
  if (pick === null && !answers.to) await askOwnAddress(answers, query, { prompts, texts, world })
}

async function askOwnAddress(answers: Answers, name: string, { prompts, texts, world }: Talk): Promise<void> {
  const email = await world.channel('email')
  const check = (text: string) => (email.parseAddress(text.trim()) ? null : email.example)
  answers.to = { email: (await prompts.text(texts.ownAddress(name), { check })).trim() }
}

async function askText(field: 'problem' | 'wish', answers: Answers, { prompts, texts }: Talk): Promise<void> {
  if (answers[field] !== undefined) return
  answers[field] = await prompts.text(texts[field], { check: text => (text.trim() ? null : texts.empty) })
}

async function askHappened(answers: Answers, { prompts, texts, world }: Talk): Promise<void> {
  if (answers.happened !== undefined) return
  const { zoneOf } = await import('../../ladder/clock/countries.ts')
  const zone = setting(world)('me.timezone') ?? zoneOf(countryOf(answers, setting(world)), null)
  const today = await todayOf(world.now, zone)
  const check = (text: string) => complaintOf(() => text.trim() && happenedOf(text.trim(), today))
  const text = (await prompts.text(texts.happened, { check })).trim()
  if (text) answers.happened = text
}

async function askRefs(answers: Answers, { prompts, texts }: Talk): Promise<void> {
  if (answers.refs !== undefined) return
  const check = (text: string) => complaintOf(() => text.trim() && pairOf('', text, 'customer number=12345'))
  for (;;) {
    const text = (await prompts.text(texts.refs, { check })).trim()
    answers.refs ??= []
    if (!text) return
    const [name, value] = pairOf('', text, '')
    answers.refs = [...answers.refs, { name, value }]
  }
}

async function askPerson(answers: Answers, { prompts, texts, world }: Talk): Promise<void> {
  for (const field of ['name', 'email'] as const) {
    if (answers[field] !== undefined || setting(world)(`me.${field}`) !== undefined) continue
    const email = field === 'email' ? await world.channel('email') : null
    const check = (text: string) =>
      !text.trim() || !email || email.parseAddress(text.trim()) ? null : email.example
    const text = (await prompts.text(texts[field], { check })).trim()
    if (text) answers[field] = text
  }
}

async function askFiles(answers: Answers, { prompts, texts, world }: Talk): Promise<void> {
  if (answers.attach !== undefined) return
  for (;;) {
    const text = (await prompts.text(texts.attach)).trim()
    answers.attach ??= []
    if (!text) return
    try {
      await world.inspect(text)
      answers.attach = [...answers.attach, text]
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      world.output.warn(error.message)
    }
  }
}

const QUESTIONS = [
  askCompany,
  (answers: Answers, talk: Talk) => askText('problem', answers, talk),
  (answers: Answers, talk: Talk) => askText('wish', answers, talk),
  askHappened,
  askRefs,
  askPerson,
  askFiles,
]

/**
 * @param resume take up what was kept of a broken-off interview
 * @throws UserError `interrupted` (exit 130) or `cancelled` (3); the answers are kept then
 */
export async function interview(intake: Intake, resume: boolean, world: World): Promise<Intake> {
  const texts = INTERVIEW[world.language]
  const text = resume ? world.answers.read() : null
  const kept = text === null ? null : intakeFrom(text, world.paths.draftFile)
  const answers: Answers = { ...kept, ...intake }
  world.output.say(kept ? texts.resumed : texts.intro)
  const talk = { prompts: await world.prompts(), texts, world }
  try {
    for (const ask of QUESTIONS) await ask(answers, talk)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    world.answers.keep(`${JSON.stringify(answers, null, 2)}\n`)
    throw new UserError(error.code, error.exit, error.message, {
      hints: [texts.kept(`${world.launch} new --resume`)],
    })
  }
  world.answers.drop()
  return answers
}
