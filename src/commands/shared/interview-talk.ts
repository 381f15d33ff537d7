/** What every question of the interview is handed. */
import type { Intake } from '../../intake/fields.ts'
import type { Prompts } from '../../terminal/prompts.ts'
import type { InterviewTexts } from '../../terminal/texts/interview.ts'
import type { World } from '../../world.ts'

export interface Talk {
  readonly prompts: Prompts
  readonly texts: InterviewTexts
  readonly world: World
}

export type Answers = { -readonly [K in keyof Intake]: Intake[K] }

export type Question = (answers: Answers, talk: Talk) => Promise<void>

export const settingOf = (world: World) => (key: string) => world.settings().get(key)?.toString()
