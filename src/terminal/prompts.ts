/** Questions to a person: what can be asked, and how it ends early: exit 3 or 130, never 0. */
import { EXIT, UserError } from '../errors.ts'

export interface Choice<T> {
  readonly name: string
  readonly value: T
}

export interface TextOptions {
  readonly byDefault?: string | undefined
  /** What may be typed, and whether it may be left out; gone from the screen once it is answered. */
  readonly hint?: string | undefined
  /** @returns what is wrong, or null */
  readonly check?: ((answer: string) => string | null) | undefined
  /** Whether it is pasted, not typed: one that was refused leaves an empty line for the next. */
  readonly pasted?: boolean | undefined
}

export interface Prompts {
  /** One line. */
  text(question: string, options?: TextOptions): Promise<string>
  /** One line that is not shown, as a password; blanks around it are dropped, because a paste brings them along. */
  secret(question: string, options?: Omit<TextOptions, 'byDefault' | 'pasted'>): Promise<string>
  /** Yes or no; an empty line is the default, and that is No unless said otherwise. */
  confirm(question: string, byDefault?: boolean): Promise<boolean>
  choose<T>(question: string, choices: readonly Choice<T>[]): Promise<T>
}

/** The words around a question, in the language of the interface. */
export interface PromptWords {
  readonly yes: string
  readonly no: string
  readonly yesNo: string
  readonly noYes: string
  readonly yesOrNo: string
  readonly keys: string
  /** Stands where the letters of a secret would. */
  readonly hidden: string
}

/** The input ended: nobody answers any more. */
export const stopped = () => new UserError('cancelled', EXIT.needsApproval, 'stopped: the input ended')

/** Ctrl-C. */
export const interrupted = () => new UserError('interrupted', EXIT.interrupted, 'stopped by Ctrl-C')

const YES = new Set(['y', 'yes', 'j', 'ja'])
const NO = new Set(['n', 'no', 'nein'])

/** @returns the answer, understood in both languages whatever the interface speaks; null: neither */
export function yesOrNo(answer: string, byDefault: boolean): boolean | null {
  const word = answer.trim().toLowerCase()
  if (word === '') return byDefault
  return YES.has(word) ? true : NO.has(word) ? false : null
}
