/** Numbered questions without redrawing, for screen readers and plain terminals (`--accessible`). */
import { createInterface } from 'node:readline'
import { interrupted, type Prompts, type PromptWords, stopped, yesOrNo } from './prompts.ts'
import { safe } from './safe.ts'

/**
 * One line as the terminal itself edits it: `terminal: false` keeps readline from moving the cursor. Ctrl-C then
 * comes as a signal, and Ctrl-D as the end of the input.
 */
function readLine(question: string): Promise<string> {
  const { stdin, stdout } = process
  const reader = createInterface({ input: stdin, terminal: false })
  let stop = () => {}
  const line = new Promise<string>((resolve, reject) => {
    stop = () => reject(interrupted())
    process.once('SIGINT', stop)
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
      process.off('SIGINT', stop)
      reader.close()
    })
}

export function plainPrompts(words: PromptWords): Prompts {
  const text: Prompts['text'] = async (question, { byDefault, hint, check } = {}) => {
    const notes = [hint && `(${hint})`, byDefault && `[${byDefault}]`].filter(Boolean)
    const asked = `${[question, ...notes].join(' ')}:`
    for (let wrong: string | null | undefined = null; ; ) {
      const answer: string = (await readLine(wrong ? `${wrong}\n${asked}` : asked)) || byDefault || ''
      wrong = check?.(answer)
      if (!wrong) return answer
    }
  }
  return {
    text,
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
