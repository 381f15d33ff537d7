/** The words of an answer: from a flag, a file, stdin, or asked at the terminal below what it answers. */
import type { ReplyEntry } from '../../case/state.ts'
import { EXIT, UserError } from '../../errors.ts'
import { textOf as textInFile } from '../../intake/flags.ts'
import { shownWords } from '../../terminal/inert.ts'
import { styled } from '../../terminal/style.ts'
import { shortDate } from '../../terminal/texts/channels.ts'
import { REPLY } from '../../terminal/texts/reply.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { World } from '../../world.ts'
import { keptWords } from './kept-words.ts'
import { textOf } from './typed-text.ts'

export interface ReplyTextFlags {
  readonly text?: string
  readonly textFile?: string
}

function show(reply: ReplyEntry, { output, language }: World): void {
  const texts = REPLY[language]
  const date = shortDate(reply.at.slice(0, 10), language)
  const shown = (text: string) => shownWords(text, reply.reading.official)
  output.print(styled('bold', texts.theyWrote(date, shown(reply.sender ?? texts.somebody))))
  if (reply.subject) output.print(wrap(shown(reply.subject), output.width))
  output.print(`\n${wrap(shown(reply.reading.visibleText || reply.text), output.width, 2)}\n`)
}

async function ask(caseId: string, world: World): Promise<string> {
  const texts = REPLY[world.language]
  const kept = keptWords(caseId, world) ?? undefined
  const check = (answer: string) => (answer.trim() ? null : texts.empty)
  return (await world.prompts()).text(texts.yourAnswer, { byDefault: kept, check })
}

/** @throws UserError `missing_input`, `bad_input`, `empty_field`, `too_long`, `unreadable_file` (exit 2) */
export async function replyWords(
  caseId: string,
  reply: ReplyEntry,
  { text, textFile }: ReplyTextFlags,
  world: World,
): Promise<string> {
  if (text !== undefined && textFile !== undefined)
    throw new UserError('bad_input', EXIT.usage, '--text and --text-file exclude each other')
  if (textFile !== undefined && textFile !== '-')
    return textOf((await textInFile('--text-file', textFile, world)).trim(), world)
  const typed = text ?? textFile
  if (typed !== undefined) return textOf(typed, world)
  if (world.interactive) {
    show(reply, world)
    return textOf(await ask(caseId, world), world)
  }
  throw new UserError('missing_input', EXIT.usage, 'missing: --text', {
    missing: ['--text'],
    hints: [`${world.launch} reply ${caseId} --text "..." (or --text-file FILE, - for stdin)`],
  })
}
