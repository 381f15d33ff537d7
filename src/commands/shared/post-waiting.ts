/** After a hand-off at the terminal: waits for the address of the post. Whoever leaves goes on with `confirm` later. */
import type { NewEvent, StoredEvent } from '../../case/events.ts'
import { fold } from '../../case/fold.ts'
import type { CaseState, Delivery } from '../../case/state.ts'
import type { Channel } from '../../channels/channel.ts'
import { EXIT, UserError } from '../../errors.ts'
import { HAND_OFF } from '../../terminal/texts/hand-off.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { World } from '../../world.ts'
import { confirmation, faultText, hourNow, isOwnPost, MOST_TRIES, readPost } from './posted.ts'

/** The case as it is now, and the code this run ends with. */
export interface Waited {
  readonly events: readonly StoredEvent[]
  readonly exit: number
}

interface Place {
  readonly state: CaseState
  readonly delivery: Delivery
  readonly channel: Channel
}

const NOT_POSTED = new Set(['n', 'no', 'nein'])
const POSTED = new Set(['y', 'yes', 'j', 'ja'])

async function confirmed({ state, delivery }: Place, url: string | null, at: string | null, world: World) {
  const now = hourNow(world)
  return confirmation(state, delivery, { url, at: at ?? now, now }, world)
}

/** @returns what is to be written down; null: the person leaves it for later; a text: why the address is not taken, '' where they know */
async function eventOf(answer: string, place: Place, world: World): Promise<NewEvent | string | null> {
  const { state, delivery, channel } = place
  const word = answer.trim().toLowerCase()
  if (word === '') return null
  const now = hourNow(world)
  if (NOT_POSTED.has(word)) return { type: 'hand_off_denied', at: now, handOff: delivery.seq, why: null }
  if (POSTED.has(word)) return confirmed(place, null, null, world)
  const post = readPost(answer, channel, { id: state.id, delivery }, world)
  if (post.fault !== null) return faultText(post, delivery, state.complaint.complainant.timezone, world)
  return (await isOwnPost(post, delivery, world)) ? confirmed(place, post.url, post.at, world) : ''
}

async function asked(place: Place, world: World): Promise<NewEvent | null> {
  const texts = HAND_OFF[world.language]
  const prompts = await world.prompts()
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const event = await eventOf(await prompts.text(texts.posted, { hint: texts.postedHint }), place, world)
    if (typeof event !== 'string') return event
    if (event !== '') world.output.print(wrap(event, world.output.width))
  }
  return null
}

/** Another run may have settled it while this one waited. */
function write(id: string, event: NewEvent, { delivery }: Place, world: World): readonly StoredEvent[] {
  return world.store().append(id, before => {
    const now = fold(id, before).deliveries.find(each => each.seq === delivery.seq)
    if (now?.state === 'handed-off') return [event]
    throw new UserError('case_moved_on', EXIT.busy, `${id} changed while you looked: nothing was recorded`, {
      caseId: id,
    })
  })
}

/** Ctrl-C and the end of the input leave the prompt and nothing else: the hand-off is written down already. */
const LEAVING: ReadonlySet<string> = new Set(['interrupted', 'cancelled'])

/**
 * @param events the case with the hand-off as its newest event
 * @returns the case afterwards; the code is 0, 130 for Ctrl-C, 3 for the end of the input
 */
export async function waitForPost(
  { id, events }: { readonly id: string; readonly events: readonly StoredEvent[] },
  channel: Channel,
  world: World,
): Promise<Waited> {
  const state = fold(id, events)
  const delivery = state.deliveries.at(-1)
  const unasked = !world.interactive || world.options.yes || !channel.checkPostUrl
  if (unasked || delivery?.state !== 'handed-off') return { events, exit: EXIT.done }
  const place = { state, delivery, channel }
  const { output, language, launch } = world
  let exit: number = EXIT.done
  try {
    const event = await asked(place, world)
    if (event) return { events: write(id, event, place, world), exit }
  } catch (error) {
    if (!(error instanceof UserError) || !LEAVING.has(error.code)) throw error
    exit = error.exit
  }
  output.print(wrap(HAND_OFF[language].later(`${launch} confirm ${id} --url "..."`), output.width))
  return { events, exit }
}
