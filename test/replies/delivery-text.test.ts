import { describe, expect, it } from 'vitest'
import type { Reading } from '../../src/case/reading.ts'
import type { IncomingMessage } from '../../src/replies/incoming.ts'
import { read } from '../../src/replies/read.ts'
import { messageOf } from './message.ts'

interface Letter extends Partial<Omit<IncomingMessage, 'headers'>> {
  readonly sender: string
  readonly headers?: Readonly<Record<string, string>>
}

function reading({ sender, headers = {}, ...given }: Letter): Reading {
  const fields = { from: sender, to: 'ann@example.org', ...headers }
  return read(
    messageOf({
      from: /[^\s<>]+@[^\s<>]+/.exec(sender)?.[0] ?? null,
      ...given,
      headers: Object.entries(fields).map(([name, value]) => ({ name, value })),
    }),
  )
}

const DAEMON = 'MAILER-DAEMON@mx.example.org'
const NULL_PATH = { 'return-path': '<>' }

describe('a notice without a report', () => {
  it.each([
    ['unknown', 'failure notice', '<service@fernruf.example>:\nno such user', true],
    ['refused', 'Undelivered mail', 'service@fernruf.example\n    554 message refused as spam', true],
    ['full', 'Unzustellbar: Anschluss tot', 'service@fernruf.example\nDas Postfach ist voll.', false],
    ['given up', 'Undeliverable', '<service@fernruf.example>: connection timed out', false],
    [
      'not now, and given up',
      'Mail delivery failed',
      'service@fernruf.example\n  451 try again later',
      false,
    ],
    [
      'for good in words',
      'Fehlermeldung',
      'An service@fernruf.example: Zeitüberschreitung. Ein dauerhafter Fehler der Nachricht.',
      true,
    ],
    ['in French', 'Message non remis', 'Votre message n’a pas pu être remis à service@fernruf.example', true],
    ['in Chinese', '退信', '抱歉，您的邮件被退回\nservice@fernruf.example', true],
  ])('%s', (_, subject, text, permanent) => {
    expect(reading({ sender: DAEMON, headers: NULL_PATH, subject, text })).toMatchObject({
      class: 'bounce',
      settles: false,
      bounce: { permanent, recipient: 'service@fernruf.example' },
    })
  })

  it.each([
    [
      'Delayed Mail (still being retried)',
      'Your message could not be delivered for 4 hours. It will be retried until it is 5 days old.\n<service@fernruf.example>: 451 busy',
    ],
    [
      'Warnung',
      'Ihre Nachricht an service@fernruf.example konnte bisher nicht zugestellt werden. Es wird weiterhin versucht.',
    ],
    [
      'Delivery Status Notification (Delay)',
      'Your message to service@fernruf.example has been delayed. You will be notified if it fails permanently.',
    ],
  ])('is a delay: %s', (subject, text) => {
    expect(reading({ sender: DAEMON, headers: NULL_PATH, subject, text })).toMatchObject({
      class: 'delay',
      bounce: { permanent: false, recipient: 'service@fernruf.example' },
    })
  })

  it('is no delay because our subject speaks of one', () => {
    const text =
      'Your message\n\n  Subject: Verzögerte Lieferung, Paket still delayed\n\nwas not delivered to:\n\n  service@fernruf.example\n'
    const subject = 'Undeliverable: Verzögerte Lieferung, Paket still delayed'
    expect(reading({ sender: DAEMON, subject, text })).toMatchObject({
      class: 'bounce',
      bounce: { permanent: true },
    })
  })

  it('takes no code and no address from the mail that came back', () => {
    const text =
      'Diese Nachricht wurde automatisch vom Mailserver erstellt.\nservice@fernruf.example:\nBenutzer unbekannt\n\nReceived: from a by b; today\nMessage-ID: <own-3@case.test>\nFrom: ann@example.org\nSubject: x\n\nFehler: 421 4.4.1 an jemand@andere.example\n'
    expect(reading({ sender: DAEMON, subject: 'Unzustellbar', text })).toMatchObject({
      bounce: { permanent: true, status: null, recipient: 'service@fernruf.example' },
      inReplyTo: ['<own-3@case.test>'],
    })
  })

  it('is known by its fields and its code where the sender has no telling name', () => {
    const text =
      'The message was not delivered to:\n\nFinal-Recipient: rfc822; service@fernruf.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 unknown'
    expect(reading({ sender: 'robot@mx.example.org', subject: 'Report', text })).toMatchObject({
      class: 'bounce',
    })
  })

  it('gives the reason that stands behind the address', () => {
    const text =
      'Hi. I could not deliver your message.\n\n<service@fernruf.example>:\nuser is over quota\n\nBye.'
    const { bounce } = reading({ sender: DAEMON, subject: 'failure notice', text })
    expect(bounce?.reason).toBe('user is over quota')
  })

  it('says where it is unsure', () => {
    const vague = reading({
      sender: 'noreply@mx.example.org',
      subject: 'Mail not delivered',
      text: 'Your message could not be delivered to service@fernruf.example because the mailbox is full.',
    })
    const plain = reading({
      sender: DAEMON,
      headers: NULL_PATH,
      subject: 'failure notice',
      text: '<service@fernruf.example>: 550 5.1.1 unknown user',
    })
    expect(vague.class).toBe('bounce')
    expect(vague.confidence).toBeLessThan(0.9)
    expect(plain.confidence).toBeGreaterThan(0.95)
  })

  it('is no failure where it tells that all went well', () => {
    const text = 'Your message was delivered to: <service@fernruf.example>'
    const subject = 'Delivery Status Notification (Success)'
    expect(reading({ sender: DAEMON, headers: NULL_PATH, subject, text })).toMatchObject({
      class: 'read_receipt',
      bounce: null,
    })
  })
})

