import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHANNELS } from '../../src/case/model.ts'
import { READING_CLASSES } from '../../src/case/reading.ts'
import { read } from '../../src/replies/read.ts'
import { messageOf } from './message.ts'
import { ENGLISH, GERMAN, SECOND_LOOK, STORIES } from './vectors.ts'

describe.each([
  ['stories', STORIES],
  ['German', GERMAN],
  ['English', ENGLISH],
  ['second look', SECOND_LOOK],
])('%s', (_, vectors) => {
  it.each(vectors)('$name', ({ message, is }) => {
    expect(read(messageOf(message))).toMatchObject(is)
  })
})

const SETTLING = ['question', 'offer', 'refusal', 'answer', 'redirect']
const words = fc.array(
  fc.constantFrom(
    ...'bitte per DM leider nicht Gutschein am Montag ? . > Am schrieb: wrote: On 2026 <a@b.example> Ticket# 12 -- \n'.split(
      ' ',
    ),
    'innerhalb von',
    '5 Werktagen',
    'https://',
  ),
  { maxLength: 60 },
)
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  words.map(list => list.join(' ')),
)
const headers = fc.array(
  fc.record({
    name: fc.constantFrom(
      'auto-submitted',
      'precedence',
      'list-id',
      'return-path',
      '__proto__',
      'x-failed-recipients',
    ),
    value: fc.string({ maxLength: 40 }),
  }),
  { maxLength: 4 },
)

describe('read', () => {
  it('always gives a reading that keeps its own rules', () => {
    const message = fc.record({
      channel: fc.constantFrom(...CHANNELS),
      text,
      subject: fc.option(text),
      from: fc.option(text),
      headers,
      report: fc.option(
        fc.record({ type: fc.option(fc.string()), fields: fc.array(headers, { maxLength: 3 }) }),
      ),
      inReplyTo: fc.array(fc.string(), { maxLength: 2 }),
    })
    fc.assert(
      fc.property(message, given => {
        const reading = read(messageOf(given))
        expect(READING_CLASSES).toContain(reading.class)
        expect(reading.confidence).toBeGreaterThan(0)
        expect(reading.confidence).toBeLessThanOrEqual(1)
        expect(reading.evidence.length).toBeGreaterThan(0)
        if (reading.settles)
          expect([reading.automatic, SETTLING.includes(reading.class)]).toEqual([false, true])
        if (reading.redirect !== null) expect(reading.class).toBe('redirect')
        if (['bounce', 'delay'].includes(reading.class)) expect(reading.bounce).not.toBeNull()
      }),
      { numRuns: 1000 },
    )
  })

  it('is the same for the same message', () => {
    const message = messageOf({ text: 'Wir melden uns bis Montag.' })
    expect(read(message)).toEqual(read(message))
  })

  it('knows nobody as official where no address of the company is known', () => {
    const message = messageOf({ channel: 'x', from: '@somebody', text: 'Hallo', company: { known: [] } })
    expect(read(message).official).toBeNull()
  })

  it('takes a mail of several authors as nobody\u2019s, one that was pasted without a sender as theirs', () => {
    const company = { known: [{ channel: 'email', address: 'service@fernruf.example' }] } as const
    const headers = [{ name: 'from', value: 'service@fernruf.example, evil@evil.example' }]
    const mail = { company, from: null, text: 'Guten Tag, der Anschluss geht wieder.' }
    expect(read(messageOf({ ...mail, headers }))).toMatchObject({ official: false, settles: false })
    expect(read(messageOf({ ...mail, headers, company: null }))).toMatchObject({ official: null })
    expect(read(messageOf(mail))).toMatchObject({ official: null, settles: true })
  })

  it('gives the words of a mail that was only passed on to nobody', () => {
    const inner = '> Wir melden uns innerhalb von 3 Werktagen.\n> Bitte senden Sie uns ein Foto.'
    const text = `---------- Forwarded message ----------\nFrom: A <a@example.org>\nSubject: x\n\n${inner}`
    const alone = read(messageOf({ channel: 'email', text }))
    expect(alone).toMatchObject({
      class: 'answer',
      settles: false,
      promise: null,
      needs: [],
      visibleText: inner,
    })
    expect(alone.confidence).toBeLessThan(0.5)
    const said = read(messageOf({ channel: 'email', text: `Bitte senden Sie uns ein Foto.\n\n${text}` }))
    expect(said).toMatchObject({ class: 'question', needs: ['photo'] })
  })

  it('takes a mail from another domain as theirs only in our own thread', () => {
    const company = { known: [{ channel: 'email', address: 'service@fernruf.example' }] } as const
    const mail = { company, from: 'agent@desk.test', text: 'Guten Tag, der Anschluss geht wieder.' }
    expect(read(messageOf(mail))).toMatchObject({ official: false, settles: false })
    expect(read(messageOf({ ...mail, inReplyTo: ['<a@case.test>'] }))).toMatchObject({ settles: true })
  })

  it('stays quick on long lines made to be slow', () => {
    const attacks = [
      'am '.repeat(60_000),
      '>'.repeat(200_000),
      `on ${'wrote '.repeat(40_000)}`,
      'bitte '.repeat(40_000),
      '[a:'.repeat(60_000),
      'ref'.repeat(60_000),
    ]
    for (const attack of attacks) expect(READING_CLASSES).toContain(read(messageOf({ text: attack })).class)
  }, 10_000)
})
