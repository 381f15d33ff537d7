/** Questions about the matter: what happened, when, what is wanted, the numbers, the files. */
import { resolve } from 'node:path'
import { UserError } from '../../errors.ts'
import { isBlank } from '../../intake/blank.ts'
import { happenedOf, todayOf } from '../../intake/complaint.ts'
import { countryOf, textLanguageOf } from '../../intake/defaults.ts'
import { pathTyped, refTyped } from '../../intake/typed.ts'
import { INTERVIEW } from '../../terminal/texts/interview.ts'
import type { World } from '../../world.ts'
import type { Answers, Question, Talk } from './interview-talk.ts'
import { settingOf } from './interview-talk.ts'

const sentence =
  (field: 'problem' | 'wish'): Question =>
  async (answers, { prompts, texts }) => {
    if (answers[field] !== undefined) return
    const check = (text: string) => (isBlank(text) ? texts.empty : null)
    answers[field] = await prompts.text(texts[field], { hint: texts[`${field}Hint`], check })
  }

export const askProblem = sentence('problem')
export const askWish = sentence('wish')

async function todayFor(answers: Answers, world: World): Promise<string> {
  const { zoneOf } = await import('../../ladder/clock/countries.ts')
  const setting = settingOf(world)
  return todayOf(world.now, setting('me.timezone') ?? zoneOf(countryOf(answers, setting), null))
}

export const askHappened: Question = async (answers, { prompts, texts, world }) => {
  if (answers.happened !== undefined) return
  const today = await todayFor(answers, world)
  const check = (text: string) => {
    try {
      if (text.trim()) happenedOf(text.trim(), today)
      return null
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      return error.code === 'date_in_future' ? texts.futureDay : texts.badDay
    }
  }
  const text = (await prompts.text(texts.happened, { hint: texts.happenedHint, check })).trim()
  if (text) answers.happened = text
}

/** A bare number is the customer number, named in the language of the letter. */
async function customerNumber(answers: Answers, world: World): Promise<string> {
  const setting = settingOf(world)
  const company = (await world.directory()).get(answers.company ?? '')
  const countries = company?.countries ?? [countryOf(answers, setting)]
  const language = textLanguageOf(answers, setting, { countries }, world.language)
  return INTERVIEW[language].customerNumberName
}

export const askRefs: Question = async (answers, { prompts, texts, world }) => {
  if (answers.refs !== undefined) return
  const name = await customerNumber(answers, world)
  const check = (text: string) => (!text.trim() || refTyped(text) ? null : texts.badRef)
  const number = (text: string) => (/\d/.test(text) ? null : check(text))
  const { customerNumber: question, customerNumberHint: hint } = texts
  const first = (await prompts.text(question, { hint, check: number })).trim()
  answers.refs = first ? [refTyped(first) ?? { name, value: first }] : []
  while (answers.refs.length > 0) {
    const ref = refTyped(await prompts.text(texts.moreRefs, { hint: texts.moreRefsHint, check }))
    if (ref === null) return
    answers.refs = [...answers.refs, ref]
  }
}

/** @returns the absolute path of a readable file, so that it is found again from another folder; null: not readable */
async function fileTyped(text: string, { texts, world }: Talk): Promise<string | null> {
  const path = resolve(pathTyped(text, world.system.home))
  try {
    await world.inspect(path)
    return path
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    world.output.warn(`${texts.badFile}: ${error.message}`)
    return null
  }
}

export const askFiles: Question = async (answers, talk) => {
  if (answers.attach !== undefined) return
  const { prompts, texts } = talk
  for (;;) {
    const hint: string = answers.attach?.length ? texts.moreAttach : texts.attachHint
    const text: string = (await prompts.text(texts.attach, { hint })).trim()
    const files: readonly string[] = answers.attach ?? []
    const path: string | null = text ? await fileTyped(text, talk) : null
    answers.attach = path === null || files.includes(path) ? files : [...files, path]
    if (!text) return
  }
}
