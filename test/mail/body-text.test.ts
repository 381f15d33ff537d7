/** Which of the forms of a mail is its text, and in which charset. */
import { describe, expect, it } from 'vitest'
import { parseMail } from '../../src/mail/parse.ts'
import { visibleTextOf } from '../../src/replies/visible-text.ts'
import { eml } from './eml.ts'

const HEAD = ['From: Anna Muster <anna@fernruf.example>', 'Subject: Ihre Anfrage', 'MIME-Version: 1.0']

function inTwoForms(plain: string, html: string): Uint8Array {
  return eml(
    ...HEAD,
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    plain,
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
    '--b--',
    '',
  )
}

const textOf = async (bytes: Uint8Array): Promise<string> => (await parseMail(bytes)).text.trim()

const LETTER =
  '<p>Guten Tag,</p><p>wir haben Ihren Vertrag geprüft und schreiben Ihnen zwölf Euro gut. Der Betrag steht auf der nächsten Rechnung.</p><p>Anna Muster</p>'

describe('a mail in two forms', () => {
  it.each([
    ['This message is in HTML format. Please view it in an HTML capable mail client.'],
    ['Ihr Mailprogramm kann kein HTML anzeigen.'],
    ['Um diese E-Mail zu lesen, öffnen Sie sie bitte im Browser: https://fernruf.example/m/77'],
    ['View in browser\nhttps://fernruf.example/m/77'],
    ['<https://fernruf.example/m/77>'],
    ['Votre logiciel ne sait pas afficher le format html'],
    ['Servicemeldung 4711 vom Kundencenter'],
    [' \n '],
  ])('is read as HTML where the plain one only stands in for it: %j', async plain => {
    expect(await textOf(inTwoForms(plain, LETTER))).toContain('zwölf Euro')
  })

  it('is so also where the letter is shorter than what stands in for it', async () => {
    const stub = 'This message is in HTML format. Please view it in an HTML capable mail client.'
    expect(await textOf(inTwoForms(stub, '<p>Wir lehnen ab.</p>'))).toBe('Wir lehnen ab.')
  })

  it.each([
    [
      'Ja, machen wir.',
      '<p>Ja, machen wir.</p><p>Anna Muster, Fernruf GmbH, Ring 1, 10115 Berlin, Amtsgericht</p>',
    ],
    [
      'Bitte leeren Sie den Speicher Ihres Browsers.\n> Geht nicht.',
      '<p>Bitte leeren Sie den Speicher Ihres Browsers.</p><p>Geht nicht.</p>',
    ],
    ['Guten Tag,\nes geht wieder.', ''],
    ['Guten Tag, es geht wieder.', '<img src="cid:a">'],
  ])('is read as plain text where that says it: %j', async (plain, html) => {
    expect(await textOf(inTwoForms(plain, html))).toBe(plain.replace(/\n/g, '\n'))
  })

  it('of a long letter is not compared', async () => {
    const plain = `HTML. ${'Wort '.repeat(200)}`.trim()
    expect(await textOf(inTwoForms(plain, LETTER))).toBe(plain)
  })

  it('has its hidden words left out also below a list', async () => {
    const mail = eml(
      ...HEAD,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html',
      '',
      '<p>Es geht wieder.</p><p style="font-size:0">weg</p>',
      '--b',
      'Content-Type: text/plain',
      '',
      'Liste',
      '--b--',
      '',
    )
    expect(await textOf(mail)).toBe('Es geht wieder.\nListe')
  })
})

const LATIN1 = Buffer.from('Grüße aus Köln, 5 \x80 zurück', 'latin1')
const plainMail = (type: string, body: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(`${HEAD.join('\n')}\n${type}\n`), body])

