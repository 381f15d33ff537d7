/** Hands a message to the person: link, clipboard, file. The text and the link are always printed too. */
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { CaseEvent } from '../../case/events.ts'
import type { ChannelName, Language, Message } from '../../case/model.ts'
import type { HandOff } from '../../channels/channel.ts'
import type { Planned } from '../../outbox/plan.ts'
import { hyperlinks, linkLines } from '../../terminal/link.ts'
import { oneLineOf } from '../../terminal/preview.ts'
import { reasonIn } from '../../terminal/reason-in.ts'
import { styled } from '../../terminal/style.ts'
import { channelName } from '../../terminal/texts/channels.ts'
import { HAND_OFF } from '../../terminal/texts/hand-off.ts'
import { PREVIEW } from '../../terminal/texts/preview.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { World } from '../../world.ts'
import { showQr } from './show-qr.ts'

/** How a hand-off is told. */
export interface Shown {
  readonly id: string
  /** Path of the file that was written for it. */
  readonly file: string | null
  /** Whether the person has the text on the screen already. */
  readonly shown: boolean
  /** Whether the link is wanted as a QR code. */
  readonly qr: boolean
}

/** The link of a post holds the text, and it lies on the clipboard as well: a page may lose what its link says. */
function toCopy({ handOff, channel, message }: Planned): string | null {
  return handOff?.clipboard ?? (handOff && channel.public ? message.text : null)
}

/** Notes that send the person to the clipboard. */
const TO_PASTE: readonly string[] = ['text-in-clipboard', 'text-may-be-missing']

/** A draft for the mail program holds the text; a picture beside a post does not. */
const draftOf = ({ channel }: Planned, { file }: Shown): string | null => (channel.public ? null : file)

/** The preview showed the text already; it is printed once more only where somebody has to copy it. */
function textLines(planned: Planned, shown: Shown): string[] {
  const { handOff, message } = planned
  const elsewhere = draftOf(planned, shown) !== null || (handOff !== null && isLinked(handOff))
  return shown.shown && elsewhere ? [] : ['', message.text, '']
}

const isLinked = ({ url, clipboard, notes }: HandOff): boolean =>
  clipboard === null || (url !== null && !notes.some(note => TO_PASTE.includes(note)))

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

/** A post carries no file: the pictures of the case lie beside it, cleaned, for whoever wants to add one. */
async function pictureLines(
  { complaint, channel }: Planned,
  { file }: Shown,
  world: World,
): Promise<string[]> {
  if (file === null || !channel.public) return []
  const { publicPictures } = await import('../../intake/public-pictures.ts')
  const { clean } = await publicPictures(complaint.attachments, world.read)
  const files = [file]
  for (const [at, { name, bytes }] of clean.slice(1).entries()) {
    files.push(join(dirname(file), `${at + 2}-${name}`))
    await writeFile(files.at(-1)!, bytes, { mode: 0o600 })
  }
  return [wrap(`${HAND_OFF[world.language].picture}:`, world.output.width), ...files]
}

/** Never wrapped, so that it stays one link; on a terminal that can, it opens by a click. */
function printLink(url: string, { output, system, options, language }: World): void {
  for (const line of linkLines(PREVIEW[language].link, url, hyperlinks(system, options))) output.print(line)
}

function whyText(why: string, { complaint }: Planned, language: Language): string {
  const { unsure, refusedThere } = PREVIEW[language]
  if (why === 'address-unsure') return unsure
  return refusedThere(reasonIn(why, language, complaint.complainant.timezone))
}

/**
 * Nothing here may fail the case: what cannot be opened or copied is printed, as everything is.
 * @throws UserError only for a picture that cannot be written beside the others
 */
export async function handOffText(planned: Planned, shown: Shown, world: World): Promise<void> {
  const { output, system, language, launch } = world
  const texts = PREVIEW[language]
  const { message, handOff, handOffWhy: why } = planned
  const say = (text: string) => output.print(wrap(text, output.width))
  output.print(styled('bold', heading(message, language)))
  for (const line of whereTo(message, language)) say(line)
  if (why !== null) output.print(styled('warn', wrap(whyText(why, planned, language), output.width)))
  for (const line of textLines(planned, shown)) output.print(line)
  const text = toCopy(planned)
  const copied = text !== null && (await system.copy(text))
  if (copied) say(texts.copied)
  for (const note of notesOf(handOff?.notes ?? []))
    if (copied || note !== 'text-in-clipboard') say(texts.notes[note] ?? note)
  const draft = draftOf(planned, shown)
  if (draft) output.print(`${texts.file}: ${draft}`)
  for (const line of await pictureLines(planned, shown, world)) output.print(line)
  if (handOff?.url) printLink(handOff.url, world)
  const target = draft ?? handOff?.url
  if (target && maySafelyOpen(planned) && (await system.open(target))) say(texts.opened)
  if (shown.qr) await showQr(handOff?.url ?? null, `${launch} next ${shown.id} --qr`, world)
  output.print()
}

/** A hand-off that still waits, once more: text, file, link. Opens and copies nothing. */
export async function showHandOff(
  { message, file, url }: CaseEvent & { type: 'handed_off' },
  { id, qr }: Pick<Shown, 'id' | 'qr'>,
  world: World,
): Promise<void> {
  const { output, language, launch } = world
  const texts = PREVIEW[language]
  output.print(styled('bold', heading(message, language)))
  for (const line of whereTo(message, language)) output.print(wrap(line, output.width))
  if (message.subject !== null) output.print(wrap(`${texts.subject}: ${message.subject}`, output.width))
  for (const line of ['', message.text, '']) output.print(line)
  if (file) output.print(`${texts.file}: ${file}`)
  if (url) printLink(url, world)
  if (qr) await showQr(url, `${launch} next ${id} --qr`, world)
  output.print()
}