describe('no delivery failure', () => {
  const NONE: readonly (readonly [string, Letter])[] = [
    [
      'a parcel, sent with an empty return path',
      {
        sender: 'PaketBlitz <noreply@paket.example>',
        headers: NULL_PATH,
        subject: 'Ihre Sendung ist unzustellbar',
        text: 'Ihr Paket konnte nicht zugestellt werden und geht zurück an den Absender.',
      },
    ],
    [
      'a parcel in English',
      {
        sender: 'noreply@parcel.example',
        headers: NULL_PATH,
        subject: 'Returned to sender: your parcel',
        text: 'Your parcel could not be delivered and is on its way back to the shop.',
      },
    ],
    [
      'a parcel whose address is wrong',
      {
        sender: 'noreply@parcel.example',
        headers: NULL_PATH,
        subject: 'Delivery failed: address not found',
        text: 'Our driver could not deliver your parcel because the address was not found.',
      },
    ],
    [
      'a person about a parcel',
      {
        sender: 'Annika <service@paket.example>',
        headers: NULL_PATH,
        inReplyTo: ['<a@case.test>'],
        subject: 'AW: Zustellung fehlgeschlagen',
        text: 'Liebe Frau Muster, die Zustellung ist fehlgeschlagen, weil der Bote neu war.',
      },
    ],
    [
      'the postmaster in person',
      {
        sender: 'Postmaster <postmaster@fernruf.example>',
        inReplyTo: ['<a@case.test>'],
        subject: 'Re: your server rejects my mail',
        text: 'Hello Ann, the 550 5.7.1 came from a rule that was too strict. Your mail could not be delivered because of it; it should get through now.',
      },
    ],
    [
      'a person who passes a notice on',
      {
        sender: 'Jan <jan@example.com>',
        subject: 'Fwd: Undelivered Mail Returned to Sender',
        text: 'Look at this.\n\n---------- Forwarded message ---------\nFrom: Mailer-Daemon\n\nFinal-Recipient: rfc822; a@x.example\nAction: failed\nStatus: 5.1.1\n550 5.1.1 unknown user',
      },
    ],
    [
      'an absence note',
      {
        sender: 'Jörg <joerg@fernruf.example>',
        headers: { ...NULL_PATH, 'auto-submitted': 'auto-replied' },
        subject: 'Automatische Antwort: Störung',
        text: 'Ich bin bis Montag nicht im Büro. Ihre E-Mail wird nicht weitergeleitet.',
      },
    ],
    [
      'a mailbox that nobody reads',
      {
        sender: 'noreply@fernruf.example',
        headers: { 'auto-submitted': 'auto-replied' },
        subject: 'Adresse nicht mehr gültig',
        text: 'Diese Adresse ist nicht mehr gültig, Ihre Nachricht wird nicht gelesen. Bitte nutzen Sie unser Formular: https://fernruf.example/form',
      },
    ],
    [
      'bait about held mails',
      {
        sender: 'Mail Delivery System <admin@bait.example>',
        subject: 'Delivery failed: 7 undelivered messages',
        text: 'Your mailbox is full and 7 incoming messages could not be delivered. Release messages: https://bait.example/in',
      },
    ],
    [
      'a receipt of a queue',
      {
        sender: 'noreply@fernruf.example',
        headers: { ...NULL_PATH, 'auto-submitted': 'auto-replied' },
        subject: 'Message received',
        text: 'Message received. You are number 512 in the queue.',
      },
    ],
  ]

  it.each(NONE)('%s', (_, letter) => {
    const found = reading(letter)
    expect(['bounce', 'delay']).not.toContain(found.class)
    expect(found.bounce).toBeNull()
  })

  it('on another channel', () => {
    const text = 'failure notice\n<a@x.example>: 550 5.1.1 unknown user'
    expect(read(messageOf({ channel: 'x', from: '@mailer-daemon', text })).bounce).toBeNull()
  })
})
