/** Texts that say nothing: whatever they are taken for, it is not with confidence. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isLegible } from '../../src/replies/legible.ts'
import { read } from '../../src/replies/read.ts'
import { messageOf } from './message.ts'

const GARBAGE = [
  '',
  '   \n\n',
  '👍',
  '👍👍👍👍👍👍👍👍👍👍👍👍',
  '👨‍👩‍👧‍👦👨‍👩‍👧‍👦',
  '....................',
  '1234567890 1234567890',
  '-- -- -- -- -- -- --',
  'asdkjh qwelkj zxcmn',
  'sdfgsdfg sdfgsdfg sdfg',
  'asdf asdf jklö jklö jklö',
  'qxv kzjw pqlm bvtr wxkq zzjv qpwk',
  'Xkcdq jwvbz. Qplmz rtgfd, hjkwq vbnxz!',
]

describe('a text without words', () => {
  it.each(GARBAGE)('%j', text => {
    for (const channel of ['email', 'x'] as const) {
      const { confidence, settles } = read(messageOf({ channel, text, subject: null }))
      expect(confidence).toBeLessThan(0.5)
      expect(settles).toBe(false)
    }
  })
})

describe('words', () => {
  it.each([
    'Ihr Anschluss ist wieder in Ordnung.',
    'Your line works again.',
    'Bitte wenden Sie sich an beschwerde@aal.example. merkmalhkkcsqxioxbt',
    'Bonjour, nous avons bien reçu votre demande.',
    'Geachte klant, wij hebben uw bericht ontvangen.',
    'Уважаемый клиент, мы получили ваше письмо.',
    'https://fernruf.example/hilfe/x7Kq9zzQ',
    'TKT-99812-XKQZ: erledigt',
  ])('%s', text => expect(isLegible(text)).toBe(true))

  it('are found in every message of the vectors that has a sentence', () => {
    for (const name of ['mail', 'posts']) {
      const lines = readFileSync(new URL(`../../vectors/replies/${name}.jsonl`, import.meta.url), 'utf8')
      const texts = lines
        .trim()
        .split('\n')
        .map(line => (JSON.parse(line) as { text: string }).text)
      expect(texts.filter(text => text.length > 60 && !isLegible(text))).toEqual([])
    }
  })
})
