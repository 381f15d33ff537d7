/** The rules of facts about headers, each with what it is taken for wrongly; and mass mail by its headers. */
import { describe, expect, it } from 'vitest'
import type { Reading } from '../../src/case/reading.ts'
import type { IncomingMessage } from '../../src/replies/incoming.ts'
import { read } from '../../src/replies/read.ts'
import { messageOf } from './message.ts'

type Given = Partial<Omit<IncomingMessage, 'headers'>>

const reading = (headers: Readonly<Record<string, string>>, given: Given): Reading =>
  read(messageOf({ ...given, headers: Object.entries(headers).map(([name, value]) => ({ name, value })) }))

/** What a person writes, in no word like a machine or a mass mail. */
const PERSON: Given = {
  subject: 'AW: Anschluss tot',
  inReplyTo: ['<a@case.test>'],
  text: 'Guten Tag Frau Muster, ich habe die Leitung geprüft, der Fehler liegt am Verteiler. Freundliche Grüße, J. Beck',
}
const RECEIPT: Given = {
  subject: 'Ihre Anfrage',
  text: 'Wir haben Ihre Nachricht erhalten und melden uns so schnell wie möglich.',
}

describe('headers of an automatic reply', () => {
  it.each([
    ['auto-submitted', 'auto-replied'],
    ['auto-submitted', 'auto-notified; owner-email="a@x.example"'],
    ['x-autoreply', 'yes'],
    ['x-autorespond', 'Danke'],
    ['x-auto-reply', '1'],
    ['precedence', 'auto_reply'],
  ])('%s: %s is one', (name, value) => {
    expect(reading({ [name]: value }, RECEIPT)).toMatchObject({
      class: 'ack',
      automatic: true,
      settles: false,
    })
  })

  it.each([
    ['auto-submitted', 'no'],
    ['x-autoreply', 'no'],
    ['x-auto-response-suppress', 'All'],
    ['x-auto-response-suppress', 'OOF, AutoReply'],
    ['list-unsubscribe', '<https://fernruf.example/u>'],
    ['list-id', '<team.fernruf.example>'],
    ['precedence', 'bulk'],
    ['precedence', 'list'],
    ['feedback-id', '1:desk:fernruf'],
    ['return-path', '<bounce-71@fernruf.example>'],
  ])('%s: %s on what a person answers is none', (name, value) => {
    expect(reading({ [name]: value }, PERSON)).toMatchObject({
      class: 'answer',
      automatic: false,
      settles: true,
    })
  })

  it('auto-generated alone is only probable: it neither stops nor starts a clock', () => {
    const found = reading({ 'auto-submitted': 'auto-generated' }, PERSON)
    expect(found).toMatchObject({ class: 'answer', settles: false })
    expect(found.confidence).toBeLessThan(0.5)
  })

  it('an empty return path is also that of an absence note', () => {
    const away = { subject: 'Automatische Antwort: Anschluss', text: 'Ich bin bis Montag nicht im Büro.' }
    expect(reading({ 'return-path': '<>' }, away)).toMatchObject({ class: 'out_of_office' })
  })
})

describe('mass mail', () => {
  it('is known by its list header and its words', () => {
    const news = {
      subject: 'Newsletter Mai',
      text: 'Jetzt entdecken! Newsletter abbestellen: https://x.example/u',
    }
    expect(reading({ 'list-unsubscribe': '<https://x.example/u>' }, news)).toMatchObject({
      class: 'unrelated',
      confidence: 0.95,
      automatic: false,
    })
  })

  it('is not a receipt that goes out in bulk', () => {
    expect(reading({ precedence: 'bulk', 'auto-submitted': 'auto-replied' }, RECEIPT).class).toBe('ack')
  })

  it.each([
    ['feedback-report', 'FBL complaint', 'This is an email abuse report.'],
    ['tlsrpt', 'Report Domain: x.example Submitter: y.example', 'An aggregate TLS report.'],
  ])('and a report of another kind say nothing of the case: %s', (type, subject, text) => {
    const found = reading({ 'return-path': '<>' }, { subject, text, report: { type, fields: [] } })
    expect(found).toMatchObject({ class: 'unrelated', automatic: false, bounce: null })
  })

  it('and the figures of DMARC, which come as an attachment', () => {
    const subject = 'Report domain: example.org Submitter: post.example Report-ID: 77'
    expect(reading({}, { subject, text: 'Anbei.' }).class).toBe('unrelated')
  })

  it('and the digest of a filter, but not an answer about one', () => {
    const subject = 'Quarantänebericht: 3 neue Nachrichten'
    const digest = { subject, text: 'In Ihrer Quarantäne liegen 3 neue Nachrichten.' }
    expect(reading({ 'auto-submitted': 'auto-generated' }, digest).class).toBe('unrelated')
    expect(reading({}, { ...digest, inReplyTo: ['<a@case.test>'] }).class).not.toBe('unrelated')
  })
})

