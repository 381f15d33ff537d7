/** Notices of machines that do not give themselves away, and what is refused in the same words but is no mail. */
import { describe, expect, it } from 'vitest'
import { GENERATED, NULL_PATH, REPLIED, readingOf } from './failure-mail.ts'

describe('a failure by its words', () => {
  it.each([
    [
      'no sender at all',
      '<>',
      'x',
      'You wrote to ute@hof.example. That is not a valid user here.',
      NULL_PATH,
    ],
    [
      'a daemon that only says so',
      'mailer-daemon@hof.example',
      'Mail',
      'ute@hof.example: gone fishing',
      NULL_PATH,
    ],
    [
      'a gateway by its name',
      'SMTP_Wall@hof.example',
      'Mail delivery failed',
      'To: <ute@hof.example>\nReason: 550 unknown',
    ],
    [
      'a long address in the sentence',
      'postmaster@hof.example',
      'Hinweis',
      'Ihre Nachricht an ute.von.der.lange-wiese@verwaltung.hof.example konnte heute nicht angenommen werden.',
    ],
    [
      'accents left out',
      'postmaster@hof.example',
      'Avis',
      "Le message n'a pas pu etre delivre a ute@hof.example",
    ],
    [
      'nothing in the head, all in the words',
      'gw@hof.example',
      'Undelivered mail',
      'Your message could not be delivered to ute@hof.example.\n550 unknown',
    ],
  ])('%s', async (_, from, subject, text, ...head) => {
    expect(await readingOf(from, subject, text, ...head)).toMatchObject({
      class: 'bounce',
      bounce: { permanent: true, recipient: expect.stringMatching(/^ute.*@.*hof\.example$/) },
    })
  })

  it('is no delay once it was given up', async () => {
    const text =
      '<ute@hof.example>:\nCould not connect. (#4.4.1)\nI am not going to try again; it was delayed too long.'
    expect((await readingOf('MAILER-DAEMON@hof.example', 'failure notice', text)).class).toBe('bounce')
  })
})

describe('no failure of a mail of ours', () => {
  it.each([
    [
      'a refusal that speaks of a message',
      'noreply@miete.example',
      'Ihre Anfrage wurde abgelehnt',
      'Der Vermieter hat Ihre Nachricht abgelehnt.',
      GENERATED,
    ],
    [
      'a debit',
      'no-reply@bank.example',
      'Konto gesperrt',
      'Die Abbuchung wurde abgelehnt. Das Konto wurde gesperrt.',
      GENERATED,
    ],
    [
      'a transfer, with an address to ask',
      'no-reply@bank.example',
      'Fehlgeschlagen',
      'Empfängerkonto existiert nicht. Fragen an rat@bank.example.',
      GENERATED,
    ],
    [
      'an account closed as asked',
      'noreply@wolke.example',
      'Your account has been closed',
      'Your account was closed and the mailbox deleted.',
      GENERATED,
    ],
    [
      'an account to be closed',
      'noreply@uni.example',
      'Ihr Konto wird gelöscht',
      'Das Postfach tim.b@uni.example wird am 1.12. gelöscht.',
      GENERATED,
    ],
    [
      'a registered letter',
      'noreply@post.example',
      'Einschreiben nicht zugestellt',
      'Es konnte nicht zugestellt werden: Empfänger unbekannt.',
      NULL_PATH,
      GENERATED,
    ],
    [
      'a parcel, with an address to ask',
      'noreply@kurier.example',
      'Delivery failed',
      'The recipient was unknown. Contact rat@kurier.example.',
      NULL_PATH,
      GENERATED,
    ],
    [
      'a newsletter about failures',
      'noreply@werbung.example',
      'Delivery failed: what bounces tell',
      'The message could not be delivered. User unknown, 550 5.1.1, is on top.',
      'List-Unsubscribe: <mailto:u@werbung.example>',
    ],
    [
      'a forgotten password',
      'noreply@laden.example',
      'Account not found',
      'No account with tim@example.org was found.',
      GENERATED,
    ],
    [
      'a new address',
      'alt@amt.example',
      'Postfach stillgelegt',
      'Das Postfach alt@amt.example ist stillgelegt. Neue Adresse: neu@amt.example.',
      REPLIED,
    ],
    [
      'a person who tells of it',
      'Lars <lars@hof.example>',
      'Mail kam zurück',
      'Deine Mail an info@hof.example konnte nicht zugestellt werden, sagt unser Admin. Gruß Lars',
    ],
  ])('%s', async (_, from, subject, text, ...head) => {
    const reading = await readingOf(from, subject, text, ...head)
    expect(['bounce', 'delay']).not.toContain(reading.class)
    expect(reading.bounce).toBeNull()
  })
})

describe('our own mail, attached', () => {
  const attached = (text: string) =>
    [
      '--q',
      'Content-Type: text/plain',
      '',
      text,
      '',
      '--q',
      'Content-Type: message/rfc822',
      '',
      'From: Tim <tim@example.org>',
      'To: ute@hof.example',
      'Subject: Frage',
      'Message-ID: <own@example.org>',
      '',
      'Frage',
      '--q--',
    ].join('\n')
  const mixed = 'Content-Type: multipart/mixed; boundary=q'

  it('came back, whoever sends it, where the words say so', async () => {
    const text = attached('This mail could not be delivered.')
    expect(await readingOf('inet@hof.example', 'Mail could not be delivered', text, mixed)).toMatchObject({
      class: 'bounce',
      inReplyTo: ['<own@example.org>'],
      bounce: { recipient: 'ute@hof.example' },
    })
  })

  it('was attached by somebody who answers', async () => {
    const text = attached('Deine Mail war bei uns im Filter. Ich antworte morgen.')
    expect((await readingOf('Ute <ute@hof.example>', 'Deine Frage', text, mixed)).bounce).toBeNull()
  })
})
