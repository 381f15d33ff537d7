/** What should be known about a message before it leaves. Each rule is a function; the list is the policy. */
import { otherAccounts } from './accounts.ts'
import { longDate } from './dates.ts'
import type { Finding, FindingsRequest } from './finding.ts'
import { findingWords } from './finding-words.ts'
import { oneLine, shortenTo } from './plain-text.ts'
import { type PrivateKind, privateParts } from './private-data.ts'
import { leftOut, notFitting } from './public-fields.ts'
import { GAPS } from './request.ts'
import { findAccusations, isShouting } from './tone.ts'

export type { Finding, FindingsRequest } from './finding.ts'

/** Characters of a long text that are quoted as its beginning. */
const QUOTED = 60

/** What may as well be something else: the person decides. */
const GUESSES: ReadonlySet<PrivateKind> = new Set(['surname', 'street', 'person'])

type Rule = (request: FindingsRequest, all: string) => Finding[]

const privateData: Rule = ({ public: isPublic, complaint, message, privately = null, language }) => {
  if (!isPublic) return []
  const words = findingWords(language)
  const ready = privately === null ? '' : ` ${words.privately(privately)}`
  const parts = [message.subject ?? '', message.text].flatMap(text =>
    privateParts(text, complaint, message.to),
  )
  return parts.map(({ kind, match }) => ({
    rule: 'private-data',
    level: GUESSES.has(kind) ? 'warn' : 'block',
    match,
    hint: words.privateData[kind] + ready,
  }))
}

const privateLeftOut: Rule = ({ public: isPublic, complaint, message, purpose, language }) => {
  if (!isPublic || purpose === 'reply') return []
  const hints = findingWords(language).leftOut
  return leftOut(complaint, message.to).map(({ field, match }) => ({
    rule: 'left-out',
    level: 'warn',
    match,
    hint: hints[field],
  }))
}

/** Of a text that was not made of the complaint nothing is missing. */
const longLeftOut: Rule = ({ public: isPublic, complaint, message, purpose, language }) => {
  if (!isPublic || purpose === undefined || purpose === 'reply') return []
  const hints = findingWords(language).notFitting
  return notFitting(message.text, complaint, message.to).map(({ field, words }) => ({
    rule: 'left-out',
    level: 'warn',
    match: shortenTo(words, QUOTED),
    hint: hints[field],
  }))
}

/** By hand the person sees it on the page once more. */
const otherAccount: Rule = ({ public: isPublic, message, mode = 'hand-off', language }) => {
  if (!isPublic) return []
  const hint = findingWords(language).otherAccount
  const level = mode === 'hand-off' ? 'warn' : 'block'
  return otherAccounts(message.text, message.to).map(match => ({ rule: 'other-account', level, match, hint }))
}

/** Endings of the pictures that a post can carry. */
const PICTURE = /\.(?:jpe?g|png|gif|webp)$/i

/** The program itself posts no picture; the person may add those of the case. */
const publicPicture: Rule = ({ public: isPublic, complaint, message, mode, language }) => {
  if (!isPublic || mode === undefined) return []
  const words = findingWords(language)
  const byHand = mode === 'hand-off'
  const hint = (name: string) => (byHand ? words.picture(name) : words.noPicture(name, message.channel))
  const pictures = complaint.attachments.filter(({ name }) => PICTURE.test(name))
  return pictures.map(({ name }) => ({
    rule: byHand ? 'public-picture' : 'picture-not-posted',
    level: 'warn',
    match: name,
    hint: hint(name),
  }))
}

/** A page can post nowhere but on itself, so the company does not get it by itself. */
const ownPage: Rule = ({ message, mode, language }) =>
  message.channel === 'facebook' && mode === 'page'
    ? [
        {
          rule: 'own-page',
          level: 'warn',
          match: message.to,
          hint: findingWords(language).ownPage(message.to),
        },
      ]
    : []

const tooLong: Rule = ({ length, language }) => {
  if (length === null || length.value <= length.limit) return []
  const hint = findingWords(language).tooLong(length.value - length.limit)
  return [{ rule: 'too-long', level: 'block', match: `${length.value}/${length.limit}`, hint }]
}

const empty: Rule = ({ message, language }) =>
  oneLine(message.text) === ''
    ? [{ rule: 'empty', level: 'block', match: '', hint: findingWords(language).empty }]
    : []

const accusation: Rule = ({ complaint, language }, all) => {
  const since = complaint.happened === null ? null : longDate(complaint.happened, language)
  const hint = findingWords(language).accusation(since)
  return findAccusations(all).map(match => ({ rule: 'accusation', level: 'warn', match, hint }))
}

const missingName: Rule = ({ language }, all) =>
  Object.values(GAPS)
    .filter(({ name }) => all.includes(name))
    .map(({ name }) => ({
      rule: 'missing-name',
      level: 'warn',
      match: name,
      hint: findingWords(language).missingName,
    }))

const shouting: Rule = ({ message, language }) =>
  isShouting(message.text)
    ? [
        {
          rule: 'shouting',
          level: 'warn',
          match: shortenTo(oneLine(message.text), QUOTED),
          hint: findingWords(language).shouting,
        },
      ]
    : []

const RULES: readonly Rule[] = [
  privateData,
  privateLeftOut,
  longLeftOut,
  otherAccount,
  publicPicture,
  ownPage,
  tooLong,
  empty,
  accusation,
  missingName,
  shouting,
]

/**
 * Looks at subject and text. Private data counts in public messages only.
 * @returns each finding once (same rule and words), those that block first
 * @throws RangeError when the day of the event is no date
 */
export function findings(request: FindingsRequest): Finding[] {
  const { subject, text } = request.message
  const all = subject === null ? text : `${subject}\n${text}`
  const found = new Map<string, Finding>()
  for (const finding of RULES.flatMap(rule => rule(request, all))) {
    const key = `${finding.rule}\n${finding.match}`
    if (!found.has(key)) found.set(key, finding)
  }
  return [...found.values()].sort((a, b) => (a.level === b.level ? 0 : a.level === 'block' ? -1 : 1))
}
