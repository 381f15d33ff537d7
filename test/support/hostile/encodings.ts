/** Bodies whose encoding or charset is wrong, odd or made to be dear. */
import { fill, mail, multipart, plain, type Table } from './shape.ts'

const coded = (encoding: string, body: string, type = 'text/plain; charset=utf-8'): string =>
  mail([`Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`], body)

const bytes = (type: string, body: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(plain('', type)), body])

/** Bytes without a pattern, the same every time. */
function noise(length: number): Uint8Array {
  let state = 1
  return Uint8Array.from(
    { length },
    () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24,
  )
}

export const ENCODINGS: Table = {
  'bad base64': size => coded('base64', fill('!!!=A=', Math.min(size, 500_000))),
  'base64 of padding': size => coded('base64', fill('=', Math.min(size, 500_000))),
  'base64 on one line': size => coded('base64', fill('QUJD', size)),
  'base64 of one letter a line': () => coded('base64', fill('Q\r\n', 500_000)),
  'base64 that is text': () => coded('base64', 'Guten Tag, wir haben Ihre Nachricht erhalten.'),
  'base64 of zeros': size => coded('base64', fill(`${'AAAA'.repeat(19)}\r\n`, size)),
  'bad quoted-printable': size => coded('quoted-printable', fill('=ZZ=1=', Math.min(size, 500_000))),
  'quoted-printable of soft breaks': () => coded('quoted-printable', fill('=\r\n', 500_000)),
  'quoted-printable of soft breaks with a letter': () => coded('quoted-printable', fill('a=\r\n', 700_000)),
  'quoted-printable on one line': size => coded('quoted-printable', fill('=C3=A4', size)),
  'quoted-printable of equals signs': size => coded('quoted-printable', fill('=', size)),
  'quoted-printable of blanks at the ends': size =>
    coded('quoted-printable', fill(`${' '.repeat(70)}\r\n`, size)),
  'quoted-printable of null characters': size => coded('quoted-printable', fill('=00', size)),
  'quoted-printable that makes control characters': () =>
    coded('quoted-printable', fill('=1B[2J=07=E2=80=AE', 50_000)),
  'an encoding nobody knows': () => coded('x-evil', 'Hallo'),
  'an encoding of 100 KB': () => coded(fill('base64 ', 100_000), 'Hallo'),
  'encodings that contradict': () =>
    mail(['Content-Transfer-Encoding: base64', 'Content-Transfer-Encoding: 7bit'], 'SGFsbG8='),
  'uuencode in the text': size =>
    plain(`begin 644 a.txt\r\n${fill('M2&%L;&\\\r\n', Math.min(size, 500_000))}`),
  'multipart in base64': () =>
    coded('base64', Buffer.from('--b\r\n\r\nx').toString('base64'), 'multipart/mixed; boundary=b'),
  'UTF-7': () => plain('+AGEAbABlAHIAdA- +ADw-script+AD4-', 'text/plain; charset=utf-7'),
  'UTF-7 without end': size => plain(fill('+A', Math.min(size, 500_000)), 'text/plain; charset=utf-7'),
  'UTF-16 of odd length': () => bytes('text/plain; charset=utf-16', noise(1_001)),
  'UTF-32': () => bytes('text/plain; charset=utf-32', noise(4_000)),
  'UTF-8 that is none': size => bytes('text/plain; charset=utf-8', noise(Math.min(size, 500_000))),
  'UTF-8, overlong and cut': () =>
    bytes('text/plain', Buffer.from([0xc0, 0x80, 0xe0, 0x80, 0x80, 0xf8, 0xff, 0xfe, 0xed, 0xa0, 0x80])),
  'ISO-2022-JP of escapes': size =>
    plain(fill('\x1b$B\x1b(B', Math.min(size, 500_000)), 'text/plain; charset=iso-2022-jp'),
  'GB18030 of noise': () => bytes('text/plain; charset=gb18030', noise(300_000)),
  'Big5 of noise': () => bytes('text/plain; charset=big5', noise(300_000)),
  'Shift_JIS of noise': () => bytes('text/plain; charset=shift_jis', noise(300_000)),
  'EUC-KR of noise': () => bytes('text/plain; charset=euc-kr', noise(300_000)),
  'Windows-1252 of all bytes': () =>
    bytes(
      'text/plain; charset=windows-1252',
      Uint8Array.from({ length: 256 }, (_, at) => at),
    ),
  EBCDIC: () => plain('\xc8\x81', 'text/plain; charset=ibm037'),
  'a charset nobody knows': () => plain('Hallo', 'text/plain; charset=x-evil'),
  'a charset of 100 KB': () => plain('Hallo', `text/plain; charset=${fill('utf-8', 100_000)}`),
  'a charset that is a path': () => plain('Hallo', 'text/plain; charset="../../etc/passwd"'),
  'a charset for each of 400 parts': () =>
    multipart(
      Array.from(
        { length: 400 },
        (_, at) => `Content-Type: text/plain; charset=windows-125${at % 10}\r\n\r\n\xe4`,
      ),
    ),
  'null characters': size => plain(fill('\0', size)),
  'null characters between letters': size => plain(fill('a\0', size)),
  'characters that combine': size => plain(`a${fill('\u0301', Math.min(size, 500_000))}`),
  'Hangul that normalises': size => plain(fill('\u1100\u1161\u11a8', Math.min(size, 500_000))),
  'ligatures that grow': size => plain(fill('\ufdfa', Math.min(size, 500_000))),
  'flags and families': size => plain(fill('👨‍👩‍👧‍👦🇩🇪', Math.min(size, 500_000))),
  'right-to-left marks': size => plain(fill('\u202e\u2066a', Math.min(size, 500_000))),
  'tags and private characters': size => plain(fill('\u{e0041}\uf8f1', Math.min(size, 500_000))),
  'half surrogates': () => coded('quoted-printable', fill('=ED=A0=80', 50_000)),
  'noise as the whole mail': () => noise(300_000),
  'noise as an attachment': () =>
    Buffer.concat([Buffer.from(mail(['Content-Type: application/octet-stream'], '')), noise(1_000_000)]),
  'format=flowed of blanks': size =>
    plain(fill('> a \r\n', Math.min(size, 800_000)), 'text/plain; format=flowed; delsp=yes'),
}
