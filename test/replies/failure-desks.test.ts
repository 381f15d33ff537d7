/** Help desks and lists whose machines did not take a mail; and what is refused in the same words but is no mail. */
import { describe, expect, it } from 'vitest'
import { BULK, GENERATED, IN_REPLY, REPLIED, readingOf } from './failure-mail.ts'

const LIST_NOTICE = 'X-List-Administrivia: yes'

describe('a desk that took no mail', () => {
  it.each([
    [
      'in English, with the way to go',
      'Mastnet <help@mastnet.example>',
      'Re: No signal',
      'Your message was not accepted. No ticket was created, this address is closed. Please use https://mastnet.example/form instead.',
      REPLIED,
      IN_REPLY,
    ],
    [
      'in German',
      'Mastnetz <help@mastnet.example>',
      'Ihre Anfrage',
      'Guten Tag,\n\nIhre E-Mail konnte nicht verarbeitet werden, es wurde kein Ticket angelegt.',
      GENERATED,
    ],
    [
      'a verb at the end',
      'help@mastnet.example',
      'Hinweis',
      'Leider konnten wir Ihre E-Mail nicht annehmen. Einen Vorgang haben wir nicht angelegt.',
      REPLIED,
    ],
    [
      'a stranger to it',
      'help@mastnet.example',
      'Mastnet',
      "We couldn't open a case for your mail. Only mails sent from a registered address are accepted.",
      REPLIED,
    ],
    [
      'a ticket that takes no more',
      'help@mastnet.example',
      'Re: [#88] No signal',
      'This ticket is locked. Your reply was not added to it.',
      BULK,
      IN_REPLY,
    ],
    [
      'a file it does not take',
      'help@mastnet.example',
      'Ihre E-Mail',
      'Ihre E-Mail wurde wegen eines nicht zugelassenen Dateiformats (.docm) nicht angenommen und gelöscht.',
      REPLIED,
    ],
    [
      'subject and text both say so',
      'help@mastnet.example',
      'Deine Antwort konnte nicht zugestellt werden',
      'Hallo, deine Antwort konnte nicht zugestellt werden, weil die Anzeige beendet ist.',
      REPLIED,
    ],
    [
      'no header says that it is a machine',
      'help@mastnet.example',
      'Re: No signal',
      'Your mail could not be processed and no ticket was opened.',
    ],
  ])('%s', async (_, from, subject, text, ...head) => {
    expect(await readingOf(from, subject, text, ...head)).toMatchObject({
      class: 'bounce',
      automatic: true,
      settles: false,
      bounce: { permanent: true, recipient: 'help@mastnet.example' },
    })
  })

  it('keeps the way that it names', async () => {
    const text = 'Your mail was rejected, no ticket was created. Please write to post@mastnet.example.'
    const reading = await readingOf('help@mastnet.example', 'Re: No signal', text, REPLIED)
    expect(reading.redirect).toMatchObject({ channel: 'email', address: 'post@mastnet.example' })
  })

  it('without a word of tickets is a redirect where it names another way', async () => {
    const text = 'Your message has been deleted unread. Please use our form: https://mastnet.example/form'
    const reading = await readingOf('noreply@mastnet.example', 'Re: No signal', text, REPLIED)
    expect(reading).toMatchObject({ class: 'redirect', automatic: true, bounce: null })
  })
})

