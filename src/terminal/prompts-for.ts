/** Which kind of questions suits this person and this terminal. */
import type { Language } from '../case/model.ts'
import type { Prompts } from './prompts.ts'
import { TALK } from './texts/talk.ts'

/** @param plain numbered and without redrawing: for screen readers and terminals that cannot move the cursor */
export async function promptsFor(
  language: Language,
  { plain, colour }: { readonly plain: boolean; readonly colour: boolean },
): Promise<Prompts> {
  const words = TALK[language]
  if (plain) return (await import('./plain-prompts.ts')).plainPrompts(words)
  const paint = colour ? (await import('./paint.ts')).paint : null
  return (await import('./inquirer-prompts.ts')).inquirerPrompts(words, paint)
}
