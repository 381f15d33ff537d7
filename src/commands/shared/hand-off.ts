/** Hands a message to the person: link, clipboard, file. The text and the link are always printed too. */
import type { Planned } from '../../outbox/plan.ts'
import { styled } from '../../terminal/style.ts'
import { channelName } from '../../terminal/texts/channels.ts'
import { PREVIEW } from '../../terminal/texts/preview.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { World } from '../../world.ts'

/** Nothing here may fail the case: what cannot be opened or copied is printed, as everything is. */
export async function handOffText(
  planned: Planned,
  file: string | null,
  id: string,
  world: World,
): Promise<void> {
  const { output, system, language, launch } = world
  const texts = PREVIEW[language]
  const { message, handOff } = planned
  output.print(styled('bold', texts.handedOff(channelName(message.channel, language))))
  if (planned.handOffWhy) output.print(styled('warn', wrap(texts.unsure, output.width)))
  const clipboard = handOff?.clipboard ?? null
  const copied = clipboard !== null && (await system.copy(clipboard))
  if (!copied) output.print(`${texts.notCopied}\n\n${message.text}\n`)
  else output.print(`${message.text}\n\n${texts.copied}`)
  for (const note of handOff?.notes ?? []) output.print(wrap(texts.notes[note] ?? note, output.width))
  if (handOff?.url) output.print(`${texts.link}: ${handOff.url}`)
  if (file) output.print(`${texts.file}: ${file}`)
  const target = file ?? handOff?.url
  if (target && (await system.open(target))) output.print(texts.opened)
  output.print(texts.thenConfirm(`${launch} confirm ${id}`))
}
