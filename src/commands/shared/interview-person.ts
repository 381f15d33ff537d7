/** Who complains: asked only where the settings do not know it. */
import { orderOf } from '../../intake/complaint.ts'
import { modeOf } from '../../intake/ladder.ts'
import type { World } from '../../world.ts'
import type { Answers, Question } from './interview-talk.ts'
import { settingOf } from './interview-talk.ts'

/** A mail that the program sends needs a sender; a hand-off shows a gap instead (CONTRACT section 1). */
async function sendsMail(answers: Answers, world: World): Promise<boolean> {
  const setting = settingOf(world)
  const asked = orderOf(answers.channels, setting).includes('email')
  return asked && modeOf(await world.channel('email'), setting) !== 'hand-off'
}

export const askName: Question = async (answers, { prompts, texts, world }) => {
  if (answers.name !== undefined || settingOf(world)('me.name')) return
  const needed = await sendsMail(answers, world)
  const check = (text: string) => (needed && !text.trim() ? texts.needed : null)
  const hint = needed ? undefined : texts.nameHint
  const name = (await prompts.text(texts.name, { hint, check })).trim()
  if (name) answers.name = name
}

export const askEmail: Question = async (answers, { prompts, texts, world }) => {
  const setting = settingOf(world)
  if (answers.email !== undefined || setting('me.email') || setting('email.from')) return
  const needed = await sendsMail(answers, world)
  const { parseAddress, example } = await world.channel('email')
  const check = (text: string) => {
    if (!text.trim()) return needed ? texts.needed : null
    return parseAddress(text.trim()) ? null : texts.badAddress(example)
  }
  const hint = needed ? undefined : texts.emailHint
  const email = (await prompts.text(texts.email, { hint, check })).trim()
  if (email) answers.email = email
}
