/** "Please contact the carrier": names the company of the directory that is meant, and the command that goes on with it. */
import type { CaseState, ReplyEntry } from '../../case/state.ts'
import type { Company, Directory } from '../../companies/record.ts'
import { leadsElsewhere } from '../../ladder/open-replies.ts'
import { ELSEWHERE } from '../../terminal/texts/elsewhere.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { World } from '../../world.ts'

/** Characters of an answer that are looked at, and of a sentence after its verb. */
const LOOKED_AT = 4000
const AFTER_VERB = 80

const SENDS_AWAY =
  /(?<!\p{L})(?:wende[nt]?(?: sie sich| dich| euch)?|kontaktiere?n?(?: sie)?|contact|get in touch with|turn to|reach out to)(?!\p{L})/giu

/** Words between the verb and the name. */
const FILLER =
  /^(?:an|bei|mit|den|die|das|der|bitte|direkt|gleich|selbst|firma|to|the|please|directly|company|kundenservice|kundendienst|support|customer|service|von|of|at)$/i

/** A name is one to three words long; only the exact one is taken, as any word resembles some company. */
const LONGEST_NAME = 3
const EXACT = 1

/** @returns the words that may be a name, longest first */
function namesAfter(text: string): string[] {
  const sentence = (text.slice(0, AFTER_VERB).split(/[.!?;:\n]/)[0] ?? '').split(/[\s,]+/).filter(Boolean)
  const from = sentence.findIndex(word => !FILLER.test(word))
  const words = from < 0 ? [] : sentence.slice(from, from + LONGEST_NAME)
  return words.map((_, index) => words.slice(0, words.length - index).join(' '))
}

/** @returns the company that a text sends to, if the directory knows it by exactly that name; else null */
export function companyNamed(text: string, own: string, directory: Directory): Company | null {
  const looked = text.slice(0, LOOKED_AT)
  for (const { index, 0: verb } of looked.matchAll(SENDS_AWAY))
    for (const name of namesAfter(looked.slice(index + verb.length))) {
      const hit = directory.search(name).find(({ score }) => score >= EXACT)
      if (hit) return hit.company.id === own ? null : hit.company
    }
  return null
}

function sentAway(state: CaseState): ReplyEntry | undefined {
  return state.replies.findLast(each => each.seq > state.companySince && leadsElsewhere(each))
}

/** The reasons that leave the choice of another company to the user. */
const CHOICE: ReadonlySet<string> = new Set([
  'asked-elsewhere',
  'rejected-elsewhere',
  'no-step-left-elsewhere',
])

/** Says under the next step which company was named, where the directory knows it. */
export async function tellOtherAddressee(state: CaseState, reason: string, world: World): Promise<void> {
  const reply = CHOICE.has(reason) ? sentAway(state) : undefined
  if (!reply || world.output.json) return
  const { id, complaint } = state
  const text = reply.reading.visibleText || reply.text
  const company = companyNamed(text, complaint.company.id, await world.directory())
  if (company === null) return
  const command = `${world.launch} change ${id} --company ${company.id}`
  world.output.print(wrap(ELSEWHERE[world.language](company.name, command), world.output.width))
}
