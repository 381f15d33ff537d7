import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { unmet, valuesAt } from '../../src/sandbox/expect.ts'
import { STORIES } from '../../src/sandbox/stories/index.ts'
import { parseStory } from '../../src/sandbox/story.ts'

type Loose = Record<string, unknown> & { steps: Record<string, unknown>[] }

const both = { de: 'so', en: 'so' }

function good(): Loose {
  const user = { at: '2013-04-20T10:29:00+02:00', who: 'user', says: both, wants: both }
  const said = { at: '2013-04-20T10:56:00+02:00', who: 'company', says: both, account: '@T', text: 'Moin' }
  return {
    id: 'a-1',
    title: both,
    source: 'invented',
    hours: { email: null, facebook: 'Mo-Fr 08:00-20:00' },
    settings: { 'me.name': 'Kim' },
    steps: [
      { ...user, run: ['new', '{case}'], expect: [{ exit: 0 }] },
      { ...said, on: 'x' },
    ],
  }
}

function broken(change: (story: Loose) => void): () => unknown {
  const story = structuredClone(good())
  change(story)
  return () => parseStory(story)
}

describe('the stories', () => {
  it.each(STORIES.map(each => each.id))('%s is well-formed and tells no reading', id => {
    const listed = STORIES.find(each => each.id === id)!
    const story = listed.load()
    expect(story).toMatchObject({ id, title: listed.title })
    for (const step of story.steps)
      if (step.who !== 'user')
        expect(Object.keys(step)).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/class|reading|settles/)]),
        )
  })

  it('are listed under one name each', () => {
    const ids = STORIES.map(each => each.id)
    expect(ids).toEqual(['telekom-2013', 't-mobile-2010', 'psn-2014', 'o2-2014', 'hermes-2014'])
  })

  it('show both languages, and mails only to addresses that never leave the machine', () => {
    for (const { load } of STORIES) {
      const addresses = JSON.stringify(load()).match(/[\w.]+@[\w-]+(\.[\w-]+)+/g) ?? []
      expect(addresses.length).toBeGreaterThan(0)
      for (const address of addresses) expect(address).toMatch(/\.test$/)
    }
  })
})

describe('a story file', () => {
  it('keeps instants in UTC and fills what may be left out', () => {
    const [user, said] = parseStory(good()).steps
    expect(user).toMatchObject({ at: '2013-04-20T08:29:00Z' })
    expect(said).toMatchObject({ automatic: false, ticket: null, headers: {}, thread: true })
  })

  it('lets the customer post by hand, with nothing but a text', () => {
    const byHand = { at: '2013-04-20T11:00:00+02:00', who: 'by-hand', says: both, text: 'Noch da?' }
    const change = (more: object) => broken(story => story.steps.push({ ...byHand, ...more }))
    expect(change({})()).toMatchObject({
      steps: [{}, {}, { who: 'by-hand', text: 'Noch da?', at: '2013-04-20T09:00:00Z' }],
    })
    expect(change({ account: '@T' })).toThrow('steps[2].account should be left out')
    expect(change({ text: '' })).toThrow('steps[2].text should be a text')
  })

  it.each<[string, (story: Loose) => void]>([
    ['id should be lower-case', story => (story.id = 'A b')],
    ['title.en should be a text', story => (story.title = { de: 'x' })],
    ['extra should be left out', story => (story.extra = 1)],
    ['steps should be a list', story => (story.steps = [])],
    ['steps[0].at should be an instant', story => (story.steps[0]!.at = '2013-04-20')],
    ['steps[0].at should be an instant', story => (story.steps[0]!.at = '2013-13-40T10:00:00Z')],
    ['steps[1].at lies before', story => (story.steps[1]!.at = '2013-04-20T09:00:00+02:00')],
    ['steps[0].who should be one of', story => (story.steps[0]!.who = 'nobody')],
    ['steps[0].run should be a list', story => (story.steps[0]!.run = 'new')],
    ['steps[0].run[0] should be a placeholder', story => (story.steps[0]!.run = ['{x:nothing}'])],
    ['steps[0].expect should be a list', story => (story.steps[0]!.expect = [])],
    ['steps[0].expect[0] should be given one', story => (story.steps[0]!.expect = [{ path: 'a' }])],
    [
      'steps[0].expect[0] should be given one',
      story => (story.steps[0]!.expect = [{ path: 'a', is: 1, lacks: 'b' }]),
    ],
    [
      'steps[0].expect[0].matches should be a regular',
      story => (story.steps[0]!.expect = [{ path: 'a', matches: '(' }]),
    ],
    ['steps[0].expect[0].exit should be an exit code', story => (story.steps[0]!.expect = [{ exit: '0' }])],
    [
      'steps[0].expect[0].eqals should be left out',
      story => (story.steps[0]!.expect = [{ path: 'a', eqals: 1 }]),
    ],
    ['steps[1].on should be one of', story => (story.steps[1]!.on = 'fax')],
    ['steps[1].reading should be left out', story => (story.steps[1]!.reading = {})],
    ['steps[1].automatic should be left out', story => (story.steps[1]!.automatic = true)],
    ['hours.email should be a text', story => (story.hours = { email: 8 })],
  ])('%s', (message, change) => {
    expect(broken(change)).toThrow(UserError)
    expect(broken(change)).toThrow(message)
  })

  it('can not smuggle in a line of a header or a prototype', () => {
    const mail = { ...good().steps[1], on: 'email', headers: { 'X-A': 'a\r\nBcc: b@example.org' } }
    expect(broken(story => (story.steps[1] = mail))).toThrow('headers.X-A should be one line')
    expect(() => parseStory(JSON.parse('{"__proto__":{"id":"a"}}'))).toThrow('__proto__ should be left out')
    for (const nothing of [null, [], 'story', 7])
      expect(() => parseStory(nothing)).toThrow('the story should be')
  })
})

describe('an expectation', () => {
  const seen = {
    exit: 0,
    case: { state: 'waiting', events: [{ type: 'case_opened' }, { type: 'sent', tags: ['a'], url: null }] },
  }

  it.each([
    ['case.state', ['waiting']],
    ['case.events.-1.type', ['sent']],
    ['case.events.*.type', ['case_opened', 'sent']],
    ['case.events.length', [2]],
    ['**.url', [null]],
    ['case.events.7.type', []],
    ['case.constructor.name', []],
  ])('finds at %s', (path, values) => {
    expect(valuesAt(seen, path)).toEqual(values)
  })

  it.each([
    { exit: 0 },
    { path: 'case.state', is: 'waiting' },
    { path: 'case.events.-1.url', is: null },
    { path: 'case.events.*.type', includes: 'sent' },
    { path: 'case.events.-1.tags', includes: 'a' },
    { path: 'case.state', matches: '^WAIT' },
    { path: 'case.state', lacks: 'due' },
  ])('holds: %j', wanted => {
    expect(unmet(seen, wanted)).toBeNull()
  })

  it.each([
    { exit: 6 },
    { path: 'case.state', is: 'due' },
    { path: 'case.nothing', is: null },
    { path: 'case.events.*.type', includes: 'closed' },
    { path: 'case.state', matches: 'due' },
    { path: 'case.state', lacks: 'wait' },
    { path: 'case.nothing', lacks: 'secret' },
  ])('does not hold, and says what was found: %j', wanted => {
    expect(unmet(seen, wanted)).toContain('not ')
  })
})
