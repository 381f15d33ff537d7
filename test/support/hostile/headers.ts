/** Mails whose head is broken, endless, or means something else than it says. */
import { fill, mail, plain, type Table } from './shape.ts'

const MOST = 500_000
const header = (name: string, value: string): string => mail([`${name}: ${value}`], 'Hallo')
const encoded = (text: string): string => `=?utf-8?Q?${text}?=`

export const HEADERS: Table = {
  'no byte at all': () => '',
  'one line feed': () => '\n',
  'line feeds only': size => fill('\n', Math.min(size, 190_000)),
  'too many line feeds': () => fill('\n', 2_000_000),
  'carriage returns only': size => fill('\r', size),
  'carriage returns and line feeds in turn': size => fill('\r\n\n\r', Math.min(size, 250_000)),
  'blanks only': size => fill(' ', size),
  'no empty line': size => `From: a@example.org\r\n${fill('X-A: b\r\n', Math.min(size, MOST))}`,
  'a header of 1 MB': () => header('X-Long', fill('x', 1_000_000)),
  'headers of 1 MB': () => mail([fill('X-A: b\r\n', 1_000_000).trimEnd()], 'x'),
  'a header just below the limit': () => header('X-Long', fill('x', MOST)),
  'a header folded 20,000 times': () => header('X-Long', fill('a\r\n ', 80_000)),
  'folds of blanks only': () => header('X-Long', fill('\r\n ', 80_000)),
  'a fold at the very start': () => ` folded\r\n${plain('x')}`,
  'header names of 100 KB': () => mail([`${fill('x', 100_000)}: a`], 'x'),
  'headers without a name': () => mail([fill(': a\r\n', 50_000).trimEnd()], 'x'),
  'headers without a colon': () => mail([fill('nothing\r\n', 50_000).trimEnd()], 'x'),
  'headers with control characters': () => mail(['Sub\x00ject: a\x1b[2Jb', 'X-\x07: \x08'], 'x'),
  'headers named like prototypes': () =>
    mail(['__proto__: a', 'constructor: b', 'toString: c', 'hasOwnProperty: d'], 'x'),
  'headers in raw latin1': () => Buffer.from(mail(['Subject: Störung läuft'], 'Grüße'), 'latin1'),
  'a byte order mark first': () => `\ufeff${plain('x')}`,
  'the From line of a mailbox file': () => `From a@example.org Mon Nov 23 10:00:00 2026\n${plain('x')}`,
  'addresses without number': size => header('To', fill('a@example.org, ', Math.min(size, MOST))),
  'addresses in one group': size =>
    header('To', `Team: ${fill('"A" <a@example.org>, ', Math.min(size, MOST))};`),
  'groups in groups': () => header('From', fill('A: ', 50_000)),
  'comments in comments in From': () =>
    header('From', `${fill('(', 50_000)}a@example.org${fill(')', 50_000)}`),
  'open quotes in From': () => header('From', fill('"a\\" ', 100_000)),
  'open angles in From': () => header('From', fill('<', 100_000)),
  'at signs in From': () => header('From', fill('@', 100_000)),
  'escapes in From': () => header('From', fill('\\', 100_000)),
  'an address of 100 KB': () => header('From', `${fill('a', 50_000)}@${fill('b.', 50_000)}org`),
  'an address hidden in the name': () => header('From', '"service@fernruf.example" <evil@evil.example>'),
  'an address in right-to-left marks': () => header('From', 'a\u202eelpmaxe@gro.elpmaxe <a@example.org>'),
  'encoded words without number': () => header('Subject', fill(`${encoded('=C3=A4')} `, MOST)),
  'encoded words of nothing': () => header('Subject', fill('=?utf-8?Q??=', MOST)),
  'encoded words without end': () => header('Subject', fill('=?utf-8?Q?', MOST)),
  'encoded words of unknown charset': () => header('Subject', fill('=?x-evil?B?AAAA?= ', MOST)),
  'encoded words of unknown encoding': () =>
    header('Subject', '=?utf-8?Z?abc?= =?utf-8??abc?= =?utf-8?BB?abc?='),
  'an encoded word that decodes to headers': () =>
    header('Subject', '=?utf-8?Q?a=0D=0AFrom:_evil@evil.example?='),
  'an encoded word that decodes to another': () =>
    header('Subject', `=?utf-8?B?${Buffer.from(encoded('x')).toString('base64')}?=`),
  'half characters over two encoded words': () => header('Subject', '=?utf-8?B?8J8=?= =?utf-8?B?mIA=?='),
  'RFC 2231 in 10,000 pieces': () =>
    mail(
      [
        `Content-Type: application/pdf${Array.from({ length: 10_000 }, (_, at) => `;\r\n name*${at}*=%C3%A4`).join('')}`,
      ],
      'x',
    ),
  'RFC 2231 with numbers that lie': () =>
    mail(
      ['Content-Type: application/pdf; name*99999999999999999999=a; name*-1=b; name*0x1=c; name*1e9=d'],
      'x',
    ),
  'RFC 2231 with a charset bomb': () =>
    mail([`Content-Type: application/pdf; name*=x-evil'de'${fill('%', 100_000)}`], 'x'),
  'RFC 2231 of percent signs': () =>
    mail([`Content-Disposition: attachment; filename*=utf-8''${fill('%E4', 100_000)}`], 'x'),
  'parameters named like prototypes': () =>
    mail(["Content-Type: text/plain; __proto__=a; constructor*0=b; __proto__*=utf-8''c"], 'x'),
  'Message-IDs without number': () => header('References', fill('<a@b> ', MOST)),
  'Message-IDs without end': () => header('References', fill('<a@b', MOST)),
  'Message-ID of 100 KB': () => header('Message-ID', `<${fill('a', 100_000)}@b>`),
  'dates that are none': () =>
    mail(['Date: 99 Foo 99999 99:99:99 +9999', 'Date: -1', `Date: ${fill('9', 50_000)}`], 'x'),
  'dates of comments': () => header('Date', `Mon, 23 Nov 2026 10:00:00 ${fill('(', 50_000)}`),
  'Auto-Submitted of 100 KB': () => header('Auto-Submitted', fill('auto-replied; ', 100_000)),
  'Authentication-Results of brackets': () => header('Authentication-Results', fill('(spf=pass', 100_000)),
  'Reply-To of quotes': () => header('Reply-To', fill('"a', 100_000)),
  'List-Id of angles': () => header('List-Id', fill('<', 100_000)),
  'Received 5,000 times': () =>
    mail(
      [fill('Received: from a (b [192.0.2.1]) by c; Mon, 23 Nov 2026 10:00:00 +0100\r\n', 400_000).trimEnd()],
      'x',
    ),
  'X-Failed-Recipients of 100 KB': () => header('X-Failed-Recipients', fill('a@example.org, ', 100_000)),
  'Subject of brackets': () => header('Subject', fill('[', MOST)),
  'Subject of Re:': () => header('Subject', fill('Re: ', MOST)),
  'Subject of hash signs and digits': () => header('Subject', fill('#1', MOST)),
}
