/** The interview: asks for what is missing, once, checks each answer at once, and keeps it if it is broken off. */
import { UserError } from '../../errors.ts'
import type { Intake } from '../../intake/fields.ts'
import { intakeFrom } from '../../intake/from-file.ts'
import type { Prompts } from '../../terminal/prompts.ts'
import { INTERVIEW } from '../../terminal/texts/interview.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { World } from '../../world.ts'
import { askCompany } from './interview-company.ts'
import { askFiles, askHappened, askProblem, askRefs, askWish } from './interview-facts.ts'
import { askEmail, askName } from './interview-person.ts'
import type { Answers, Question } from './interview-talk.ts'

const QUESTIONS: readonly Question[] = [
  askCompany,
  askProblem,
  askHappened,
  askWish,
  askRefs,
  askFiles,
  askName,
  askEmail,
]

const textOf = (answers: Answers) => `${JSON.stringify(answers, null, 2)}\n`

/** @returns the answers of a broken-off interview if they are wanted, else null */
async function keptAnswers(resume: boolean, prompts: Prompts, world: World): Promise<Intake | null> {
  const texts = INTERVIEW[world.language]
  const text = world.answers.read()
  if (text === null) {
    if (resume) world.output.say(texts.nothingKept)
    return null
  }
  const kept = intakeFrom(text, world.paths.draftFile)
  const company = kept.company ? ` (${kept.company})` : ''
  return resume || (await prompts.confirm(texts.keptBefore(company), true)) ? kept : null
}

/** @returns the error with the way back to what was typed; a dry run keeps nothing */
export function withAnswersKept(error: UserError, world: World): UserError {
  if (world.options.dryRun || world.answers.read() === null) return error
  const hint = INTERVIEW[world.language].kept(`${world.launch} new --resume`)
  const { code, exit, message, hints, missing, plan, caseId } = error
  return new UserError(code, exit, message, {
    hints: [...hints, hint],
    missing,
    plan,
    ...(caseId === null ? {} : { caseId }),
  })
}

/**
 * The answers stay kept until a case holds them: see `world.answers.drop`.
 * @param resume take up what was kept of a broken-off interview without asking
 * @throws UserError `interrupted` (exit 130) or `cancelled` (3); the answers are kept then
 */
export async function interview(intake: Intake, resume: boolean, world: World): Promise<Intake> {
  const texts = INTERVIEW[world.language]
  const prompts = await world.prompts()
  const kept = await keptAnswers(resume, prompts, world)
  const answers: Answers = { ...kept, ...intake }
  const before = textOf(answers)
  world.output.say(wrap(kept ? texts.resumed : texts.intro, world.output.width))
  const keep = () => {
    const text = textOf(answers)
    if (text !== before && !world.options.dryRun) world.answers.keep(text)
  }
  try {
    for (const ask of QUESTIONS) {
      await ask(answers, { prompts, texts, world })
      // At once, because a terminal can be closed as well.
      keep()
    }
  } catch (error) {
    keep()
    throw error instanceof UserError ? withAnswersKept(error, world) : error
  }
  return answers
}
