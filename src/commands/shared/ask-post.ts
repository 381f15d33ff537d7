/** The address of a post whose author says that it is out: as a flag, or as an answer. */
import type { CaseState, Delivery } from '../../case/state.ts'
import { EXIT, UserError } from '../../errors.ts'
import { CASE_TALK } from '../../terminal/texts/case-talk.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { World } from '../../world.ts'
import { faultText, isOwnPost, MOST_TRIES, type Posted, type Refused, readPost } from './posted.ts'

function refused({ fault, at, by }: Refused, url: string, { message, at: since }: Delivery): UserError {
  const shown = JSON.stringify(url)
  if (fault === 'taken')
    return new UserError('post_taken', EXIT.refused, `--url: ${shown} is the post of ${by} already`, {
      hints: [
        'each message is a post of its own: open the post of this one and copy its address',
        `escalate show ${by}`,
      ],
    })
  if (fault === 'no-post')
    return new UserError(
      'bad_url',
      EXIT.usage,
      `--url: ${shown} is not the address of a post on ${message.channel}`,
    )
  const why =
    fault === 'future' ? 'which is still to come' : `but the text was not made ready before ${since}`
  const when = fault === 'old' ? 'before' : 'at'
  return new UserError('bad_post_time', EXIT.usage, `--url: ${shown} was posted ${when} ${at}, ${why}`)
}

/** @returns the post; null: there is no address of it */
async function askForPost(state: CaseState, delivery: Delivery, read: Read, world: World) {
  const texts = CASE_TALK[world.language]
  const { timezone } = state.complaint.complainant
  for (let tries = 1; ; tries += 1) {
    const url = (await (await world.prompts()).text(texts.address)).trim()
    if (url === '') return null
    const post = read(url)
    if (post.fault === null && (await isOwnPost(post, delivery, world))) return post
    if (post.fault !== null) {
      if (tries === MOST_TRIES) throw refused(post, url, delivery)
      world.output.print(wrap(await faultText(post, delivery, timezone, world), world.output.width))
    } else if (tries === MOST_TRIES) throw new UserError('cancelled', EXIT.needsApproval, texts.stillWaiting)
  }
}

type Read = (url: string) => Posted | Refused

/**
 * @param url as typed with --url; undefined: it is asked for, where somebody is there
 * @returns the post; null: its address is not known
 * @throws UserError `bad_url`, `bad_post_time` (exit 2) for the address of something else, `cancelled` (exit 3),
 *   `post_taken` (exit 6) for the post of another message
 */
export async function postOf(
  state: CaseState,
  delivery: Delivery,
  url: string | undefined,
  world: World,
): Promise<Posted | null> {
  const channel = await world.channel(delivery.message.channel)
  const read: Read = text => readPost(text, channel, { id: state.id, delivery }, world)
  if (url === undefined) {
    const asks = channel.checkPostUrl && world.interactive && !world.options.yes
    return asks ? askForPost(state, delivery, read, world) : null
  }
  const post = read(url)
  if (post.fault !== null) throw refused(post, url, delivery)
  if (await isOwnPost(post, delivery, world)) return post
  throw new UserError('cancelled', EXIT.needsApproval, CASE_TALK[world.language].stillWaiting)
}