describe('a list that took no mail', () => {
  it.each([
    [
      'ezmlm-like',
      'chor-help@lists.example',
      'response',
      "Hi! I'm managing the chor@lists.example mailing list.\n\nYou are not allowed to post to this list.",
      'X-ezmlm: yes',
    ],
    [
      'by itself',
      'chor-bounces@lists.example',
      'Re: Probe',
      'You are not permitted to post to this mailing list, your message was automatically rejected.',
      BULK,
      'X-Mailman-Version: 3.3.8',
    ],
    [
      'by a moderator',
      'chor-bounces@lists.example',
      'Request to mailing list Chor rejected',
      'Your posting was rejected by the list moderator. Ask:\n\n    chor-owner@lists.example',
      BULK,
      LIST_NOTICE,
    ],
    [
      'its name with -request',
      'chor-request@lists.example',
      'Re: Probe',
      'You are not subscribed to this list, so your message was not distributed.',
      BULK,
    ],
    [
      'German',
      'chor-owner@lists.example',
      'Nachricht abgelehnt',
      'Sie sind nicht berechtigt, an die Liste chor@lists.example zu schreiben. Ihre Nachricht wurde verworfen.',
      BULK,
    ],
  ])('%s', async (_, from, subject, text, ...head) => {
    expect(await readingOf(from, subject, text, ...head)).toMatchObject({
      class: 'bounce',
      bounce: { permanent: true, recipient: 'chor@lists.example' },
    })
  })
})

describe('no refusal of our mail', () => {
  it.each([
    [
      'a person whose firm lost it',
      'Jana Beck <service@mastnet.example>',
      'AW: Kein Netz',
      'Guten Tag Herr B.,\n\nIhre Mail konnte leider nicht zugestellt werden, bitte senden Sie sie nochmals.\n\nViele Grüße\nJana Beck',
      IN_REPLY,
    ],
    [
      'the same in one line, without a name',
      'service@mastnet.example',
      'Ihre Nachricht',
      'Ihre Mail konnte leider nicht zugestellt werden, bitte senden Sie nochmals.',
    ],
    [
      'a person who opens the ticket now',
      'Mia <help@mastnet.example>',
      'Re: No signal',
      'Hi Tim, no ticket was created for your first mail, sorry. I have opened one now. Mia',
      IN_REPLY,
    ],
    [
      'an agent, by the machine of the desk',
      'help@mastnet.example',
      'Re: [#88] Refund',
      'Dear Tim, I could not open a case with the bank. Your message was rejected by them, too. Zoe',
      GENERATED,
      IN_REPLY,
    ],
    [
      'a contract',
      'noreply@laden.example',
      'Ihre Bestellung',
      'Ihre Bestellung wurde nicht angenommen. Das Konto ist geschlossen.',
      GENERATED,
    ],
    [
      'a bid',
      'noreply@laden.example',
      'Bid',
      'Your bid was not accepted. No case was created. Your account is not authorized to bid.',
      GENERATED,
    ],
    [
      'a case that ended',
      'help@mastnet.example',
      'Case 88 closed',
      'Your case is now closed. If you reply, a new case will be opened.',
      GENERATED,
    ],
    [
      'what members write to a list',
      'chor-bounces@lists.example',
      '[chor] Re: Gäste',
      'Non-members are not allowed to post, we voted on that.',
      'X-Mailman-Version: 3.3.8',
      'Precedence: list',
      'List-Post: <mailto:chor@lists.example>',
    ],
    [
      'a refused appeal',
      'amt@stadt.example',
      'Antwort',
      'Ihr Widerspruch wurde nicht zugelassen. Ihre Nachricht vom 2.11. wurde der Akte hinzugefügt.',
      GENERATED,
    ],
  ])('%s', async (_, from, subject, text, ...head) => {
    const reading = await readingOf(from, subject, text, ...head)
    expect(['bounce', 'delay']).not.toContain(reading.class)
    expect(reading.bounce).toBeNull()
  })

  it.each([
    'We have received your message and opened case 8812. Please do not send files larger than 5 MB, they cannot be processed.',
    'Your email has been received. If your email was sent from an address not registered with us, it cannot be processed.',
    'Ihre E-Mail ist eingegangen. E-Mails mit Anhängen im Format .docx werden nicht angenommen und gelöscht.',
  ])('a receipt that tells what is refused: %s', async text => {
    expect((await readingOf('help@mastnet.example', 'Re: x', text, REPLIED)).class).toBe('ack')
  })
})
