/** Mails whose parts are broken, endless or nested without end. */
import { fill, mail, multipart, plain, type Table } from './shape.ts'

const TEXT = 'Content-Type: text/plain\r\n\r\nHallo'

/** @returns multiparts inside each other; `close`: whether they are ended too */
function nested(depth: number, close: boolean, type = 'mixed'): string {
  const opened = Array.from(
    { length: depth },
    (_, at) => `--b${at}\r\nContent-Type: multipart/${type}; boundary=b${at + 1}\r\n\r\n`,
  )
  const closed = close ? Array.from({ length: depth }, (_, at) => `--b${depth - at}--\r\n`) : []
  return mail([`Content-Type: multipart/${type}; boundary=b0`], [...opened, ...closed].join(''))
}

/** @returns mails inside mails, each an attachment of the one around it */
function forwarded(depth: number, type: string): string {
  const head = `Content-Type: ${type}\r\n\r\nFrom: a@example.org\r\nSubject: x\r\n`
  return `${mail([], '').trimEnd()}\r\n${head.repeat(depth)}\r\nHallo`
}

function report(fields: string): string {
  const parts = [TEXT, `Content-Type: message/delivery-status\r\n\r\n${fields}`]
  return multipart(parts, 'report; report-type=delivery-status')
}

export const STRUCTURE: Table = {
  'cut inside the head': () => 'From: a@exam',
  'cut behind the head': () => mail(['Content-Type: multipart/mixed; boundary=b'], ''),
  'cut inside a boundary': () => mail(['Content-Type: multipart/mixed; boundary=bound'], '--bou'),
  'cut inside the head of a part': () =>
    mail(['Content-Type: multipart/mixed; boundary=b'], '--b\r\nContent-Type: te'),
  'cut inside base64': () =>
    multipart(['Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nSGFsb']).slice(
      0,
      -10,
    ),
  'cut inside a surrogate of UTF-8': () => Buffer.from([...Buffer.from(plain('')), 0xf0, 0x9f, 0x98]),
  'no boundary parameter': () => mail(['Content-Type: multipart/mixed'], `--b\r\n${TEXT}\r\n--b--`),
  'empty boundary': () => mail(['Content-Type: multipart/mixed; boundary=""'], fill('--\r\n', 5_000)),
  'boundary of blanks': () =>
    mail(['Content-Type: multipart/mixed; boundary="   "'], fill('--   \r\n', 5_000)),
  'boundary of 1 MB': size => mail([`Content-Type: multipart/mixed; boundary=${fill('b', size)}`], 'x'),
  'boundary that looks like an expression': size =>
    mail(['Content-Type: multipart/mixed; boundary="(.*)*+[a-"'], fill('--(.*)*+[a-\r\n\r\nx\r\n', size)),
  'boundary that is never used': size =>
    mail(['Content-Type: multipart/mixed; boundary=b'], fill('x\r\n', size)),
  'boundaries without end': size =>
    mail(['Content-Type: multipart/mixed; boundary=b'], fill('--b\r\n', size)),
  'boundaries with header and text': size =>
    mail(['Content-Type: multipart/mixed; boundary=b'], fill(`--b\r\n${TEXT}\r\n`, size)),
  '499 parts': () => multipart(Array.from({ length: 499 }, () => TEXT)),
  '501 parts': () => multipart(Array.from({ length: 501 }, () => TEXT)),
  '100,000 parts': () => multipart(Array.from({ length: 100_000 }, () => '\r\nx')),
  'closing boundaries only': size =>
    mail(['Content-Type: multipart/mixed; boundary=b'], fill('--b--\r\n', size)),
  'boundaries of different blanks': size =>
    mail(
      ['Content-Type: multipart/mixed; boundary=b'],
      Array.from(
        { length: Math.min(1000, size / 100) },
        (_, at) => `--b${' '.repeat(at % 60)}\r\n\r\nx\r\n`,
      ).join(''),
    ),
  'lines that begin like a boundary': size =>
    mail(
      ['Content-Type: multipart/mixed; boundary=b'],
      Array.from({ length: size / 12 }, (_, at) => `--b${at}\r\n`).join(''),
    ),
  'depth 49': () => nested(49, true),
  'depth 51': () => nested(51, true),
  'depth 10,000': () => nested(10_000, false),
  'depth 10,000, closed': () => nested(10_000, true),
  'depth 10,000 of alternatives': () => nested(10_000, true, 'alternative'),
  'depth 10,000 of digests': () => nested(10_000, false, 'digest'),
  'all levels with one boundary': size =>
    mail(
      ['Content-Type: multipart/mixed; boundary=b'],
      fill('--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n', Math.min(size, 100_000)),
    ),
  'mails in mails': size => forwarded(Math.min(10_000, size / 70), 'message/rfc822'),
  'mails in mails, global': size => forwarded(Math.min(10_000, size / 70), 'message/global'),
  'mails in mails, in base64': () => {
    let inner = plain('Hallo')
    for (let level = 0; level < 12; level += 1)
      inner = mail(
        ['Content-Type: message/rfc822', 'Content-Transfer-Encoding: base64'],
        Buffer.from(inner).toString('base64'),
      )
    return inner
  },
  'a mail that holds itself by Content-ID': () =>
    multipart([
      'Content-Type: message/rfc822\r\nContent-ID: <a>\r\n\r\nContent-Type: message/rfc822\r\nContent-ID: <a>\r\n',
    ]),
  'message/partial': () => mail(['Content-Type: message/partial; id="a"; number=1; total=99999999999'], 'x'),
  'message/external-body': () =>
    mail(
      ['Content-Type: message/external-body; access-type=local-file; name="/etc/passwd"'],
      'Content-Type: text/plain\r\n\r\n',
    ),
  'an attachment as the whole mail': size =>
    mail(
      ['Content-Type: application/zip; name="a.zip"', 'Content-Transfer-Encoding: base64'],
      fill(`${'QUJD'.repeat(19)}\r\n`, size),
    ),
  'an attachment with a name of 100 KB': () =>
    multipart([`Content-Type: application/pdf; name="${fill('ä/../', 100_000)}"\r\n\r\nx`]),
  'an attachment named by 1,000 parameters': () =>
    multipart([
      `Content-Type: application/pdf${Array.from({ length: 1_000 }, (_, at) => `;\r\n name${at}="x"`).join('')}\r\n\r\nx`,
    ]),
  'text parts of every kind': () =>
    multipart(
      ['plain', 'html', 'calendar', 'rtf', 'x-unknown', 'css'].map(
        type => `Content-Type: text/${type}\r\n\r\n<b>x`,
      ),
    ),
  'alternatives without text': () => multipart(['Content-Type: image/png\r\n\r\n\x89PNG'], 'alternative'),
  'parts without any header': () => multipart(['\r\nHallo', '\r\nWelt']),
  'parts without the empty line': () => multipart(['Hallo', 'Welt']),
  'content type of two headers': () =>
    mail(
      ['Content-Type: text/plain', 'Content-Type: multipart/mixed; boundary=b'],
      `--b\r\n${TEXT}\r\n--b--`,
    ),
  'content type in a comment': () =>
    mail(
      ['Content-Type: (multipart/mixed; boundary=c) multipart/mixed; (b) boundary=b'],
      `--b\r\n${TEXT}\r\n--b--`,
    ),
  'content type without a slash': () => mail(['Content-Type: multipartmixed'], 'x'),
  'content type of 100 KB': () => mail([`Content-Type: ${fill('a/', 100_000)}`], 'x'),
  'content type of semicolons': () => mail([`Content-Type: text/plain${fill(';', 100_000)}`], 'x'),
  'content type of quotes': () => mail([`Content-Type: text/plain; a=${fill('"\\', 100_000)}`], 'x'),
  'report without fields': () => report(''),
  'report of 100,000 recipients': size =>
    report(fill('Final-Recipient: rfc822;a@example.org\r\nAction: failed\r\n\r\n', size)),
  'report with one field of 1 MB': size => report(`Diagnostic-Code: smtp; ${fill('550 5.1.1 a ', size)}`),
  'report of folded lines': size => report(`Status: 5.1.1\r\n${fill(' x\r\n', size)}`),
  'report that reports itself': () =>
    report('Original-Message-ID: <a@b>\r\n\r\nStatus: 5.1.1').replace('Ihre Anfrage', 'Undeliverable'),
  'report inside a report': () =>
    multipart([
      TEXT,
      'Content-Type: multipart/report; report-type=delivery-status; boundary=c\r\n\r\n--c\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n--c--',
    ]),
}
