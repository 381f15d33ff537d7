/** Questions by inquirer, in our words and colours. */
import inquirer from 'inquirer'
import { EXIT } from '../errors.ts'
import { openKeyboard } from './keyboard.ts'
import { interrupted, type Prompts, type PromptWords, stopped, yesOrNo } from './prompts.ts'
import { safeLine } from './safe.ts'
import type { Paint, Style } from './style.ts'

/**
 * inquirer throws for Ctrl-C and, where the input ends, leaves with exit code 0; both become our own errors. Should the
 * process run out of things to wait for while it asks, the code set meanwhile says that nobody answered.
 */
async function ask<T>(question: Record<string, unknown>): Promise<T> {
  let end = () => {}
  const keyboard = openKeyboard(() => end())
  const before = process.exitCode
  process.exitCode = EXIT.needsApproval
  try {
    const prompt = inquirer.createPromptModule({ input: keyboard.input as NodeJS.ReadStream })
    const answers = prompt([{ name: 'answer', ...question } as never])
    end = () => answers.ui.close()
    return ((await answers) as { answer: T }).answer
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: '', message: '' }
    if (name === 'ExitPromptError' && message.includes('SIGINT')) throw interrupted()
    if (name === 'ExitPromptError' || name === 'AbortPromptError') throw stopped()
    throw error
  } finally {
    keyboard.close()
    process.exitCode = before
  }
}

/** inquirer's own colours do not know NO_COLOR on every Node, so all of them are ours. */
function themeOf(words: PromptWords, paint: Paint | null, hint: string | undefined) {
  const paintIn = (style: Style) => (text: string) => (paint ? paint(style, text) : text)
  const [bold, dim, bad] = [paintIn('bold'), paintIn('dim'), paintIn('bad')]
  const note = hint ? ` ${dim(`(${safeLine(hint)})`)}` : ''
  return {
    prefix: { idle: bold('?'), done: paintIn('good')('✔') },
    style: {
      message: (text: string, status: string) => bold(text) + (status === 'done' ? '' : note),
      answer: (text: string) => text,
      error: (text: string) => bad(`> ${text}`),
      defaultAnswer: (text: string) => dim(`(${text})`),
      help: dim,
      highlight: bold,
      maskedText: words.hidden,
      keysHelpTip: () => dim(words.keys),
    },
  }
}

export function inquirerPrompts(words: PromptWords, paint: Paint | null): Prompts {
  return {
    text: (question, { byDefault, hint, check, pasted = false } = {}) =>
      ask<string>({
        type: 'input',
        message: safeLine(question),
        // A second paste would be put behind the first one; what was typed is there to be mended.
        theme: { ...themeOf(words, paint, hint), validationFailureMode: pasted ? 'clear' : 'keep' },
        ...(byDefault === undefined ? {} : { default: safeLine(byDefault) }),
        validate: (answer: string) => check?.(answer) ?? true,
      }),
    secret: async (question, { hint, check } = {}) => {
      const answer = await ask<string>({
        type: 'password',
        message: safeLine(question),
        theme: themeOf(words, paint, hint),
        // Ctrl-T would show it.
        toggleMask: false,
        validate: (typed: string) => check?.(typed.trim()) ?? true,
      })
      return answer.trim()
    },
    confirm: async (question, byDefault = false) => {
      const said = (answer: string) => yesOrNo(answer, byDefault)
      const answer = await ask<string>({
        type: 'input',
        message: safeLine(question),
        theme: themeOf(words, paint, byDefault ? words.yesNo : words.noYes),
        transformer: (text: string, { isFinal }: { isFinal: boolean }) =>
          isFinal ? (said(text) ? words.yes : words.no) : text,
        validate: (text: string) => said(text) !== null || words.yesOrNo,
      })
      return said(answer) ?? false
    },
    choose: (question, choices) =>
      ask({
        type: 'select',
        message: safeLine(question),
        theme: themeOf(words, paint, undefined),
        loop: false,
        pageSize: 12,
        choices: choices.map(({ name, value }) => ({ name: safeLine(name), value })),
      }),
  }
}
