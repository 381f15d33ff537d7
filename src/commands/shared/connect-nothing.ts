/** Where there is nothing to connect: that is said, and is no failure. */
import { CARRIED, CHANNELS } from '../../case/model.ts'
import { EXIT, UserError } from '../../errors.ts'
import { channelName } from '../../terminal/texts/channels.ts'
import { CONNECT } from '../../terminal/texts/connect.ts'
import { PLATFORM } from '../../terminal/texts/connect-platform.ts'
import type { World } from '../../world.ts'
import { tell } from './connect-view.ts'

/** A channel that works by hand-off, or not at all. @returns 0. @throws UserError `unknown_channel` (exit 2) */
export function tellOther(channel: string, world: World): number {
  const { output, language, launch } = world
  const known = CHANNELS.find(name => name === channel)
  if (known === undefined)
    throw new UserError('unknown_channel', EXIT.usage, `there is no channel ${JSON.stringify(channel)}`, {
      hints: [`one of ${CHANNELS.join(', ')}`],
    })
  const texts = CONNECT[language]
  const carried = CARRIED.includes(known)
  const name = channelName(known, language)
  const note = carried ? texts.handOff(name) : texts.notCarried(name, `${launch} log`)
  const mode = carried ? 'hand-off' : null
  if (output.json)
    output.document({ schema: 'escalate/connection/1', channel: known, mode, probes: [], stored: null })
  else tell(world, note)
  return EXIT.done
}

/** The settings of the sandbox win over the file: what is written down would have no effect. */
export function tellSandbox(channel: string, world: World): number {
  const { output, language } = world
  const name = CHANNELS.find(known => known === channel) ?? 'email'
  if (output.json)
    output.document({ schema: 'escalate/connection/1', channel: name, probes: [], stored: null })
  else if (name === 'email') tell(world, CONNECT[language].sandbox)
  else tell(world, PLATFORM[language].sandbox(channelName(name, language)))
  return EXIT.done
}
