import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coreCompanies, LARGEST_FILE, mergeCompanies, parseCompanies } from '../../src/companies/load.ts'
import { UserError } from '../../src/errors.ts'
import { channel, company } from './fixture.ts'

function failure(text: string): UserError {
  try {
    parseCompanies(text, 'own.json')
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('was accepted')
}

const minimal = { id: 'example', name: 'Example' }
const withChannel = (fields: object) =>
  JSON.stringify([
    { ...minimal, channels: [{ channel: 'email', address: 'service@example.com', ...fields }] },
  ])
const withFields = (fields: object) => JSON.stringify([{ ...minimal, ...fields }])

describe('parseCompanies', () => {
  it('fills in cautious defaults', () => {
    const [read] = parseCompanies(withChannel({}), 'own.json')
    expect(read).toEqual(
      company({
        id: 'example',
        countries: [],
        channels: [
          channel({ purpose: 'general', source: 'own.json', checked: null, confidence: 'unverified' }),
        ],
      }),
    )
  })

  it('reads a list, an object with companies, and a byte order mark', () => {
    const list = JSON.stringify([minimal])
    const wanted = parseCompanies(list, 'own.json')
    expect(wanted).toHaveLength(1)
    expect(parseCompanies(`{"schema":"x","companies":${list}}`, 'own.json')).toEqual(wanted)
    expect(parseCompanies(`\uFEFF${list}`, 'own.json')).toEqual(wanted)
  })

  it.each([
    ['[', 'own.json: not valid JSON'],
    ['{"companies": [\n{"id": "a" "name": "b"}]}', 'line 2'],
    ['"text"', 'expected a list of companies'],
    ['{"companies": {}}', 'expected a list of companies'],
    ['[3]', 'company number 1, field "(entry)": expected an object'],
    ['[{"name": "No id"}]', 'company number 1, field "id": expected a text that is not blank'],
    ['[{"id": "Ünfug", "name": "x"}]', 'small letters a-z'],
    ['[{"id": "a"}]', 'company "a", field "name"'],
    ['[{"id": "a", "name": "  "}]', 'company "a", field "name"'],
    ['[{"id": "a", "name": "b"}, {"id": "a", "name": "c"}]', 'the id "a" stands there twice'],
    [withFields({ name: 'x'.repeat(201) }), 'at most 200 characters'],
    [withFields({ name: 'a\u001b[31m' }), 'without control characters'],
    [withFields({ aliases: 'x' }), 'field "aliases": expected a list'],
    [withFields({ aliases: [3] }), 'aliases[0]'],
    [withFields({ countries: ['de'] }), 'field "countries[0]": expected two capital letters'],
    [withFields({ website: 'example.com' }), 'field "website": expected a web address'],
    [withFields({ website: 'javascript:alert(1)' }), 'field "website": expected a web address'],
    [withFields({ wikidata: '9396' }), 'an item such as Q9396'],
    [withFields({ gone: 'yes' }), 'field "gone": expected true or false'],
    [withFields({ successor: 'telekom-de' }), 'field "successor": expected an object'],
    [withFields({ successor: { id: 'example', name: 'x' } }), 'another company than this one'],
    [withFields({ successor: { id: 'b', name: 'x', since: '2020-10' } }), 'field "successor.since"'],
    [withFields({ channels: [null] }), 'field "channels[0]": expected an object'],
    [withFields({ channels: Array(201).fill({}) }), 'at most 200 entries'],
    [withChannel({ channel: 'fax' }), 'field "channels[0].channel": expected one of email'],
    [withChannel({ address: 'nobody' }), 'field "channels[0].address": expected a mail address'],
    [withChannel({ channel: 'x', address: 'example' }), 'expected a handle such as @example'],
    [withChannel({ channel: 'facebook', address: 'https://example.com/x' }), 'the name of the page'],
    [withChannel({ channel: 'phone', address: '0800 123456' }), 'an international number'],
    [withChannel({ channel: 'letter', address: 'one line' }), 'a postal address of 2 to 10 lines'],
    [withChannel({ purpose: 'press' }), 'field "channels[0].purpose": expected one of support'],
    [withChannel({ status: 'closed' }), 'field "channels[0].status"'],
    [withChannel({ ended: '2026-02-31' }), 'field "channels[0].ended": expected a date'],
    [withChannel({ checked: 'today' }), 'field "channels[0].checked": expected a date'],
    [withChannel({ confidence: 1 }), 'field "channels[0].confidence"'],
  ])('refuses %s', (text, message) => {
    const error = failure(text)
    expect(error).toMatchObject({ code: 'bad_directory', exit: 2 })
    expect(error.message).toContain('own.json')
    expect(error.message).toContain(message)
  })

  it('refuses a file of more than 5 MB before it reads it', () => {
    expect(failure(' '.repeat(LARGEST_FILE + 1)).message).toContain('5 MB')
  })

  it('takes nothing from a polluted prototype', () => {
    const text = '[{"id":"a","name":"b","__proto__":{"gone":true,"website":"https://example.com"}}]'
    expect(parseCompanies(text, 'own.json')[0]).toMatchObject({ gone: false, website: null })
    expect(({} as { gone?: boolean }).gone).toBeUndefined()
  })

  it('answers any JSON with companies or a UserError', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.array(fc.object()).map(list => JSON.stringify(list)),
        ),
        text => {
          try {
            expect(Array.isArray(parseCompanies(text, 'own.json'))).toBe(true)
          } catch (error) {
            expect(error).toBeInstanceOf(UserError)
          }
        },
      ),
    )
  })
})

describe('mergeCompanies', () => {
  it('puts own channels in front of the known ones and keeps the rest', () => {
    const mine = company({
      id: 'telekom-de',
      name: 'Meine Telekom',
      channels: [channel({ address: 'me@example.org' })],
    })
    const merged = mergeCompanies(coreCompanies(), [mine])
    const telekom = merged.find(known => known.id === 'telekom-de')!
    const before = coreCompanies().find(known => known.id === 'telekom-de')!
    expect(merged).toHaveLength(coreCompanies().length)
    expect(telekom.name).toBe('Deutsche Telekom')
    expect(telekom.aliases).toContain('Meine Telekom')
    expect(telekom.website).toBe(before.website)
    expect(telekom.channels.map(entry => entry.address)).toEqual([
      'me@example.org',
      ...before.channels.map(entry => entry.address),
    ])
  })

  it('puts an own company first and leaves the core as it was', () => {
    const before = structuredClone(coreCompanies())
    const merged = mergeCompanies(coreCompanies(), [company({ id: 'corner-shop', name: 'Corner Shop' })])
    expect(merged[0]?.id).toBe('corner-shop')
    expect(merged).toHaveLength(before.length + 1)
    expect(coreCompanies()).toEqual(before)
  })
})
