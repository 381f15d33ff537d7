/** Names made to be taken for a company's: homoglyphs, slips, words added to the name, the name in a strange place. */
import { editDistance } from '../case/edit-distance.ts'
import type { ChannelName } from '../case/model.ts'
import { hostOf, isFreeMail, mailOf, registrable, userOf } from './domains.ts'
import { handleOf } from './handles.ts'
import { skeleton } from './homoglyphs.ts'

/** `other-ending`: the very name under another top-level domain, which companies have as well as impostors. */
export interface Resemblance {
  readonly of: string
  readonly how: 'look-alike' | 'other-ending'
}

/** What impostors, and companies, hang on a name. Longer ones first, so that `kundenservice` goes as a whole. */
const ADDED = `
  kundenservice kundendienst kundensupport kundencenter kundenhilfe kundencare deutschland helpdesk customers customer
  official offiziell germany service services support sicherheit security rechnung billing refunds refund claims verify
  account login secure online portal center centre europe hilft hilfe helps help kunden care cares team konto info mail
  news desk echt real mein meine ask get the my web app shop store live chat bot gmbh group ltd inc hq ag de at ch uk us
  eu com net org www
`
  .trim()
  .split(/\s+/)
  .map(skeleton)
  .sort((one, other) => other.length - one.length)

/** Shortest rest of a name that still says whose it is (o2). */
const SHORTEST = 2
/** Shorter names stand inside many words. */
const TELLING = 5

/** `de` begins many words (Delta), `www` none. */
const begins = (rest: string, word: string): boolean => word.length > 2 && rest.startsWith(word)

/** What is left of a name without the words hung on it and the digits behind it. */
function coreOf(name: string): string {
  let core = skeleton(name.replace(/\d{2,}$/, ''))
  for (let more = true; more; ) {
    const rest: string = core
    const added = ADDED.find(
      word => rest.length - word.length >= SHORTEST && (rest.endsWith(word) || begins(rest, word)),
    )
    more = added !== undefined
    if (added !== undefined)
      core = rest.endsWith(added) ? rest.slice(0, -added.length) : rest.slice(added.length)
  }
  return core
}

/** Slips that a glance forgives: none in short names, two in long ones. */
const slips = (name: string): number => (name.length < 4 ? 0 : name.length < 9 ? 1 : 2)
const isNear = (one: string, other: string): boolean => editDistance(one, other, slips(other)) <= slips(other)

const partsOf = (name: string): string[] => name.split(/[^\p{L}\p{N}]+/u).map(skeleton)

/** Whether a name wants to be taken for another; both as they are written, neither an address. */
export function isNamedLike(name: string, known: string): boolean {
  const [core, theirs] = [coreOf(name), coreOf(known)]
  if (theirs.length < SHORTEST || core === '') return false
  if (isNear(name.toLowerCase(), known.toLowerCase())) return true
  if (isNear(skeleton(name), skeleton(known)) || core === theirs) return true
  if (theirs.length >= TELLING && (core.includes(theirs) || isNear(core, theirs))) return true
  if (core.length > 2 && core !== skeleton(name) && theirs.startsWith(core)) return true
  return partsOf(name).includes(theirs)
}

const labelOf = (host: string): string => registrable(host).split('.')[0] ?? ''

/** The name before the endings: `telekom.de.evil.test` has `telekom`, `de` and `evil` in it. */
function ownLabels(host: string): string[] {
  const [label, ...ending] = registrable(host).split('.')
  const before = host.slice(0, -registrable(host).length).split('.').filter(Boolean)
  return ending.length === 0 ? [] : [...before, label ?? '']
}

function resemblesHost(host: string, known: string): Resemblance['how'] | null {
  const [label, theirs] = [labelOf(host), labelOf(known)]
  if (theirs === '' || label === '') return null
  const strange = ownLabels(host).slice(0, -1)
  if (strange.some(one => isNamedLike(one, theirs))) return 'look-alike'
  if (host.startsWith(`${registrable(known)}.`)) return 'look-alike'
  if (label === theirs) return 'other-ending'
  return isNamedLike(label, theirs) ? 'look-alike' : null
}

function resemblesMail(address: string, known: string): Resemblance['how'] | null {
  const [host, theirs] = [hostOf(address), hostOf(known)]
  if (theirs === '' || isFreeMail(theirs)) return null
  const local = mailOf(address).split('@').slice(0, -1).join('@')
  if (isFreeMail(host)) return isNamedLike(local, labelOf(theirs)) ? 'look-alike' : null
  if (local.includes(theirs)) return 'look-alike'
  return resemblesHost(host, theirs)
}

function resemblesLink(link: string, known: string): Resemblance['how'] | null {
  const theirs = hostOf(known)
  if (theirs === '' || isFreeMail(theirs)) return null
  return userOf(link).includes(labelOf(theirs)) ? 'look-alike' : resemblesHost(hostOf(link), theirs)
}

function howOf(channel: ChannelName, address: string, known: string): Resemblance['how'] | null {
  if (channel === 'email') return resemblesMail(address, known)
  if (channel === 'web-form' || channel === 'community') return resemblesLink(address, known)
  if (channel === 'phone' || channel === 'letter') return null
  return isNamedLike(handleOf(address), handleOf(known)) ? 'look-alike' : null
}

/**
 * @param address one that is not the company's
 * @param known the company's addresses on that channel; of mail and links their hosts count
 * @returns the known address it is like, and how; null: like none
 */
export function resemblance(
  channel: ChannelName,
  address: string,
  known: readonly string[],
): Resemblance | null {
  const all = known.flatMap(of => {
    const how = howOf(channel, address, of)
    return how === null ? [] : [{ of, how }]
  })
  return all.find(({ how }) => how === 'look-alike') ?? all[0] ?? null
}

/** @returns whether a display name has the name of the company in it: "Telekom Kundenservice" */
export function borrowsName(name: string, channel: ChannelName, known: readonly string[]): boolean {
  const own = known.map(each => (channel === 'email' ? labelOf(hostOf(each)) : handleOf(each)))
  return own.some(each => isNamedLike(name, each))
}

/** Between an address and the known one it resembles, in evidence. */
const LIKE = ': look-alike of '

/** @returns evidence that an address is made to look like a known one */
export const lookAlikeEvidence = (address: string, of: string): string => `${address}${LIKE}${of}`

/** @returns the known address that a sender's is made to look like, as the evidence of a reading says it; null: none */
export function lookAlikeIn(evidence: readonly string[]): string | null {
  const found = evidence.find(each => each.includes(LIKE))
  return found?.slice(found.lastIndexOf(LIKE) + LIKE.length) ?? null
}
