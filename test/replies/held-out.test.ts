/** Messages that were never learned from (`"split":"test"`), read by the shipped weights; floors stand a little below what is reached. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ChannelName } from '../../src/case/model.ts'
import { read } from '../../src/replies/read.ts'
import { messageOf } from './message.ts'

interface Entry {
  readonly id: string
  readonly split: 'train' | 'test'
  readonly channel: ChannelName
  readonly from: string
  readonly fromName?: string
  readonly company?: readonly string[]
  readonly subject?: string | null
  readonly headers?: Readonly<Record<string, string>>
  readonly inReplyTo?: boolean
  readonly text: string
  readonly expect: { readonly class: string; readonly automatic?: boolean }
}

const entries = (file: string): Entry[] =>
  readFileSync(new URL(`../../vectors/replies/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Entry)

function readingOf({ channel, from, fromName, company, subject, headers, inReplyTo, text }: Entry) {
  return read(
    messageOf({
      channel,
      from,
      senderName: fromName ?? null,
      subject: subject ?? null,
      text,
      headers: Object.entries(headers ?? {}).map(([name, value]) => ({ name: name.toLowerCase(), value })),
      inReplyTo: inReplyTo ? ['<own@case.test>'] : [],
      company: { known: (company ?? []).map(address => ({ channel, address })) },
    }),
  )
}

describe.each([
  ['mail.jsonl', 0.86],
  ['posts.jsonl', 0.86],
])('%s', (file, floor) => {
  const held = entries(file).filter(({ split }) => split === 'test')
  const read = held.map(entry => ({ entry, reading: readingOf(entry) }))

  it(`gets its class in ${floor * 100} of 100`, () => {
    const wrong = read.filter(({ entry, reading }) => reading.class !== entry.expect.class)
    const lines = wrong.map(({ entry, reading }) => `${entry.id} ${entry.expect.class} -> ${reading.class}`)
    process.stderr.write(`${file}: ${held.length - wrong.length} of ${held.length}; ${lines.join(', ')}\n`)
    expect(held.length).toBeGreaterThan(70)
    expect(1 - wrong.length / held.length).toBeGreaterThanOrEqual(floor)
  })

  it('is called automatic only where a machine wrote it', () => {
    const people = read.filter(({ entry, reading }) => reading.automatic && entry.expect.automatic === false)
    expect(people.map(({ entry }) => entry.id)).toEqual([])
  })

  it('has evidence for every verdict', () => {
    expect(read.filter(({ reading }) => reading.evidence.length === 0)).toEqual([])
  })
})
