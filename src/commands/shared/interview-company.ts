/** The first question: which company. A name the directory knows becomes its id; any other needs an address. */
import { choose, follow } from '../../companies/choose.ts'
import type { Company } from '../../companies/record.ts'
import { countryOf } from '../../intake/defaults.ts'
import type { Answers, Question, Talk } from './interview-talk.ts'
import { settingOf } from './interview-talk.ts'

const named = ({ id, name, countries }: Company) => ({
  name: countries.length > 0 ? `${name} (${countries.join(', ')})` : name,
  value: id,
})

/** @returns an id of the directory, or null: none that is known */
async function idFor(
  query: string,
  answers: Answers,
  { prompts, texts, world }: Talk,
): Promise<string | null> {
  const directory = await world.directory()
  const found = choose(directory, query, countryOf(answers, settingOf(world)))
  if (found.kind === 'one') {
    const { name } = follow(directory, found.company).company
    if (name.toLowerCase() !== query.toLowerCase()) world.output.say(texts.companyTaken(name))
    return found.company.id
  }
  const offered = found.kind === 'several' ? found.companies : found.nearest
  if (offered.length === 0) return null
  const question = found.kind === 'several' ? texts.whichCompany : texts.nearest(query)
  return prompts.choose<string | null>(question, [
    ...offered.map(named),
    { name: texts.noneOfThese, value: null },
  ])
}

async function ownAddress(query: string, { prompts, texts, world }: Talk): Promise<string | null> {
  const email = await world.channel('email')
  const check = (text: string) =>
    !text.trim() || email.parseAddress(text.trim()) ? null : texts.badAddress(email.example)
  const text = await prompts.text(texts.ownAddress(query), { hint: texts.ownAddressHint, check })
  return text.trim() || null
}

async function typed({ prompts, texts }: Talk): Promise<string> {
  const check = (text: string) => (text.trim() ? null : texts.empty)
  return (await prompts.text(texts.company, { hint: texts.companyHint, check })).trim()
}

/** A name given as a flag is looked up here too: at the end of the interview it would be too late. */
export const askCompany: Question = async (answers, talk) => {
  let query = answers.company?.trim() || (await typed(talk))
  for (;;) {
    const id = await idFor(query, answers, talk)
    const email = id === null && !answers.to ? await ownAddress(query, talk) : null
    if (email !== null) answers.to = { email }
    if (id !== null || answers.to) {
      answers.company = id ?? query
      return
    }
    query = await typed(talk)
  }
}
