/** Questions to a person, by inquirer. Each one that ends early is exit 3 or 130, never 0. */
import { createInterface } from 'node:readline/promises'
import inquirer from 'inquirer'
import { EXIT, UserError } from '../errors.ts'
import { safe, safeLine } from './safe.ts'

export interface Choice<T> {
  readonly name: string
  readonly value: T
}

export interface Prompts {
  /** One line. `check` returns what is wrong, or null. */
  text(question: string, options?: TextOptions): Promise<string>
  /** Yes or no; an empty line is the default, and that is No unless said otherwise. */
  confirm(question: string, byDefault?: boolean): Promise<boolean>
  choose<T>(question: string, choices: readonly Choice<T>[]): Promise<T>
}

export interface TextOptions {
  readonly byDefault?: string | undefined
  readonly check?: (answer: string) => string | null
}

export const stopped = () => new UserError('cancelled', EXIT.needsApproval, 'stopped: the input ended')
export const interrupted = () => new UserError('interrupted', EXIT.interrupted, 'stopped by Ctrl-C')

/** inquirer throws for Ctrl-C and, where the input ends, leaves with exit code 0; both become our own errors. */
async function ask<T>(question: Record<string, unknown>): Promise<T> {
  let closed: (error: Error) => void = () => {}
  const end = new Promise<never>((_, reject) => {
    closed = () => reject(stopped())
  })
  process.stdin.once('end', closed)
  try {
    const answers = inquirer.prompt([{ name: 'answer', ...question } as never]) as Promise<{ answer: T }>
    return (await Promise.race([answers, end])).answer
  } catch (error) {
    if (error instanceof UserError) throw error
    if (error instanceof Error && error.name === 'ExitPromptError')
      throw /SIGINT/.test(error.message) ? interrupted() : stopped()
    throw error
  } finally {
    process.stdin.off('end', closed)
  }
}

const YES = new Set(['y', 'yes', 'j', 'ja'])
const NO = new Set(['n', 'no', 'nein'])

/** Yes and no are understood in both languages, whatever the interface speaks. */
function yesNo(answer: string, byDefault: boolean): boolean | null {
  const word = answer.trim().toLowerCase()
  if (word === '') return byDefault
  return YES.has(word) ? true : NO.has(word) ? false : null
}

/** @param words the two words of the interface language for a yes-or-no question, e.g. `j/N` */
export function inquirerPrompts(words: { yesNo: string; noYes: string; again: string }): Prompts {
  const prompts: Prompts = {
    text: (question, { byDefault, check } = {}) =>
      ask<string>({
        type: 'input',
        message: safeLine(question),
        ...(byDefault === undefined ? {} : { default: safeLine(byDefault) }),
        validate: (answer: string) => check?.(answer) ?? true,
      }),
    confirm: async (question, byDefault = false) => {
      const message = `${safeLine(question)} (${byDefault ? words.yesNo : words.noYes})`
      const validate = (answer: string) => yesNo(answer, byDefault) !== null || words.again
      return yesNo(await ask<string>({ type: 'input', message, validate }), byDefault) ?? false
    },
    choose: (question, choices) =>
      ask({
        type: 'select',
        message: safeLine(question),
        choices: choices.map(({ name, value }) => ({ name: safeLine(name), value })),
      }),
  }
  return prompts
}

/** Numbered questions without redrawing, for screen readers and plain terminals (`--accessible`). */
export function plainPrompts(words: { yesNo: string; noYes: string; again: string }): Prompts {
  const line = async (question: string): Promise<string> => {
    const reader = createInterface({ input: process.stdin, output: process.stdout })
    try {
      return await new Promise((resolve, reject) => {
        reader.once('SIGINT', () => reject(interrupted()))
        reader.once('close', () => reject(stopped()))
        reader.question(`${safe(question)} `).then(resolve, reject)
      })
    } finally {
      reader.removeAllListeners('close')
      reader.close()
    }
  }
  const text: Prompts['text'] = async (question, options = {}) => {
    const hint = options.byDefault ? ` [${options.byDefault}]` : ''
    const answer = (await line(`${question}${hint}:`)) || options.byDefault || ''
    const wrong = options.check?.(answer)
    return wrong ? text(`${wrong}\n${question}`, options) : answer
  }
  return {
    text,
    confirm: async (question, byDefault = false) => {
      const check = (answer: string) => (yesNo(answer, byDefault) === null ? words.again : null)
      const answer = await text(`${question} (${byDefault ? words.yesNo : words.noYes})`, { check })
      return yesNo(answer, byDefault) ?? false
    },
    choose: async (question, choices) => {
      const list = choices.map(({ name }, index) => `${index + 1}. ${name}`).join('\n')
      const check = (answer: string) => (choices[Number(answer) - 1] ? null : `1-${choices.length}`)
      const answer = await text(`${question}\n${list}\n`, { check })
      return choices[Number(answer) - 1]!.value
    },
  }
}
