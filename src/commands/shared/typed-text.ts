/** A text given as a flag, or on stdin with `-`. */
import { EXIT, UserError } from '../../errors.ts'
import type { World } from '../../world.ts'

/** The longest pasted text; a thread of an afternoon is far below it. */
const LONGEST = 100_000

/** @throws UserError `empty_field` or `too_long` (exit 2) */
export async function textOf(text: string, world: World): Promise<string> {
  const typed = (text === '-' ? await world.system.stdin.read() : text).replace(/\r\n?/g, '\n').trim()
  if (!typed) throw new UserError('empty_field', EXIT.usage, '--text is empty')
  if (typed.length > LONGEST)
    throw new UserError('too_long', EXIT.usage, `--text: at most ${LONGEST} characters, not ${typed.length}`)
  return typed
}
