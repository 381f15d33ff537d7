import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addressProblem } from '../../src/companies/address-shape.ts'
import { casePrefix } from '../../src/companies/case-prefix.ts'
import { usableChannel } from '../../src/companies/desks.ts'
import { coreCompanies, parseCompanies } from '../../src/companies/load.ts'

const text = readFileSync(new URL('../../src/companies/core.json', import.meta.url), 'utf8')
const companies = coreCompanies()
const addresses = companies.flatMap(known => known.channels.map(channel => ({ id: known.id, ...channel })))

describe('the directory that comes with the program', () => {
  it('passes its own check, with nothing lost or filled in', () => {
    expect(parseCompanies(text, 'core.json')).toEqual(companies)
  })

  it('has an id of its own for every company, and a case prefix to type', () => {
    expect(new Set(companies.map(known => known.id)).size).toBe(companies.length)
    for (const known of companies) expect(casePrefix(known.id)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  it('names successors that exist, by their names', () => {
    for (const { successor } of companies) {
      if (successor === null) continue
      expect(companies.find(known => known.id === successor.id)?.name).toBe(successor.name)
    }
  })

  it('has addresses in the shape of their channel, each once', () => {
    for (const { channel, address } of addresses) expect(addressProblem(channel, address), address).toBeNull()
    const keys = addresses.map(entry => `${entry.id} ${entry.channel} ${entry.address.toLowerCase()}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('has a public source for each address, and a date wherever it is trusted', () => {
    for (const entry of addresses) {
      expect(entry.source).not.toMatch(/file:|\/home\/|\/work\/|private/)
      if (entry.confidence === 'high') expect(entry.checked, entry.address).not.toBeNull()
      if (entry.source === 'own knowledge') expect(entry.confidence, entry.address).toBe('unverified')
      if (entry.ended !== null) expect(entry.status, entry.address).not.toBe('active')
    }
  })

  it('keeps the closed X desks, so that nobody is sent there', () => {
    const skip = (id: string) => usableChannel(companies.find(known => known.id === id)!, 'x').skip
    expect(skip('deutsche-bahn')).toBe('desk-ended')
    expect(skip('eurowings')).toBe('desk-ended')
    expect(skip('austrian-airlines')).toBe('desk-ended')
    expect(skip('bvg')).toBe('desk-ended')
    expect(skip('playstation')).toBe('no-service')
    expect(skip('klm')).toBe('no-service')
    expect(skip('air-berlin')).toBe('company-gone')
    expect(skip('comtech')).toBe('company-gone')
  })

  it('has the doors of the stories', () => {
    const address = (id: string, channel: 'x' | 'facebook' | 'email') =>
      usableChannel(companies.find(known => known.id === id)!, channel).channel?.address
    expect(address('telekom-de', 'x')).toBe('@Telekom_hilft')
    expect(address('telekom-de', 'facebook')).toBe('telekomhilft')
    expect(address('telekom-de', 'email')).toBe('info@telekom.de')
    expect(address('vodafone-de', 'x')).toBe('@vodafoneservice')
    expect(address('dhl-de', 'x')).toBe('@DHLPaket')
    expect(address('deutsche-bahn', 'email')).toBe('kundendialog@bahn.de')
    expect(address('eurowings', 'facebook')).toBe('eurowings')
  })
})
