/** The keyboard as a prompt sees it: pasted texts in one line, and an end that is noticed. */
import { PassThrough } from 'node:stream'
import { onEnding } from './endings.ts'
import { pasteAsLine } from './paste.ts'

const CTRL_C = '\u0003'
const BRACKETED_PASTE = { on: '\u001b[?2004h', off: '\u001b[?2004l' }

export interface Keyboard {
  readonly input: NodeJS.ReadableStream
  readonly close: () => void
}

/**
 * @param ended called when no answer can come any more: the terminal is gone, or Ctrl-D closed the line. readline
 *   tells nobody of the latter, but it takes back the raw mode; it does so after an answer too
 */
export function openKeyboard(ended: () => void): Keyboard {
  const { stdin, stdout } = process
  const paste = pasteAsLine()
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (raw: boolean) => {
      stdin.setRawMode(raw)
      if (!raw) setImmediate(ended)
      return input
    },
  })
  const pass = (chunk: Buffer) => void input.write(paste(chunk))
  stdin.on('data', pass).once('end', ended).resume()
  const listened = onEnding(() => input.write(CTRL_C))
  stdout.write(BRACKETED_PASTE.on)
  const close = () => {
    listened()
    stdin.off('data', pass).off('end', ended).pause()
    stdout.write(BRACKETED_PASTE.off)
  }
  return { input, close }
}
