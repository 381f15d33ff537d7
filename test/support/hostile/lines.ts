/** Texts made for the regular expressions of the reading: each repeats what one of them repeats, and then fails to match. */
import { fill, plain, type Shape, shapesOf } from './shape.ts'

const MOST = 300_000

/** What the expressions of src/replies and src/mail repeat: blanks, marks of quotes, numbers, addresses, words, dates. */
const UNITS: Readonly<Record<string, string>> = {
  blanks: ' ',
  tabs: '\t',
  'quote marks': '>',
  'quote marks and blanks': '> ',
  letters: 'a',
  digits: '1',
  'digits and dots': '1.',
  'digits and blanks': '1 ',
  'at signs': '@',
  addresses: 'a@b.',
  'address beginnings': 'a.b-c_',
  dashes: '-',
  underscores: '_',
  asterisks: '*',
  'opening brackets': '(',
  'opening angles': '<',
  quotes: '"',
  colons: ':',
  slashes: '/',
  links: 'https://',
  'www.': 'www.',
  'hash signs': '#',
  'ticket words': 'Ticket Nr. ',
  'reference words': 'Ref: ',
  'words and blanks': 'wir ',
  'sentence ends': 'a. ',
  'question marks': '?',
  dots: '.',
  dates: '23.11.2026 ',
  months: 'am 3. Mai ',
  promises: 'innerhalb von ',
  'promises in English': 'within ',
  attributions: 'Am 23.11.2026 schrieb ',
  'attributions in English': 'On Mon wrote ',
  apologies: 'leider ',
  negations: 'nicht ',
  umlauts: 'ä',
  emoji: '😀',
  'zero-width characters': '\u200b',
  handles: '@Fernruf_',
}

/** On one line, and with a line of its own for each run of 400: some expressions look at lines, some at the text. */
const oneLine = (unit: string) => (size: number) => plain(`${fill(unit, Math.min(size, MOST))}!\r\n`)
const manyLines = (unit: string) => (size: number) =>
  plain(fill(`${fill(unit, 400)}!\r\n`, Math.min(size, MOST)))

/** The lines that stand before an old mail, over and over: each could begin one. */
const OLD_MAILS = {
  'header blocks': (size: number) => plain(fill('Von: a\r\nGesendet: b\r\nAn: c\r\n', Math.min(size, MOST))),
  'attributions on three lines': (size: number) =>
    plain(fill('Am 23.11.2026 um 10:00\r\nschrieb\r\na\r\n', Math.min(size, MOST))),
  signatures: (size: number) => plain(fill('-- \r\nMit freundlichen Grüßen\r\n', Math.min(size, MOST))),
  footers: (size: number) => plain(fill('Sitz der Gesellschaft: Bonn\r\nHRB 1234\r\n', Math.min(size, MOST))),
  'answers between quotes': (size: number) => plain(fill('> Frage\r\nAntwort\r\n', Math.min(size, MOST))),
}

export const LINES: readonly Shape[] = [
  ...shapesOf(
    'one line',
    Object.fromEntries(Object.entries(UNITS).map(([name, unit]) => [name, oneLine(unit)])),
  ),
  ...shapesOf(
    'lines',
    Object.fromEntries(Object.entries(UNITS).map(([name, unit]) => [name, manyLines(unit)])),
  ),
  ...shapesOf('old mail', OLD_MAILS),
]
