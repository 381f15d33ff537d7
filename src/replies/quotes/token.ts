/** Lines that help desks add for their machines: which matter an answer belongs to. */
import { type Kind, type Line, MAX_LINE } from './line.ts'

const TOKENS = [
  // Salesforce, the old thread id in brackets or without, and the token that took its place in 2021.
  /^\[?\s{0,3}ref:[!_]?\w{1,40}(?:\.[!_]?\w{1,40}){0,3}:ref\s{0,3}\]?$/,
  /^\[?\s{0,3}thread::[\w+/=-]{4,80}::\s{0,3}\]?$/,
  // Help Scout.
  /^\{#HS:\d{1,20}(?:-\d{1,20}){0,2}#\}$/,
]
/** Zendesk: "[6X7GV5-0KZQ]"; a person may write one, too, but not below everything else. */
const BRACKETED = /^\[#?(?=[A-Z-]{0,20}\d)[A-Z\d]{2,20}(?:-[A-Z\d]{1,20}){1,3}\]$/

/** What begins so is old: the text above it is over. */
const OLD: readonly Kind[] = ['quote', 'attribution', 'head', 'marker', 'delimiter']

/**
 * @param labelled the lines of a mail
 * @returns the same; a text that is a token for machines and nothing else is labelled so
 */
export function withTokens(labelled: readonly Line[]): Line[] {
  let over = true
  const kinds = labelled.map(({ kind }) => kind)
  for (let at = labelled.length - 1; at >= 0; at -= 1) {
    const { text, kind } = labelled[at]!
    if (OLD.includes(kind)) over = true
    if (kind !== 'text') continue
    const line = text.slice(0, MAX_LINE).trim()
    if (TOKENS.some(each => each.test(line)) || (over && BRACKETED.test(line))) kinds[at] = 'token'
    else over = false
  }
  return labelled.map((line, at) => (kinds[at] === line.kind ? line : { ...line, kind: kinds[at]! }))
}
