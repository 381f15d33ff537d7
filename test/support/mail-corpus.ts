/** A person's mailbox: much that concerns no case, and some answers; heads as long as real ones, and never two mails alike. */
import type { MailCase } from './mail-cases.ts'

const WORDS =
  'Angebot Woche neu Preis Bestellung Rechnung Termin Nachricht Konto Service heute morgen bitte danke weiter mehr lesen'.split(
    ' ',
  )

/** Deterministic and without a pattern a compressor or a search would profit from. */
function words(seed: number, count: number): string {
  let state = (seed * 2_654_435_761) >>> 0
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return WORDS[state % WORDS.length]
  }
  return Array.from({ length: count }, (_, index) => next() + (index % 11 === 10 ? '\r\n' : ' ')).join('')
}

/** What mail servers put on top: trace, signature, and what the receiving provider made of it. */
function trace(domain: string, number: number, date: string): string {
  const signature = Buffer.from(words(number, 40)).toString('base64').slice(0, 256)
  return [
    `Return-Path: <bounce+${number}@${domain}>`,
    `Received: from out${number % 9}.${domain} (out.${domain} [192.0.2.${number % 250}])`,
    `\tby mx.example.org with ESMTPS id ${number.toString(36)}0x1; ${date}`,
    `Authentication-Results: mx.example.org; dkim=pass header.d=${domain}; spf=pass smtp.mailfrom=${domain}`,
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=s1; h=From:To:Subject:Date;`,
    `\tbh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=${signature}`,
  ].join('\r\n')
}

function mail(
  number: number,
  fields: Readonly<Record<string, string>>,
  domain: string,
  text: string,
  at: Date,
): string {
  const date = at.toUTCString()
  const lines = Object.entries({
    ...fields,
    To: 'Erika Beispiel <erika@example.org>',
    Date: date,
    'Message-ID': `<${number}.${at.getTime()}@${domain}>`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
  }).map(([name, value]) => `${name}: ${value}`)
  return `${trace(domain, number, date)}\r\n${lines.join('\r\n')}\r\n\r\n${text}\r\n`
}

/** Words in a text: about 4 KB, which is little; most newsletters are larger. */
const LENGTH = 550

/** A mail that concerns no case. @param number tells it from all others */
export function otherMail(number: number, at: Date): string {
  const domain = `shop${number % 97}.invalid`
  const fields = {
    From: `Shop ${number % 97} <news@${domain}>`,
    Subject: `Unsere Angebote, Ausgabe ${number}`,
    'List-Id': `<news.${domain}>`,
    'List-Unsubscribe': `<https://${domain}/u/${number}>`,
  }
  return mail(number, fields, domain, words(number, LENGTH), at)
}

/** An answer of a person at the company. */
export function answerMail(number: number, { messageId, address, subject }: MailCase, at: Date): string {
  const fields = {
    From: `Kundenservice <${address}>`,
    Subject: `Re: ${subject}`,
    'In-Reply-To': messageId,
    References: messageId,
  }
  return mail(number, fields, address.split('@')[1] ?? '', answerText(number), at)
}

/** A letter of a help desk, above what it answers: about 2 KB. */
function answerText(number: number): string {
  const lines = [
    'Guten Tag,',
    '',
    `vielen Dank für Ihre Nachricht, die wir unter der Nummer ${number} führen. Es tut uns leid, dass Ihr`,
    'Anschluss gestört ist. Wir haben die Leitung bis zum Verteiler geprüft und dort keinen Fehler gefunden.',
    '',
    'Haben Sie den Router inzwischen einmal neu gestartet? Wenn die Störung bleibt, schicken wir Ihnen gern',
    'einen Techniker. Dafür brauchen wir einen Tag, an dem jemand zu Hause ist, und eine Rufnummer für',
    'Rückfragen.',
    '',
    'Mit freundlichen Grüßen',
    'Ihr Kundenservice',
    '',
    'Am 3. November 2026 um 09:00 schrieb Erika Beispiel:',
    ...words(number, LENGTH / 3)
      .split('\r\n')
      .map(line => `> ${line}`),
  ]
  return lines.join('\r\n')
}

/** @returns `count` mails with numbers from `first`; each `every`th of them is an answer to one of the cases */
export function mailbox(
  first: number,
  count: number,
  every: number,
  cases: readonly MailCase[],
  at: Date,
): string[] {
  return Array.from({ length: count }, (_, index) => {
    const number = first + index
    const about = index % every === 0 ? cases[(index / every) % cases.length] : undefined
    return about ? answerMail(number, about, at) : otherMail(number, at)
  })
}
