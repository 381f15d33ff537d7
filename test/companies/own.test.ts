import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { casePrefix } from '../../src/companies/case-prefix.ts'
import { categoryOf } from '../../src/companies/category.ts'
import { usableChannel } from '../../src/companies/desks.ts'
import { coreCompanies, parseCompanies } from '../../src/companies/load.ts'
import { ownCompany } from '../../src/companies/own.ts'

describe('ownCompany', () => {
  it.each([
    ['Bäckerei Müller', 'baeckerei-mueller'],
    ['Muster GmbH & Co. KG', 'muster'],
    ['Hinz & Kunz', 'hinz-und-kunz'],
    ['ÜBER Straße', 'ueber-strasse'],
    ['Café Ñandú', 'cafe-nandu'],
    ['Stadtwerke Schwäbisch Hall und Umgebung', 'stadtwerke-schwaebisch-h'],
    ['日本', 'company'],
    ['!!!', 'company'],
    ['__proto__', 'proto'],
  ])('%s gets the id %s', (name, id) => {
    expect(ownCompany(name, [], 'DE').id).toBe(id)
  })

  it('numbers an id that is taken, within the same length', () => {
    const taken = new Set(['apple', 'apple-2', 'stadtwerke-schwaebisch-h'])
    expect(ownCompany('Apple', [], 'DE', id => taken.has(id)).id).toBe('apple-3')
    const long = ownCompany('Stadtwerke Schwäbisch Hall', [], 'DE', id => taken.has(id)).id
    expect(long).toBe('stadtwerke-schwaebisch-2')
  })

  it('makes a record that loads again and whose addresses are taken', () => {
    const own = ownCompany(' Corner Shop ', [{ channel: 'email', address: 'shop@example.org' }], 'gb')
    expect(parseCompanies(JSON.stringify([own]), 'own.json')).toEqual([own])
    expect(own).toMatchObject({ name: 'Corner Shop', countries: ['GB'] })
    expect(usableChannel(own, 'email').channel).toMatchObject({
      address: 'shop@example.org',
      confidence: 'high',
    })
  })

  it('always finds a free, short, plain id', () => {
    const ids = new Set(coreCompanies().map(known => known.id))
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), name => {
        const { id } = ownCompany(name, [], 'DE', wanted => ids.has(wanted))
        expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        expect(id.length).toBeLessThanOrEqual(24)
        expect(ids.has(id)).toBe(false)
      }),
    )
  })
})

describe('casePrefix', () => {
  it.each([
    ['telekom-de', 'telekom'],
    ['o2-uk', 'o2'],
    ['t-mobile-us', 't-mobile'],
    ['t-mobile-deutschland', 't-mobile-deutschland'],
    ['1und1', '1und1'],
    ['best-buy', 'best-buy'],
    ['de', 'de'],
    ['../../etc', 'etc'],
    ['Ä_B--C', 'b-c'],
    ['', 'case'],
  ])('%s -> %s', (id, prefix) => {
    expect(casePrefix(id)).toBe(prefix)
  })
})

describe('categoryOf', () => {
  it('knows every sector of the directory or says other', () => {
    const sectors = new Set(coreCompanies().map(known => known.sector))
    const others = [...sectors].filter(sector => categoryOf(sector) === 'other')
    expect(others).toEqual(['digital'])
    expect(categoryOf('air')).toBe('travel')
    expect(categoryOf(null)).toBe('other')
    expect(categoryOf('constructor')).toBe('other')
  })
})
