/** Kinds of messages that stand alone: of companies, machines, relatives, and of strangers. */
import { bytesOf, REPORTS, readReceipt } from './company-mail.ts'
import {
  ANSWERS,
  CUSTOMER,
  certainly,
  inThread,
  type Make,
  NOWHERE,
  newest,
  OTHER_ACCOUNT,
  post,
  reported,
  type Setting,
  somewhere,
} from './posts.ts'

/** Messages that stand alone. */
export const ALONE: Readonly<Record<string, Make>> = {
  reply: setting => post('reply', setting, { ...inThread(setting), truth: certainly(setting) }),
  twice: setting =>
    post('twice', setting, {
      ...inThread(setting),
      truth: certainly(setting),
      times: 2 + setting.random.below(2),
    }),
  'references-only': setting => {
    const { inReplyTo: _, ...thread } = inThread(setting)
    return post('references-only', setting, { ...thread, truth: certainly(setting) })
  },
  'from-a-domain-nobody-knows': setting =>
    post('from-a-domain-nobody-knows', setting, {
      ...inThread(setting),
      from: 'Support Desk <agent@desk-software.example>',
      truth: certainly(setting),
    }),
  'without-id': setting =>
    post('without-id', setting, {
      ...inThread(setting),
      messageId: null,
      truth: certainly(setting),
      times: 2,
    }),
  'number-of-another-case': setting => {
    const other = setting.random.pick(setting.others)
    const subject = `Re: ${newest(setting).subject} [Ticket#${other.ticket}]`
    return post('number-of-another-case', setting, {
      ...inThread(setting),
      subject,
      truth: certainly(setting),
    })
  },
  absence: setting =>
    post('absence', setting, {
      ...inThread(setting),
      subject: `Automatische Antwort: ${newest(setting).subject}`,
      text: 'ich bin bis Freitag nicht im Büro.',
      headers: { 'Auto-Submitted': 'auto-replied', Precedence: 'auto_reply' },
      truth: certainly(setting),
    }),
  attachment: setting =>
    post('attachment', setting, {
      ...inThread(setting),
      attachments: [{ filename: '../../Gutschrift.pdf', content: `%PDF-1.4 ${setting.random.letters(30)}` }],
      truth: certainly(setting),
    }),
  'of-their-own': setting =>
    post('of-their-own', setting, { subject: 'Ihre Beschwerde', truth: somewhere(setting) }),
  'forwarded-by-rule': setting =>
    post('forwarded-by-rule', setting, {
      ...inThread(setting),
      headers: { 'Resent-From': OTHER_ACCOUNT, 'Resent-To': CUSTOMER, 'Auto-Submitted': 'auto-generated' },
      truth: certainly(setting),
    }),
  'forwarded-by-hand': setting => {
    const { messageId, subject } = newest(setting)
    const quoted = `-------- Weitergeleitete Nachricht --------\nBetreff: Re: ${subject}\nVon: service@${setting.about.domain}`
    return post('forwarded-by-hand', setting, {
      from: OTHER_ACCOUNT,
      subject: `WG: Re: ${subject}`,
      references: [`<own-answer@${setting.about.domain}>`, messageId],
      text: `${quoted}\n\n${setting.random.pick(ANSWERS)}`,
      truth: certainly(setting),
    })
  },
  'forwarded-as-file': async setting => {
    const enclosed = await bytesOf({
      ...{ from: `service@${setting.about.domain}`, to: OTHER_ACCOUNT, at: setting.at },
      ...inThread(setting),
      messageId: `<${setting.random.letters(12)}@mail.${setting.about.domain}>`,
      text: setting.random.pick(ANSWERS),
    })
    const { subject } = inThread(setting)
    const letter = { from: OTHER_ACCOUNT, subject: `WG: ${subject}`, text: 'siehe Anlage', enclosed }
    return post('forwarded-as-file', setting, { ...letter, truth: somewhere(setting) })
  },
  'opened-it': async setting => {
    const { messageId, to, bytes } = newest(setting)
    return reported('opened-it', setting, somewhere(setting), note =>
      readReceipt({ ...failureOf(setting, to, bytes), note }, messageId),
    )
  },
}

function failureOf({ random, about, at }: Setting, recipient: string, original: Buffer) {
  const messageId = `<${random.letters(16)}@${about.domain}>`
  return { to: CUSTOMER, at, messageId, recipient, original }
}

/** A report for each form in which mail servers write one. */
export const FAILURES = Object.entries(REPORTS).map(([style, write]): [string, Make] => [
  `failure-${style}`,
  async setting => {
    const { to, bytes } = newest(setting)
    const failure = failureOf(setting, to, bytes)
    return reported(`failure-${style}`, setting, certainly(setting), note => write({ ...failure, note }))
  },
])

const SHOP = 'shop.example'

/** What concerns no case. */
export const STRANGERS: Readonly<Record<string, Make>> = {
  friend: setting =>
    post('friend', setting, {
      from: 'Bo Muster <bo@privat.example>',
      subject: 'Samstag',
      messageId: `<${setting.random.letters(12)}@privat.example>`,
      text: 'kommst du am Samstag?',
      truth: NOWHERE,
    }),
  newsletter: setting =>
    post('newsletter', setting, {
      from: `news@${SHOP}`,
      subject: 'Nur heute: 20 % auf alles',
      messageId: `<${setting.random.letters(12)}@${SHOP}>`,
      text: 'greifen Sie zu.',
      headers: { 'List-Unsubscribe': `<https://${SHOP}/aus>`, Precedence: 'bulk' },
      truth: NOWHERE,
    }),
  'ticket-of-a-stranger': setting =>
    post('ticket-of-a-stranger', setting, {
      from: `service@${SHOP}`,
      subject: `[Ticket#${setting.random.letters(3)}77${setting.random.below(99_999)}] Ihre Bestellung`,
      messageId: `<${setting.random.letters(12)}@${SHOP}>`,
      inReplyTo: `<${setting.random.letters(12)}@example.org>`,
      truth: NOWHERE,
    }),
  'failure-of-another-mail': async setting => {
    const id = `<${setting.random.letters(12)}@example.org>`
    const head = { from: CUSTOMER, to: `bo@${SHOP}`, subject: 'Samstag', at: setting.at, messageId: id }
    const original = await bytesOf({ ...head, text: 'Kommst du?' })
    const [style] = setting.random.shuffled(Object.keys(REPORTS))
    return reported('failure-of-another-mail', setting, NOWHERE, note =>
      REPORTS[style!]!({ ...failureOf(setting, head.to, original), note }),
    )
  },
}