describe('a read receipt without a report', () => {
  it.each([
    [
      'Gelesen: Anschluss',
      'Ihre Nachricht\n\nAn: Service\nBetreff: Anschluss\n\nwurde am 23.11.2026 10:00 gelesen.',
    ],
    ['Ungelesen gelöscht: Anschluss', 'Ihre Nachricht wurde am 23.11.2026 ungelesen gelöscht.'],
    [
      'Lesebestätigung: Anschluss',
      'Empfangsbestätigung\n\nIhr Dokument: Anschluss\nwurde empfangen von: Service\nam: 23.11.2026',
    ],
    ['Not read: landline', 'Your message\n\nSubject: landline\n\nwas deleted without being read on Monday.'],
    [
      'Message status - opened',
      'The message sent on Monday with subject "landline" has been opened by m.lopez.',
    ],
    ['Lu : panne', 'Votre message a été lu le lundi 23 novembre 2026.'],
  ])('%s', (subject, text) => {
    expect(reading({}, { subject, text })).toMatchObject({
      class: 'read_receipt',
      automatic: true,
      settles: false,
    })
  })

  it.each([
    ['Empfangsbestätigung', 'Wir haben Ihre Anfrage erhalten und melden uns in Kürze.'],
    [
      'Gelesen: Ihr Vertrag',
      'Guten Tag Frau Muster, Ihre Nachricht wurde von mir gelesen, die Gutschrift kommt.',
    ],
    ['Read our new terms', 'Our terms have been changed. They were last changed on 1 May.'],
  ])('is not: %s', (subject, text) => {
    expect(reading({}, { subject, text }).class).not.toBe('read_receipt')
  })

  it('is one by its content class', () => {
    const found = reading({ 'content-class': 'urn:content-classes:mdn' }, { subject: 'x', text: '' })
    expect(found).toMatchObject({ class: 'read_receipt', confidence: 0.98 })
  })
})

describe('Precedence: bulk on what answers us', () => {
  it.each([
    [
      'thanks for our mail',
      'bulk',
      'Re: Anschluss',
      'Vielen Dank für Ihr Schreiben. Die Bearbeitung dauert derzeit etwa zehn Werktage.',
      'ack',
    ],
    [
      'a receipt behind "AW:"',
      'junk',
      'AW: Anschluss',
      'Ihr Schreiben liegt uns vor. Wir melden uns.',
      'ack',
    ],
    ['an absence', 'bulk', 'Re: Anschluss', 'Ich bin bis Montag im Urlaub.', 'out_of_office'],
    [
      'a mailbox that nobody reads',
      'bulk',
      'Re: Anschluss',
      'Dieses Postfach wird nicht gelesen. Bitte schreiben Sie an service@fernruf.example.',
      'redirect',
    ],
    [
      'the receipt of a list server',
      'list',
      'Re: Anschluss',
      'Danke für Ihre Nachricht, wir melden uns.',
      'ack',
    ],
  ])('is no mass mail: %s', (_, value, subject, text, expected) => {
    expect(reading({ precedence: value }, { subject, text })).toMatchObject({
      class: expected,
      automatic: true,
      settles: false,
    })
  })

  it.each([
    ['an invitation', { precedence: 'bulk' }, 'Sommerfest', 'Wir laden am 3. Juni zum Sommerfest ein.'],
    [
      'thanks for being a customer',
      { precedence: 'bulk', 'list-unsubscribe': '<https://x.example/u>' },
      'Danke',
      'Vielen Dank für Ihre Nachricht im letzten Jahr!',
    ],
    [
      'what somebody writes to a list',
      { precedence: 'list', 'list-id': '<haus.x.example>', 'list-post': '<mailto:haus@x.example>' },
      'Re: Hausordnung',
      'Danke für die Mail, der Vorschlag ist gut.',
    ],
    [
      'an advert behind "Re:"',
      { precedence: 'bulk' },
      'Re: Ihr Angebot',
      'Nur heute Rabatt. Newsletter abbestellen: https://x.example/u',
    ],
  ])('is mass mail: %s', (_, headers, subject, text) => {
    expect(reading(headers, { subject, text }).class).toBe('unrelated')
  })
})
