/** A person at the terminal, in this process: answers each question as told, and is asked no more and no less. */
import { buildWorld } from '../../src/build-world.ts'
import { projectCase } from '../../src/ladder/project.ts'
import type { Prompts, TextOptions } from '../../src/terminal/prompts.ts'
import type { System, World } from '../../src/world.ts'

export interface Sitting {
  /** Exit code, or the code of the error. */
  readonly code: number | string
  /** Exit code of the error; null: there was none. */
  readonly exit: number | null
  readonly hints: readonly string[]
  readonly questions: readonly string[]
  /** What stood in the field before the person typed, for each question for a text. */
  readonly offered: readonly (string | null)[]
  /** Questions that should have come, but did not. */
  readonly unasked: number
  readonly printed: string
}

/** @param answers yes or no, or a text, in the order of the questions; an error is what the prompt throws */
export async function sitting(
  system: System,
  answers: readonly (boolean | string | Error)[],
  run: (world: World) => Promise<number>,
): Promise<Sitting> {
  const [questions, offered, printed]: [string[], (string | null)[], string[]] = [[], [], []]
  const left = [...answers]
  const next = (question: string, kind: 'boolean' | 'string'): boolean | string => {
    questions.push(question)
    const answer = left.shift()
    if (answer instanceof Error) throw answer
    if (typeof answer !== kind) throw new Error(`nobody expected the question ${question}`)
    return answer as boolean | string
  }
  const prompts: Prompts = {
    confirm: async question => next(question, 'boolean') as boolean,
    text: async (question: string, options?: TextOptions) => {
      offered.push(options?.byDefault ?? null)
      return next(question, 'string') as string
    },
    secret: async question => Promise.reject(new Error(`nobody expected the question ${question}`)),
    choose: async question => Promise.reject(new Error(`nobody expected the question ${question}`)),
  }
  const out = { write: (text: string) => printed.push(text) }
  const built = await buildWorld({ ...system, stdout: out, stderr: out }, {}, { project: projectCase })
  const world: World = { ...built, interactive: true, prompts: async () => prompts }
  const told = { questions, offered, printed: '' }
  try {
    const code = await run(world)
    return { ...told, code, exit: null, hints: [], unasked: left.length, printed: printed.join('') }
  } catch (error) {
    const { code, exit, hints } = error as { code?: string; exit?: number; hints?: readonly string[] }
    if (code === undefined || exit === undefined) throw error
    return { ...told, code, exit, hints: hints ?? [], unasked: left.length, printed: printed.join('') }
  } finally {
    world.close()
  }
}
