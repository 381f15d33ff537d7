/** What a person should know at once of a reply that was recorded. */
import type { Reading } from '../../case/reading.ts'
import { DISOWNED } from '../../inbox/incoming.ts'
import { lookAlikeIn } from '../../replies/look-alike.ts'
import { inert } from '../../terminal/inert.ts'
import { proposalLine, proposingFor } from '../../terminal/promise-line.ts'
import { replyToLine } from '../../terminal/reply-to-line.ts'
import { CASE_TALK } from '../../terminal/texts/case-talk.ts'
import { TIMELINE } from '../../terminal/texts/timeline.ts'
import type { World } from '../../world.ts'
import { caseAtHand } from './case-at-hand.ts'

/** A reply as it is told. */
export interface ToldReply {
  readonly reading: Reading
  readonly sender: string | null
  readonly caseId: string
  /** Number of its event; missing: it is the newest. */
  readonly seq?: number
}

/** By the mail system: nobody takes it for the company, so nobody needs to hear that it is not. */
const BY_MACHINES: readonly Reading['class'][] = ['bounce', 'delay']

const judgeOf = ({ caseId, seq }: ToldReply, { launch }: World): string =>
  `${launch} judge ${caseId}${seq === undefined ? '' : ` --reply ${seq}`}`

function strangerText(reply: ToldReply, world: World): string {
  const { evidence } = reply.reading
  const texts = CASE_TALK[world.language]
  const sender = reply.sender ?? '?'
  const [who, like] = [reply.reading.official === false ? inert(sender) : sender, lookAlikeIn(evidence)]
  if (like !== null) return texts.lookAlike(who, like)
  return evidence.includes(DISOWNED) ? texts.disowned(who, judgeOf(reply, world)) : texts.notOfficial(who)
}

/** Strangers and questions for bank data are warned of, also where nobody reads along. */
export function warnOfReading(reply: ToldReply, world: World): void {
  const { official, class: kind, needs, evidence } = reply.reading
  const doubted = official === false || evidence.includes(DISOWNED)
  const elsewhere = replyToLine(evidence, world.language)
  if (elsewhere !== null) world.output.warn(elsewhere)
  // Who is taken for a stranger only by the address for answers is told so already.
  const told = elsewhere !== null && official === false && lookAlikeIn(evidence) === null
  if (doubted && !told && !BY_MACHINES.includes(kind)) world.output.warn(strangerText(reply, world))
  if (needs.includes('bank-data')) world.output.warn(CASE_TALK[world.language].bankData)
}

/** It counts, as agents answer from many domains; a mail alone has an address that the directory could know. */
const isUnproven = ({ reading, sender }: ToldReply): boolean =>
  reading.official === null && reading.settles && /[^@]@/.test(sender ?? '')

/** Measured by the case: its zone, its deadline, when it happened. A case is read only where something is promised. */
function proposalOf({ reading, caseId }: ToldReply, world: World): string | null {
  if (!reading.promise?.dueAt) return null
  const { state } = caseAtHand(world, world.reader(), caseId)
  return proposalLine(reading, proposingFor(state, world))
}

/** How it was understood, and what to be warned of; promises are proposed. */
export function tellReading(reply: ToldReply, world: World): void {
  const { output, language } = world
  const { reading } = reply
  const texts = CASE_TALK[language]
  const percent = Math.round(reading.confidence * 100)
  const judge = judgeOf(reply, world)
  output.say(texts.readAs(TIMELINE[language].classes[reading.class], percent, judge))
  if (isUnproven(reply)) output.say(texts.unproven(reply.sender ?? '?', judge))
  warnOfReading(reply, world)
  const proposal = proposalOf(reply, world)
  if (proposal !== null) output.say(proposal)
}
