/** While a send is under way, whoever ends the program is told that its outcome is not known, and who looks for it. */
import type { Channel } from '../../channels/channel.ts'
import { EXIT } from '../../errors.ts'
import { onEnding } from '../../terminal/endings.ts'
import { PREVIEW } from '../../terminal/texts/preview.ts'
import type { World } from '../../world.ts'

/**
 * The claim stands in the case already, so nothing is written here but the one line; the program ends with 130.
 * @returns what ends the listening
 */
export function tellIfEnded(id: string, { name, readable }: Channel, world: World): () => void {
  const { language, launch, output } = world
  const { brokenOff, brokenOffByHand } = PREVIEW[language]
  return onEnding(() => {
    const looks = readable?.(world.connection(name).setting) === true
    output.warn(looks ? brokenOff(`${launch} check ${id}`) : brokenOffByHand(`${launch} confirm ${id}`))
    process.exit(EXIT.interrupted)
  })
}