describe('a text that does not say its charset', () => {
  it.each([
    [''],
    ['Content-Type: text/plain\n'],
    ['Content-Type: text/plain; charset=us-ascii\n'],
    ['Content-Type: text/plain; charset="unknown-8bit"\n'],
  ])('is windows-1252 where it is no UTF-8 (%j)', async type => {
    expect(await textOf(plainMail(type, LATIN1))).toBe('Grüße aus Köln, 5 € zurück')
  })

  it('is UTF-8 where it is that, also with a damaged letter', async () => {
    const utf8 = Buffer.from('Grüße aus Köln')
    expect(await textOf(plainMail('', utf8))).toBe('Grüße aus Köln')
    expect(await textOf(plainMail('', Buffer.concat([utf8, Buffer.from([0xc3])])))).toBe(
      'Grüße aus Köln\ufffd',
    )
    expect(await textOf(plainMail('Content-Type: text/plain; charset=us-ascii\n', utf8))).toBe(
      'Grüße aus Köln',
    )
  })

  it('is so in HTML and in quoted-printable', async () => {
    expect(
      await textOf(plainMail('Content-Type: text/html\n', Buffer.from('<b>Grü\xdfe</b>', 'latin1'))),
    ).toBe('Grüße')
    const type = 'Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n'
    expect(await textOf(plainMail(type, Buffer.from('Gr=FC=DFe')))).toBe('Grüße')
  })

  it('is what it says where it says it', async () => {
    const type = 'Content-Type: text/plain; charset=iso-8859-2\n'
    expect(await textOf(plainMail(type, Buffer.from([0xb3])))).toBe('ł')
  })
})

function forwarded(
  inner: readonly string[],
  from = 'Anna Muster <anna@fernruf.example>',
  text: string[] = [],
) {
  return eml(
    `From: ${from}`,
    'To: erika@example.org',
    'Subject: Weiterleitung',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    ...text,
    '--b',
    'Content-Type: message/rfc822',
    '',
    ...inner,
    '--b--',
    '',
  )
}
const INNER = ['From: Technik <technik@fernruf.example>', 'Subject: Befund', '', 'Die Leitung ist repariert.']

describe('a mail that is only a mail inside', () => {
  it('shows that one below whose it is, marked as not the words of whoever passed it on', async () => {
    expect(await textOf(forwarded(INNER))).toBe(
      '---------- Forwarded message ----------\nFrom: Technik <technik@fernruf.example>\nSubject: Befund\n\n> Die Leitung ist repariert.',
    )
  })

  it('shows it also where it is the whole mail', async () => {
    const bytes = eml('From: anna@fernruf.example', 'Content-Type: message/rfc822', '', ...INNER)
    expect(await textOf(bytes)).toContain('repariert')
  })

  it('has its own words where there are any, and none where a machine sent it back', async () => {
    const words = ['--b', 'Content-Type: text/plain', '', 'Siehe Anlage.']
    expect(await textOf(forwarded(INNER, undefined, words))).toBe('Siehe Anlage.')
    expect(await textOf(forwarded(INNER, 'MAILER-DAEMON@mx.example'))).toBe('')
    const ours = ['From: erika@example.org', 'Subject: Beschwerde', '', 'Mein Anschluss ist tot.']
    expect(await textOf(forwarded(ours))).toBe('')
    expect(await textOf(forwarded(INNER.slice(0, 3)))).toBe('')
  })

  it('is read as quoted, line by line', async () => {
    const inner = ['From: a@fernruf.example', '', 'Eins.', '', '> Zwei?', 'Drei.', '']
    const text = await textOf(forwarded(inner))
    expect(visibleTextOf(text)).toBe('> Eins.\n>\n> > Zwei?\n> Drei.')
  })

  it('is not opened for ever, and does not fail by what is inside', async () => {
    const nested = (depth: number): string[] =>
      depth === 0 ? INNER : ['Content-Type: message/rfc822', '', ...nested(depth - 1)]
    expect(await textOf(eml('From: a@fernruf.example', ...nested(3)))).toContain('repariert')
    expect(await textOf(eml('From: a@fernruf.example', ...nested(20)))).not.toContain('repariert')
    const deep = Array.from({ length: 60 }, (_, at) => [
      `Content-Type: multipart/mixed; boundary=c${at}`,
      '',
      `--c${at}`,
    ]).flat()
    expect(await textOf(forwarded(deep))).toBe('')
  })
})
