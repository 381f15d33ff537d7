/** Signs of a machine: headers of RFC 3834 and their relatives, subjects, words; and what is none. */
import { describe, expect, it } from 'vitest'
import { automaticSign } from '../../src/replies/automatic.ts'
import { prepare } from '../../src/replies/prepare.ts'
import { unreadWords } from '../../src/replies/unread.ts'
import { messageOf } from './message.ts'

const TEXT = 'Guten Tag, wir haben die Leitung neu vermessen. Viele Grüße, Jana Roth'

const level = (message: Parameters<typeof messageOf>[0]) =>
  automaticSign(prepare(messageOf({ text: TEXT, ...message })))?.level ?? null
const withHeader = (name: string, value: string) => level({ headers: [{ name, value }] })

describe('headers', () => {
  it.each([
    ['auto-submitted', 'auto-replied', 'sure'],
    ['auto-submitted', 'auto-replied (vacation)', 'sure'],
    ['auto-submitted', 'auto-notified', 'sure'],
    ['auto-submitted', 'auto-generated', 'probable'],
    ['auto-submitted', 'no', null],
    ['x-autoreply', 'yes', 'sure'],
    ['x-autoreply', 'no', null],
    ['x-autorespond', 'Eingang', 'sure'],
    ['precedence', 'auto_reply', 'sure'],
    ['precedence', 'bulk', null],
    ['x-auto-response-suppress', 'All', null],
  ])('%s: %s is %s', (name, value, expected) => {
    expect(withHeader(name, value)).toBe(expected)
  })
})

it.each([
  'Automatic reply: Your complaint',
  'Autom. Antwort: Beschwerde',
  'Automatische Antwort: Beschwerde',
  'Automated response',
])('the subject "%s" is a sure sign', subject => {
  expect(level({ subject })).toBe('sure')
})

it.each([
  'Hallo, hier ist Linda, Ihre digitale Assistentin.',
  "Hi, I'm Val, a digital assistant.",
  'Diese Nachricht wurde vom System erzeugt.',
  'Hallo, ich bin nur ein Bot.',
])('"%s" says that a machine writes', text => {
  expect(level({ text })).toBe('sure')
})

it.each([
  'Wir haben Ihnen ein Angebot geschickt.',
  'The ribbot model is sold out.',
  'Das Gebot war zu niedrig.',
])('"%s" does not', text => {
  expect(level({ text })).toBeNull()
})

const unread = (text: string) => unreadWords(prepare(messageOf({ text }))) !== null

it.each([
  'Hinter dieser Adresse sitzt niemand. Schreiben Sie uns per WhatsApp.',
  "Messages sent here aren't seen, nobody reads them.",
  'This mailbox is not monitored.',
  'Was hier ankommt, wird nicht gelesen.',
])('"%s" says that nobody reads there', text => {
  expect(unread(text)).toBe(true)
})

it.each([
  'Nobody wants to spend the night on a bench, and I quite see why you are cross.',
  'Nobody seems to know when it ships.',
  "It's been two days and nobody's watched anything.",
  'I do not know why nobody picked it up on the checklist.',
])('"%s" does not', text => {
  expect(unread(text)).toBe(false)
})
