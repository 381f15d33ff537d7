/** Last stage: what the words say, weighed as a whole; and whether a machine or a person says it. */
import type { Reading } from '../case/reading.ts'
import { automaticSign } from './automatic.ts'
import type { Finding, Prepared } from './incoming.ts'
import { isLegible } from './legible.ts'
import { needsIn } from './needs.ts'
import { quote } from './phrase.ts'
import { redirectIn } from './redirect.ts'
import { type Chosen, chooseKind } from './roles/choose.ts'
import type { Role } from './roles/model.ts'
import { confidenceOf, sentenceFor, type Weighed, weigh } from './roles/verdict.ts'

/** A text shorter than this says too little to be sure of anything. */
const TOO_SHORT = 12
/** What is only said of a text that is too short. */
const UNSURE = 0.3

/** `auto-generated` alone on what reads like a person's: shown, and it neither stops nor starts a clock. */
const DOUBTFUL = 0.4

/** The role whose sentence shows what the message is. */
const ROLE_OF: Readonly<Partial<Record<Reading['class'], Role>>> = {
  ack: 'ack',
  out_of_office: 'absence',
  redirect: 'redirect',
  question: 'question',
  offer: 'offer',
  refusal: 'refusal',
  answer: 'platitude',
  unrelated: 'news',
}

function shown(prepared: Prepared, chosen: Chosen, weighed: Weighed): string {
  const sentence = sentenceFor(ROLE_OF[chosen.class] ?? 'platitude', weighed, prepared.sentences)
  return quote(sentence ?? (prepared.subject === '' ? 'no text' : prepared.subject))
}

/** Null where no channel is known ("ask the manufacturer"): the ladder says that they asked to go elsewhere. */
function whereTo(prepared: Prepared, chosen: Chosen): Reading['redirect'] {
  if (chosen.class !== 'redirect') return null
  return redirectIn(prepared, false)?.redirect ?? null
}

/** Too short, or no words at all; a machine that says so in its header needs none. */
function saysNothing({ flat }: Prepared, { facts }: Weighed): boolean {
  return flat.length < TOO_SHORT || (!facts.has('header replied') && !isLegible(flat))
}

/** Always a verdict. */
export function readWords(prepared: Prepared): Finding {
  const weighed = weigh(prepared)
  const chosen = chooseKind(weighed.kinds, weighed.facts)
  const sign = automaticSign(prepared)
  const doubtful = !chosen.automatic && weighed.facts.has('header generated')
  const sure = saysNothing(prepared, weighed) ? UNSURE : confidenceOf(chosen.probability)
  const asks = ['question', 'redirect', 'offer'].includes(chosen.class)
  return {
    class: chosen.class,
    confidence: doubtful ? Math.min(sure, DOUBTFUL) : sure,
    automatic: chosen.automatic,
    evidence: [
      ...new Set([
        ...(chosen.automatic || doubtful ? (sign?.evidence ?? []) : []),
        shown(prepared, chosen, weighed),
      ]),
    ],
    redirect: whereTo(prepared, chosen),
    needs: asks && !chosen.automatic ? needsIn(prepared.sentences) : [],
  }
}
