/** Mail that waits for a moderator, or for a proof that a person sent it; and what waits, but is no mail of ours. */
import { describe, expect, it } from 'vitest'
import { BULK, GENERATED, IN_REPLY, NULL_PATH, REPLIED, readingOf } from './failure-mail.ts'

const LIST_NOTICE = 'X-List-Administrivia: yes'

describe('held back is late: it has not arrived, may yet, and the clock goes on', () => {
  it.each([
    [
      'by a moderator',
      'chor-bounces@lists.example',
      'Your message to Chor awaits moderator approval',
      "Your mail to 'Chor' with the subject\n\n    Probe\n\nIs being held until the list moderator can review it.",
      'chor@lists.example',
      BULK,
      REPLIED,
      LIST_NOTICE,
    ],
    [
      'by a moderator, in German',
      'chor-bounces@lists.example',
      'Ihre Nachricht wartet auf Bestätigung',
      "Ihre E-Mail an die Liste 'Chor' wird zurückgehalten, bis ein Moderator sie freigibt.",
      'chor@lists.example',
      BULK,
      LIST_NOTICE,
    ],
    [
      'by a moderator, in French',
      'sympa@lists.example',
      'Message',
      'Votre message pour la liste chor@lists.example est en attente de modération.',
      'chor@lists.example',
    ],
    [
      'by a group',
      'noreply@groups.example',
      'Your message is pending',
      'Your message to chor@groups.example must be approved by a moderator before it is posted.',
      'chor@groups.example',
      GENERATED,
    ],
    [
      'by an administrator',
      'postmaster@hof.example',
      'Mail on hold',
      'Your message to ute@hof.example has been placed on hold and is reviewed by an administrator.',
      'ute@hof.example',
      GENERATED,
    ],
    [
      'until a link is clicked',
      'ute@hof.example',
      'Re: Frage',
      'Your message to ute@hof.example is being held. To keep spam out, please confirm that you are a person by clicking this link: https://hof.example/k',
      'ute@hof.example',
      REPLIED,
      IN_REPLY,
    ],
    [
      'until a link is clicked, in German',
      'ute@hof.example',
      'Bitte bestätigen',
      'Ihre Nachricht wurde noch nicht zugestellt. Bitte bestätigen Sie, dass Sie ein Mensch sind: Klicken Sie auf den Link https://hof.example/k',
      'ute@hof.example',
      REPLIED,
    ],
    [
      'until it is answered',
      'ute@hof.example',
      'Re: Frage',
      'The message you sent requires that you verify that you are a real live human being. Simply reply to this message.',
      'ute@hof.example',
      NULL_PATH,
    ],
    [
      'by somebody who keeps strangers out',
      'Ute <ute@hof.example>',
      'Re: Frage',
      'My mailbox only takes mail from people I know. Please confirm your message at https://hof.example/k, then your message is delivered.',
      'ute@hof.example',
      'X-Autoreply: yes',
    ],
  ])('%s', async (_, from, subject, text, recipient, ...head) => {
    expect(await readingOf(from, subject, text, ...head)).toMatchObject({
      class: 'delay',
      automatic: true,
      settles: false,
      bounce: { permanent: false, status: null, recipient },
    })
  })

  it('is found to be about our mail', async () => {
    const text =
      'Your message below is being held because the sender has not been verified. Reply to this message to release it.\n\nReceived: by hof.example\nMessage-ID: <own@example.org>\nFrom: tim@example.org\nTo: ute@hof.example\nSubject: Frage'
    const reading = await readingOf('ute@hof.example', 'Please confirm your message', text, BULK)
    expect(reading).toMatchObject({ class: 'delay', inReplyTo: ['<own@example.org>'] })
  })
})

describe('something else', () => {
  it.each([
    [
      'a receipt of a team that reviews',
      'help@mastnet.example',
      'Re: x',
      'Your message has been queued for review by our team. We will get back to you within 2 days.',
      REPLIED,
    ],
    [
      'an account',
      'noreply@forum.example',
      'Please confirm your account',
      'Please confirm that you are a person by clicking the link https://forum.example/k',
      GENERATED,
    ],
    [
      'a comment',
      'noreply@forum.example',
      'Your comment awaits moderation',
      'Your comment is held for moderation. A moderator will review it.',
      GENERATED,
    ],
    [
      'a subscription',
      'news@laden.example',
      'Confirm',
      'Click the link to confirm your e-mail address. Then our messages will be delivered and not end as spam.',
      BULK,
    ],
    [
      'bait',
      'admin@bait.example',
      'Mail on hold',
      'Your incoming messages are held. Verify your account to release your messages: https://bait.example/k',
      GENERATED,
    ],
    [
      'a person whose filter held it',
      'Mia <mia@hof.example>',
      'Re: Frage',
      'Hi Tim, our spam filter held your mail back, please confirm that you are the sender by replying to this mail. Mia',
      IN_REPLY,
    ],
    [
      'a parcel',
      'noreply@kurier.example',
      'Held',
      'Your parcel is held at customs until you confirm. Click the link: https://kurier.example/k',
      GENERATED,
    ],
    [
      'what is written to a list',
      'Eva via chor <chor-bounces@lists.example>',
      '[chor] Moderation',
      'All messages to this list are held until a moderator approves them.',
      'X-Mailman-Version: 3.3.8',
      'Precedence: list',
      'List-Post: <mailto:chor@lists.example>',
    ],
  ])('%s', async (_, from, subject, text, ...head) => {
    expect(['bounce', 'delay']).not.toContain((await readingOf(from, subject, text, ...head)).class)
  })
})
