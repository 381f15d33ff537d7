/** Hands a message to the person: link, clipboard, file. The text and the link are always printed too. */
import type { CaseEvent } from '../../case/events.ts'
import type { ChannelName, Language, Message } from '../../case/model.ts'
import type { Planned } from '../../outbox/plan.ts'
import { oneLineOf } from '../../terminal/preview.ts'
import { styled } from '../../terminal/style.ts'
import { channelName } from '../../terminal/texts/channels.ts'
import { PREVIEW } from '../../terminal/texts/preview.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { World } from '../../world.ts'

/** The preview showed the text already; it is printed once more only where somebody has to copy it. */
function textLines({ message, handOff }: Planned, file: string | null, shown: boolean): string[] {
  const toCopy = handOff?.clipboard != null && file === null
  return shown && !toCopy ? [] : ['', message.text, '']
}

/** A draft file has the attachments in it: by hand they are attached only where it is not used. */
function notesOf(notes: readonly string[]): readonly string[] {
  return notes.includes('draft-file')
    ? notes.map(note => (note === 'attach-by-hand' ? 'browser-mail' : note))
    : notes
}

function heading({ channel }: Message, language: Language): string {
  const texts = PREVIEW[language]
  return channel === 'phone' ? texts.callReady : texts.handedOff(channelName(channel, language))
}

/** A link that was named in a message and that nobody knows may be a trap: the person looks at it before it opens. */
function maySafelyOpen({ message, findings }: Planned): boolean {
  return message.channel !== 'web-form' || !findings.some(({ rule }) => rule === 'unknown-address')
}

/** A link or a draft leads to the address; a letter, a call and a chat begin with it. */
const WITH_ADDRESS: readonly ChannelName[] = ['x-dm', 'messenger', 'phone', 'letter']

function whereTo({ channel, to }: Message, language: Language): readonly string[] {
  return WITH_ADDRESS.includes(channel) ? [`${PREVIEW[language].to}: ${oneLineOf(to)}`] : []
}

/**
 * Nothing here may fail the case: what cannot be opened or copied is printed, as everything is.
 * @param shown whether the person has the text on the screen already
 */
export async function handOffText(
  planned: Planned,
  file: string | null,
  shown: boolean,
  world: World,
): Promise<void> {
  const { output, system, language } = world
  const texts = PREVIEW[language]
  const { message, handOff } = planned
  const say = (text: string) => output.print(wrap(text, output.width))
  output.print(styled('bold', heading(message, language)))
  for (const line of whereTo(message, language)) say(line)
  const { handOffWhy: why } = planned
  if (why !== null)
    output.print(
      styled('warn', wrap(why === 'address-unsure' ? texts.unsure : texts.refusedThere(why), output.width)),
    )
  for (const line of textLines(planned, file, shown)) output.print(line)
  const copied = handOff?.clipboard != null && (await system.copy(handOff.clipboard))
  if (copied) say(texts.copied)
  for (const note of notesOf(handOff?.notes ?? []))
    if (copied || note !== 'text-in-clipboard') say(texts.notes[note] ?? note)
  if (file) output.print(`${texts.file}: ${file}`)
  // Not wrapped, so that it stays one link; dim, because one with a letter in it fills the screen.
  if (handOff?.url) output.print(`${texts.link}: ${styled('dim', handOff.url)}`)
  const target = file ?? handOff?.url
  if (target && maySafelyOpen(planned) && (await system.open(target))) say(texts.opened)
  output.print()
}

/** A hand-off that still waits, once more: text, file, link. Opens and copies nothing. */
export function showHandOff(
  { message, file, url }: CaseEvent & { type: 'handed_off' },
  { output, language }: World,
): void {
  const texts = PREVIEW[language]
  output.print(styled('bold', heading(message, language)))
  for (const line of whereTo(message, language)) output.print(wrap(line, output.width))
  if (message.subject !== null) output.print(wrap(`${texts.subject}: ${message.subject}`, output.width))
  for (const line of ['', message.text, '']) output.print(line)
  if (file) output.print(`${texts.file}: ${file}`)
  if (url) output.print(`${texts.link}: ${styled('dim', url)}`)
  output.print()
}
