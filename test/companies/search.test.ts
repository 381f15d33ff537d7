import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { directoryOf, MOST_HITS } from '../../src/companies/directory.ts'
import { coreCompanies } from '../../src/companies/load.ts'
import { company } from './fixture.ts'

const directory = directoryOf(coreCompanies())

/** Query -> id that must stand first for a person in Germany. */
const NAMES_OF_THE_STORIES: readonly [string, string][] = [
  ['Deutsche Telekom', 'telekom-de'],
  ['T-Mobile', 't-mobile-deutschland'],
  ['Telekom hilft', 'telekom-de'],
  ['o2', 'o2-de'],
  ['Telefonica', 'o2-de'],
  ['Alice', 'alice-dsl'],
  ['Vodafone', 'vodafone-de'],
  ['Kabel Deutschland', 'kabel-deutschland'],
  ['1&1', '1und1'],
  ['1und1', '1und1'],
  ['DHL', 'dhl-de'],
  ['Hermes', 'hermes-de'],
  ['Sony PlayStation', 'playstation'],
  ['PSN', 'playstation'],
  ['Microsoft Xbox', 'xbox'],
  ['Deutsche Bahn', 'deutsche-bahn'],
  ['Germanwings', 'germanwings'],
  ['Eurowings', 'eurowings'],
  ['Lufthansa', 'lufthansa'],
  ['Air Berlin', 'air-berlin'],
  ['RWE', 'rwe'],
  ['E.ON', 'eon-de'],
  ['comtech', 'comtech'],
  ['Apple', 'apple'],
  ['HTC', 'htc'],
  ['Samsung', 'samsung-de'],
]

const EXACT: readonly [string, string][] = [
  ['telekom', 'telekom-de'],
  ['TELEKOM', 'telekom-de'],
  ['  telekom  ', 'telekom-de'],
  ['telekom-de', 'telekom-de'],
  ['Deutsche Telekom AG', 'telekom-de'],
  ['t mobile deutschland', 't-mobile-deutschland'],
  ['TMobile', 't-mobile-deutschland'],
  ['O2', 'o2-de'],
  ['Telefónica', 'o2-de'],
  ['telefónica germany', 'o2-de'],
  ['E-Plus', 'o2-de'],
  ['eplus', 'o2-de'],
  ['Arcor', 'vodafone-de'],
  ['HanseNet', 'alice-dsl'],
  ['Unity media', 'unitymedia'],
  ['1 & 1', '1und1'],
  ['1 und 1', '1und1'],
  ['1+1', '1und1'],
  ['1and1', '1und1'],
  ['1 and 1', '1und1'],
  ['1&1 AG', '1und1'],
  ['eins und eins', '1und1'],
  ['eins & eins', '1und1'],
  ['Packstation', 'dhl-de'],
  ['myHermes', 'hermes-de'],
  ['PlayStation Network', 'playstation'],
  ['playstationnetwork', 'playstation'],
  ['Sony PSN', 'playstation'],
  ['DB', 'deutsche-bahn'],
  ['bahn', 'deutsche-bahn'],
  ['LH', 'lufthansa'],
  ['Miles and More', 'lufthansa'],
  ['Miles & More', 'lufthansa'],
  ['BA', 'british-airways'],
  ['3', 'drei-at'],
  ['air-berlin', 'air-berlin'],
  ['airberlin', 'air-berlin'],
  ['eon', 'eon-de'],
  ['ÖBB', 'oebb'],
  ['OEBB', 'oebb'],
  ['obb', 'oebb'],
  ['Oesterreichische Bundesbahnen', 'oebb'],
  ['osterreichische bundesbahnen', 'oebb'],
  ['Rheinisch Westfaelisches Elektrizitaetswerk', 'rwe'],
  ['iPhone', 'apple'],
  ['Apple Inc', 'apple'],
  ['@Telekom_hilft', 'telekom-de'],
  ['telekom_hilft', 'telekom-de'],
  ['@DB_Bahn', 'deutsche-bahn'],
  ['@dhlpaket', 'dhl-de'],
  ['@AskPlayStation', 'playstation'],
  ['@O2', 'o2-uk'],
  ['DBPersonenverkehr', 'deutsche-bahn'],
  ['www.telekom.de', 'telekom-de'],
  ['https://www.telekom.de/hilfe?x=1#y', 'telekom-de'],
  ['rechnung@telekom.de', 'telekom-de'],
  ['konto.service.vodafone.de', 'vodafone-de'],
  ['o2online.de', 'o2-de'],
  ['bahn.de', 'deutsche-bahn'],
]

