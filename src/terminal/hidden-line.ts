/** A line from the keyboard that is not shown, for prompts that do not redraw. */
import { StringDecoder } from 'node:string_decoder'
import { onEnding } from './endings.ts'

/** Arrow and function keys (ECMA-48 CSI and SS3), so that none of them gets into a secret. */
const KEY_SEQUENCE = /\u001b(?:\[[0-?]*[ -/]*[@-~]|O.|.)?/gsu

/** Most that is typed as one secret, in characters. */
const LONGEST_SECRET = 10_000

/**
 * What keys make of a line that nobody sees. Backspace takes a character, Ctrl-U all of them; Ctrl-C, Ctrl-D and
 * Enter end it.
 * @returns the line so far, and how it ended; null: it goes on
 */
export function typedHidden(before: string, keys: string): HiddenLine | { line: string; end: null } {
  const letters = [...before]
  for (const key of keys.replace(KEY_SEQUENCE, '')) {
    if (key === '\r' || key === '\n') return { line: letters.join(''), end: 'answered' }
    if (key === '\u0003') return { line: '', end: 'interrupted' }
    if (key === '\u0004') return { line: '', end: 'stopped' }
    if (key === '\u0015') letters.length = 0
    else if (key === '\u007f' || key === '\b') letters.pop()
    else if (key >= ' ' && letters.length < LONGEST_SECRET) letters.push(key)
  }
  return { line: letters.join(''), end: null }
}

export interface HiddenLine {
  readonly line: string
  readonly end: 'answered' | 'interrupted' | 'stopped'
}

/**
 * Reads one line from the terminal without any echo: raw mode is the only way that also works in screen readers.
 * @param ask shows the question; called when nothing is echoed any more, so that no fast typist sees a letter
 */
export function readHidden(ask: () => void): Promise<HiddenLine> {
  const { stdin } = process
  const decoder = new StringDecoder('utf8')
  let line = ''
  return new Promise(resolve => {
    const end = (result: HiddenLine) => {
      listened()
      stdin.off('data', take).off('end', gone).pause()
      stdin.setRawMode(false)
      resolve(result)
    }
    const gone = () => end({ line: '', end: 'stopped' })
    const take = (chunk: Buffer) => {
      const typed = typedHidden(line, decoder.write(chunk))
      line = typed.line
      if (typed.end !== null) end(typed)
    }
    const listened = onEnding(() => end({ line: '', end: 'interrupted' }))
    stdin.setRawMode(true)
    ask()
    stdin.on('data', take).once('end', gone).resume()
  })
}
