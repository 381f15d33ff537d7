/** Numbered questions without redrawing, for screen readers and plain terminals (`--accessible`). */
import { createInterface } from 'node:readline'
import { onEnding } from './endings.ts'
import { readHidden } from './hidden-line.ts'
import { interrupted, type Prompts, type PromptWords, stopped, type TextOptions, yesOrNo } from './prompts.ts'
import { safe } from './safe.ts'

/**
 * One line as the terminal itself edits it: `terminal: false` keeps readline from moving the cursor. Ctrl-C then
 * comes as a signal, and Ctrl-D as the end of the input.
 */
function readLine(question: string): Promise<string> {
  const { stdin, stdout } = process
  const reader = createInterface({ input: stdin, terminal: false })
  let listened = () => {}
  const line = new Promise<string>((resolve, reject) => {
    listened = onEnding(() => reject(interrupted()))
    reader.once('close', () => reject(stopped()))
    reader.once('line', resolve)
  })
  stdout.write(`${safe(question)} `)
  return line
    .catch((error: unknown) => {
      stdout.write('\n')
      throw error
    })
    .finally(() => {
      listened()
      reader.close()
    })
}

/** One line that is not shown; the end is told as {@link readLine} tells it. */
async function readSecret(question: string): Promise<string> {
  const { line, end } = await readHidden(() => process.stdout.write(`${safe(question)} `))
  process.stdout.write('\n')
  if (end === 'interrupted') throw interrupted()
  if (end === 'stopped') throw stopped()
  return line.trim()
}

/** Asks until the answer passes. */
async function asking(
  read: (question: string) => Promise<string>,
  question: string,
  { byDefault, hint, check }: TextOptions,
): Promise<string> {
  const notes = [hint && `(${hint})`, byDefault && `[${byDefault}]`].filter(Boolean)
  const asked = `${[question, ...notes].join(' ')}:`
  for (let wrong: string | null | undefined = null; ; ) {
    const answer: string = (await read(wrong ? `${wrong}\n${asked}` : asked)) || byDefault || ''
    wrong = check?.(answer)
    if (!wrong) return answer
  }
}

export function plainPrompts(words: PromptWords): Prompts {
  const text: Prompts['text'] = (question, options = {}) => asking(readLine, question, options)
  return {
    text,
    secret: (question, { hint, check } = {}) =>
      asking(readSecret, question, { hint: [hint, words.hidden].filter(Boolean).join('; '), check }),
    confirm: async (question, byDefault = false) => {
      const check = (answer: string) => (yesOrNo(answer, byDefault) === null ? words.yesOrNo : null)
      const answer = await text(question, { hint: byDefault ? words.yesNo : words.noYes, check })
      return yesOrNo(answer, byDefault) ?? false
    },
    choose: async (question, choices) => {
      const range = `1-${choices.length}`
      const list = choices.map(({ name }, index) => `${index + 1}. ${name}`)
      const check = (answer: string) => (choices[Number(answer) - 1] ? null : range)
      const answer = await text([question, ...list, range].join('\n'), { check })
      return choices[Number(answer) - 1]!.value
    },
  }
}
