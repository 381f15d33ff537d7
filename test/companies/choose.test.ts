import { describe, expect, it } from 'vitest'
import { choose, follow } from '../../src/companies/choose.ts'
import { directoryOf } from '../../src/companies/directory.ts'
import { coreCompanies } from '../../src/companies/load.ts'
import type { Company } from '../../src/companies/record.ts'
import { company } from './fixture.ts'

const directory = directoryOf(coreCompanies())

function chosen(query: string, country?: string): string {
  const choice = choose(directory, query, country)
  if (choice.kind === 'one') return choice.company.id
  const companies = choice.kind === 'several' ? choice.companies : choice.nearest
  return `${choice.kind}: ${companies.map(found => found.id).join(' ')}`.trim()
}

describe('choose', () => {
  it.each([
    ['telekom', 'DE', 'telekom-de'],
    ['TELEKOM-DE', undefined, 'telekom-de'],
    ['vodafone', 'DE', 'vodafone-de'],
    ['vodafone', 'GB', 'vodafone-uk'],
    ['vodafone', undefined, 'several: vodafone-de vodafone-uk'],
    ['vodafone', 'AT', 'several: vodafone-de vodafone-uk'],
    ['o2', 'DE', 'o2-de'],
    ['@O2', 'DE', 'o2-uk'],
    ['T-Mobile', 'DE', 't-mobile-deutschland'],
    ['PSN', 'AT', 'playstation'],
    ['@Telekom_hilft', 'DE', 'telekom-de'],
    ['Kabel Deutschland', 'DE', 'kabel-deutschland'],
    ['Air Berlin', 'DE', 'air-berlin'],
    ['Telekomm', 'DE', 'none: telekom-de alice-dsl'],
    ['Deutsche Post', 'DE', 'none: dhl-de'],
    ['qqqqqqqq', 'DE', 'none:'],
    ['', 'DE', 'none:'],
  ])('%s in %s is %s', (query, country, result) => {
    expect(chosen(query, country)).toBe(result)
  })

  it('prefers a worldwide company to a foreign one, and names at most five near ones', () => {
    const list = ['GB', '001', 'FR'].map((country, n) =>
      company({ id: `nova-${n}`, name: 'Nova', countries: [country] }),
    )
    expect(choose(directoryOf(list), 'nova', 'DE')).toMatchObject({ kind: 'one', company: { id: 'nova-1' } })
    const many = Array.from({ length: 9 }, (_, n) => company({ id: `n-${n}`, name: `Nova ${n}` }))
    expect(choose(directoryOf(many), 'nova', 'DE')).toMatchObject({
      kind: 'none',
      nearest: { length: 5 },
    })
  })
})

describe('follow', () => {
  it.each([
    ['kabel-deutschland', 'vodafone-de'],
    ['unitymedia', 'vodafone-de'],
    ['alice-dsl', 'o2-de'],
    ['t-mobile-deutschland', 'telekom-de'],
    ['germanwings', 'eurowings'],
    ['rwe', 'eon-de'],
    ['innogy', 'eon-de'],
    ['virgin-trains', 'avanti-west-coast'],
  ])('leads from %s to %s', (old, now) => {
    const way = follow(directory, directory.get(old)!)
    expect(way.company.id).toBe(now)
    expect(way.formerly.map(passed => passed.id)).toEqual([old])
  })

  it('stays where nothing was taken over', () => {
    const telekom = directory.get('telekom-de')!
    expect(follow(directory, telekom)).toEqual({ company: telekom, formerly: [] })
  })

  const taken = (id: string, by: string): Company =>
    company({ id, name: id, successor: { id: by, name: by, since: null } })

  it('ends at a circle, at an unknown successor and after five takeovers', () => {
    const circle = directoryOf([taken('a', 'b'), taken('b', 'a')])
    expect(follow(circle, circle.get('a')!).company.id).toBe('b')
    const self = directoryOf([taken('a', 'a')])
    expect(follow(self, self.get('a')!).company.id).toBe('a')
    const broken = directoryOf([taken('a', 'missing')])
    expect(follow(broken, broken.get('a')!)).toMatchObject({ company: { id: 'a' }, formerly: [] })
    const chain = directoryOf(Array.from({ length: 9 }, (_, n) => taken(`c${n}`, `c${n + 1}`)))
    expect(follow(chain, chain.get('c0')!)).toMatchObject({ company: { id: 'c5' }, formerly: { length: 5 } })
  })
})
