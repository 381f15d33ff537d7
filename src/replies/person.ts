/** Last stage: what a person of the company wants or says. */
import { asksToAccept, offerIn, questionIn, refusalIn } from './answers.ts'
import { automaticSign } from './automatic.ts'
import type { Finding, Prepared } from './incoming.ts'
import { needsIn } from './needs.ts'
import { quote } from './phrase.ts'
import { redirectIn } from './redirect.ts'

type Verdict = Omit<Finding, 'automatic'>

/** A text shorter than this says too little to be sure of anything. */
const TOO_SHORT = 12

function redirected(prepared: Prepared, needs: readonly string[]): Verdict | null {
  const found = redirectIn(prepared)
  if (found === null) return null
  return { class: 'redirect', confidence: 0.85, evidence: [found.evidence], redirect: found.redirect, needs }
}

/** An offer with the question whether it is taken is an offer; any other question comes first: it stops the clock. */
function asked({ sentences }: Prepared, needs: readonly string[]): Verdict | null {
  const question = questionIn(sentences)
  const offer = offerIn(sentences)
  if (offer !== null && (question === null || asksToAccept(sentences)) && needs.length === 0) return null
  if (question === null && needs.length === 0) return null
  const evidence = [question ?? `needs: ${needs.join(', ')}`]
  return { class: 'question', confidence: needs.length > 0 ? 0.85 : 0.75, evidence, needs }
}

function offered({ sentences }: Prepared): Verdict | null {
  const offer = offerIn(sentences)
  return offer === null ? null : { class: 'offer', confidence: 0.8, evidence: [offer] }
}

function refused({ sentences }: Prepared): Verdict | null {
  const refusal = refusalIn(sentences)
  return refusal === null ? null : { class: 'refusal', confidence: 0.8, evidence: [refusal] }
}

function answered({ flat, sentences }: Prepared): Verdict {
  const confidence = flat.length < TOO_SHORT ? 0.3 : 0.65
  return { class: 'answer', confidence, evidence: [quote(sentences[0] ?? 'no text')] }
}

/** @returns whether it wants, offers or refuses something: more than a receipt does */
export function asksForSomething(prepared: Prepared): boolean {
  const needs = needsIn(prepared.sentences)
  const found =
    redirected(prepared, needs) ?? asked(prepared, needs) ?? offered(prepared) ?? refused(prepared)
  return found !== null
}

/**
 * Always a verdict. What is only probably automatic is shown with a low confidence, so that it settles nothing.
 */
export function readPerson(prepared: Prepared): Finding {
  const needs = needsIn(prepared.sentences)
  const verdict =
    redirected(prepared, needs) ??
    asked(prepared, needs) ??
    offered(prepared) ??
    refused(prepared) ??
    answered(prepared)
  const sign = automaticSign(prepared)
  if (sign === null) return { ...verdict, automatic: false }
  return { ...verdict, automatic: true, confidence: 0.4, evidence: [...sign.evidence, ...verdict.evidence] }
}
