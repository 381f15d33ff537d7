/** Every word of the interface, in both languages. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CHANNELS } from '../../src/case/model.ts'
import { REASONS } from '../../src/ladder/reason.ts'
import { ruleText } from '../../src/terminal/deadline-lines.ts'
import { reasonText } from '../../src/terminal/texts/reasons.ts'
import { ROOT } from '../support/build.ts'

/** Said alike in both languages. */
const ALIKE = new Set([...['X', 'Facebook', 'Messenger', 'Bluesky', 'Mastodon', 'Node', 'Link', '  -> A']])

/** Texts by their place; a function is called with letters for what it is told. */
function sentences(value: unknown, place: string): [string, string][] {
  if (typeof value === 'string') return [[place, value]]
  if (typeof value === 'function') return sentences(value('A', 'B', 'C'), place)
  return Object.entries(value as object).flatMap(([name, inner]) => sentences(inner, `${place}.${name}`))
}

const isTable = (value: unknown): value is { en: unknown; de: unknown } =>
  typeof value === 'object' && value !== null && 'en' in value && 'de' in value

async function tables(): Promise<[string, { en: unknown; de: unknown }][]> {
  const folder = join(ROOT, 'src/terminal/texts')
  const found: [string, { en: unknown; de: unknown }][] = []
  for (const file of readdirSync(folder)) {
    const module = (await import(join(folder, file))) as Record<string, unknown>
    for (const [name, value] of Object.entries(module)) if (isTable(value)) found.push([name, value])
  }
  return found
}

describe('the tables of texts', async () => {
  const all = await tables()

  it('are found', () => expect(all.length).toBeGreaterThan(7))

  it.each(all)('%s: nothing is empty, and German is German', (name, { en, de }) => {
    const [english, german] = [sentences(en, name), sentences(de, name)]
    expect(german.map(([place]) => place).sort()).toEqual(english.map(([place]) => place).sort())
    for (const [place, text] of [...english, ...german]) {
      expect(text.trim(), place).not.toBe('')
      expect(text, place).not.toMatch(/undefined|\[object/)
    }
    const byPlace = new Map(english)
    for (const [place, text] of german) if (!ALIKE.has(text)) expect(text, place).not.toBe(byPlace.get(place))
  })

  it.each(all)('%s: German says du', (name, { de }) => {
    for (const [place, text] of sentences(de, name))
      if (!text.includes('Bitte schreiben Sie'))
        expect(text, place).not.toMatch(/\b(?:Sie|Ihnen|Ihre?[mnrs]?)\b(?! dir)/)
  })
})

describe('the reason of a step', () => {
  const details = { waiting: '2026-11-30', closed: 'solved', bounced: 'email' } as Record<string, string>

  it.each(REASONS)('%s is a sentence in both languages', code => {
    const reason = { code, channel: 'x', detail: details[code] ?? 'detail' } as const
    const [de, en] = [reasonText(reason, 'de'), reasonText(reason, 'en')]
    for (const text of [de, en]) expect(text).toMatch(/^\p{Lu}.*[.]$/u)
    expect(de).not.toBe(en)
    for (const language of ['de', 'en'] as const) {
      const bare = reasonText({ code, channel: null, detail: null }, language)
      expect(bare).not.toMatch(/undefined|null/)
    }
  })

  it('names every channel', () => {
    for (const channel of CHANNELS)
      for (const language of ['de', 'en'] as const)
        expect(reasonText({ code: 'denied', channel, detail: null }, language)).not.toMatch(/undefined|: \./)
  })
})

describe('a waiting rule in words', () => {
  it('is told in the language of the interface', () => {
    expect(ruleText('5bd', 'de')).toBe('5 Arbeitstage')
    expect(ruleText('1bd', 'en')).toBe('1 business day')
    expect(ruleText('4h', 'de')).toBe('4 Servicestunden')
    expect(ruleText('by:2026-12-01', 'en')).toBe('the date you set')
    expect(ruleText('until:2026-12-01', 'de')).toBe('das Datum, das du gesetzt hast')
    expect(ruleText('3 moons', 'de')).toBe('3 moons')
  })
})