const NEAR: readonly [string, string][] = [
  ['Telekomm', 'telekom-de'],
  ['Teelkom', 'telekom-de'],
  ['vodaphone', 'vodafone-de'],
  ['Vodafon', 'vodafone-de'],
  ['Volafone', 'vodafone-de'],
  ['germanwigns', 'germanwings'],
  ['German Wings', 'germanwings'],
  ['Lufthanza', 'lufthansa'],
  ['lufhtansa', 'lufthansa'],
  ['Samsnug', 'samsung-de'],
  ['Playstaton', 'playstation'],
  ['deutsche bhan', 'deutsche-bahn'],
  ['Hermse', 'hermes-de'],
  ['Eurowing', 'eurowings'],
  ['Zalnado', 'zalando'],
  ['kabel', 'kabel-deutschland'],
  ['telekom.com', 'telekom-de'],
  ['Lufthansa Kundenservice Frankfurt', 'lufthansa'],
  ['brussels', 'brussels-airlines'],
  ['west coast', 'avanti-west-coast'],
]

function first(query: string, country = 'DE') {
  return directory.search(query, country)[0]
}

describe('search', () => {
  it.each(NAMES_OF_THE_STORIES)('finds %s first', (query, id) => {
    expect(first(query)).toMatchObject({ score: 1, company: { id } })
  })

  it.each(EXACT)('takes %s for exactly %s', (query, id) => {
    expect(first(query)).toMatchObject({ score: 1, company: { id } })
  })

  it.each(NEAR)('brings %s near to %s', (query, id) => {
    expect(first(query)?.company.id).toBe(id)
  })

  it('puts the own country first where a name stands for several', () => {
    expect(first('vodafone', 'GB')?.company.id).toBe('vodafone-uk')
    expect(first('o2', 'gb')?.company.id).toBe('o2-uk')
    expect(first('T-Mobile', 'US')?.company.id).toBe('t-mobile-us')
    expect(directory.search('vodafone').filter(hit => hit.score === 1)).toHaveLength(2)
  })

  it('orders exact, beginning, later word, slip of the finger', () => {
    const list = ['Nordlixht', 'Haus Nordlicht', 'Nordlicht Strom', 'Nordlicht']
    const small = directoryOf(list.map((name, n) => company({ id: `c${n}`, name })))
    const names = (query: string) => small.search(query).map(hit => hit.company.name)
    expect(names('nordlicht')).toEqual(['Nordlicht', 'Nordlicht Strom', 'Haus Nordlicht'])
    expect(names('nordlich')).toEqual(['Nordlicht Strom', 'Nordlicht', 'Haus Nordlicht', 'Nordlixht'])
    expect(names('nordlicth')).toEqual(['Nordlicht', 'Nordlixht'])
  })

  it('keeps short names out of beginnings and slips', () => {
    const ids = directory.search('db regional bus').map(hit => hit.company.id)
    expect(ids).not.toContain('deutsche-bahn')
    expect(directory.search('dq')).toEqual([])
    expect(directory.search('htk')).toEqual([])
  })

  it('does not take a foreign handle for a name', () => {
    expect(directory.search('@hermes')).toEqual([])
    expect(first('service@hermes.invalid')?.score).toBeLessThan(1)
    expect(first('https://telekom.de.invalid/login')?.score ?? 0).toBeLessThan(1)
  })

  it('strips a legal form only when something is left', () => {
    const small = directoryOf([
      company({ id: 'ag', name: 'AG' }),
      company({ id: 'muster', name: 'Müller & Söhne GmbH & Co. KG' }),
    ])
    expect(small.search('AG')[0]).toMatchObject({ score: 1, company: { id: 'ag' } })
    for (const query of ['muller und sohne', 'Mueller + Soehne', 'MÜLLER & SÖHNE GmbH & Co KG'])
      expect(small.search(query)[0]).toMatchObject({ score: 1, company: { id: 'muster' } })
  })

  it('finds nothing for nothing', () => {
    for (const query of ['', '   ', '...', '@', '---', '\u0000', 'GmbHxyzqqq'])
      expect(directory.search(query)).toEqual([])
  })

  it('never throws, stays in bounds and agrees with get', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 12 }))
    const country = fc.option(fc.constantFrom('DE', 'AT', 'GB', 'XX', ''), { nil: undefined })
    fc.assert(
      fc.property(text, country, (query, where) => {
        const hits = directory.search(query, where)
        expect(hits.length).toBeLessThanOrEqual(MOST_HITS)
        const scores = hits.map(hit => hit.score)
        expect(scores).toEqual([...scores].sort((a, b) => b - a))
        expect(new Set(hits.map(hit => hit.company.id)).size).toBe(hits.length)
        for (const hit of hits) {
          expect(hit.score).toBeGreaterThan(0)
          expect(hit.score).toBeLessThanOrEqual(1)
          expect(directory.get(hit.company.id)).toBe(hit.company)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('finds every company by its id, name and each alias', () => {
    for (const known of coreCompanies()) {
      expect(directory.get(known.id)).toBe(known)
      for (const name of [known.id, known.name, ...known.aliases]) {
        const exact = directory.search(name, known.countries[0]).filter(hit => hit.score === 1)
        expect(
          exact.map(hit => hit.company.id),
          name,
        ).toContain(known.id)
      }
    }
  })

  it('knows no inherited names', () => {
    for (const id of ['__proto__', 'constructor', 'toString', '']) expect(directory.get(id)).toBeNull()
  })
})
