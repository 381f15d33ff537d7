/** The link of a hand-off as a QR code, on request. */

import { colours } from '../../terminal/screen.ts'
import { HAND_OFF } from '../../terminal/texts/hand-off.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { World } from '../../world.ts'

/** Lines of a terminal; the outside tells its columns only where nothing else asks. */
const rowsOf = (stdout: object): number | null =>
  'rows' in stdout && typeof stdout.rows === 'number' && stdout.rows > 0 ? stdout.rows : null

/** Whether somebody looks at a terminal that shows drawings. */
function canDraw({ system, options, output }: World): boolean {
  const { stdout, env } = system
  const spoken = options.accessible || env.ACCESSIBLE || env.TERM === 'dumb'
  return stdout.isTTY === true && !output.json && !spoken
}

/**
 * Draws the link, or says why not and what helps.
 * @param again the command that shows it once more
 */
export async function showQr(url: string | null, again: string, world: World): Promise<void> {
  const { system, options, output, language } = world
  const texts = HAND_OFF[language]
  const say = (text: string) => output.say(wrap(text, output.width))
  if (output.json) return
  if (!canDraw(world)) return say(texts.qrNotHere)
  if (url === null) return say(texts.qrNoLink)
  const { drawQr, showsBlocks } = await import('../../terminal/qr.ts')
  const { stdout, env, platform } = system
  const drawing = drawQr(url, {
    columns: stdout.columns ?? output.width,
    rows: rowsOf(stdout),
    blocks: showsBlocks(platform, env),
    colour: colours(system, options)[0],
  })
  if (drawing.kind === 'too-long') return say(texts.qrTooLong)
  if (drawing.kind === 'too-small') return say(texts.qrTooSmall(drawing.columns, drawing.rows, again))
  for (const line of drawing.lines) output.print(line)
  output.print(wrap(texts.qr, output.width))
}
