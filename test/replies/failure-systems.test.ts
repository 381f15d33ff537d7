/** Notices as systems of the world write them, in our own cut: behind "Re:", below our head, in other languages. */
import { describe, expect, it } from 'vitest'
import { IN_REPLY, NULL_PATH, readingOf } from './failure-mail.ts'

const HEAD = [
  'Received: from a.example.org by mx.hof.example; Mon, 23 Nov 2026 10:00:00 +0100',
  'Message-ID: <own@example.org>',
  'From: Tim <tim@example.org>',
  'To: ute@hof.example',
  'Subject: Frage',
].join('\n')
const DAEMON = 'MAILER-DAEMON@hof.example'
const POSTMASTER = 'Postmaster <postmaster@hof.example>'

describe('for good', () => {
  it.each([
    ['behind "Re:"', DAEMON, 'Re: Frage', 'ute@hof.example is not a valid mailbox here.', IN_REPLY],
    [
      'behind "AW:", by a postmaster',
      POSTMASTER,
      'AW: Frage',
      'Ihre Nachricht an ute@hof.example konnte nicht zugestellt werden. Der Empfänger ist unbekannt.',
      IN_REPLY,
    ],
    [
      'an address in the subject only',
      POSTMASTER,
      'Your mail to ute@hof.example was blocked',
      'It was considered to be spam and was not passed on.',
    ],
    [
      'one that speaks of incoming messages',
      DAEMON,
      'Mail failure - rejected by a scanner',
      'It was rejected by the code that checks incoming messages.\n\nThe recipients were:\n  ute@hof.example',
    ],
    [
      'a virus',
      'virusalert@hof.example',
      'Virus in your mail',
      'We found a virus in the mail that you sent to ute@hof.example. The mail was not forwarded to the recipient.',
    ],
    [
      'a product that signs',
      'imss@hof.example',
      'Delivery status notification: failed',
      'Sent <<< RCPT TO:<ute@hof.example>\nReceived >>> 550 relaying denied',
    ],
    [
      'Romanian',
      POSTMASTER,
      'Imposibil de livrat: Oferta',
      'Mesajul nu a putut fi livrat la ute@hof.example.',
    ],
    ['Arabic', POSTMASTER, 'تعذر التسليم', 'تعذر تسليم رسالتك إلى ute@hof.example.'],
    ['Vietnamese', POSTMASTER, 'Thư không gửi được', 'Thư không gửi được đến ute@hof.example.'],
    ['Slovak', POSTMASTER, 'Nedoručené: Ponuka', 'Správu sa nepodarilo príjemcovi doručiť: ute@hof.example'],
  ])('%s', async (_, from, subject, text, ...head) => {
    expect(await readingOf(from, subject, text, ...head)).toMatchObject({
      class: 'bounce',
      bounce: { permanent: true, recipient: 'ute@hof.example' },
    })
  })
})

describe('our head in front of the words', () => {
  it('leaves the code to be read', async () => {
    const text = `${HEAD}\n\n452 4.2.2 <ute@hof.example>: mailbox full`
    expect(await readingOf(POSTMASTER, 'Delivery problem', text, NULL_PATH)).toMatchObject({
      class: 'bounce',
      bounce: { permanent: false, status: '4.2.2', recipient: 'ute@hof.example' },
      inReplyTo: ['<own@example.org>'],
    })
  })

  it('leaves it to be read that it is late', async () => {
    const text = `${HEAD}\n\nThe message above is still in our queue. We will keep trying until Friday.`
    expect(await readingOf(DAEMON, 'Notice', text, NULL_PATH)).toMatchObject({
      class: 'delay',
      bounce: { permanent: false, recipient: 'ute@hof.example' },
      inReplyTo: ['<own@example.org>'],
    })
  })

  it('does not make our own letter the words of the system', async () => {
    const text = `${HEAD}\n\nGuten Tag, mein Anschluss ist tot, und bei Ihnen nimmt niemand ab.`
    const { bounce } = await readingOf(DAEMON, 'failure notice', text, NULL_PATH)
    expect(bounce).toMatchObject({ permanent: true, status: null, recipient: 'ute@hof.example' })
  })
})

describe('not for good', () => {
  it.each([
    [
      'late behind "Re:"',
      DAEMON,
      'Re: Frage',
      'Your message to ute@hof.example has been delayed. We will continue trying.',
      'delay',
    ],
    [
      'late by a postmaster',
      POSTMASTER,
      'Re: Frage',
      'Die Zustellung Ihrer Nachricht an ute@hof.example verzögert sich.',
      'delay',
    ],
    [
      'a limit that was reached',
      POSTMASTER,
      'Unzustellbar: Frage',
      'Die Mailbox von ute@hof.example hat ihr Speicherlimit erreicht.',
      'bounce',
    ],
  ])('%s', async (_, from, subject, text, expected) => {
    expect(await readingOf(from, subject, text, IN_REPLY)).toMatchObject({
      class: expected,
      bounce: { permanent: false, recipient: 'ute@hof.example' },
    })
  })
})

it.each([
  'The message with Message-ID <own@example.org> could not be delivered to ute@hof.example.',
  'Empfänger: ute@hof.example\nNachrichtenkennung: <own@example.org>\nGrund: nicht bekannt',
  'Not delivered: ute@hof.example (message-id=<own@example.org>)',
])('the Message-ID of ours is found in the words: %s', async text => {
  const reading = await readingOf(POSTMASTER, 'Undeliverable', text, NULL_PATH)
  expect(reading).toMatchObject({ class: 'bounce', inReplyTo: ['<own@example.org>'] })
})

it.each([
  'Done, your domain is on our list now. Mails to ute@hof.example should no longer be rejected.',
  'I looked into it: your mail to ute@hof.example was rejected by a wrong rule, which I took out.',
  'Hello Tim, your mail to ute@hof.example was rejected by a wrong rule. It works now.',
])('a postmaster is also a person: %s', async text => {
  expect((await readingOf(POSTMASTER, 'Re: Frage', text, IN_REPLY)).bounce).toBeNull()
})
