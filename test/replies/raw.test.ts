import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Reading } from '../../src/case/reading.ts'
import { incomingOf } from '../../src/inbox/from-mail.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { read } from '../../src/replies/read.ts'
import { messageOf } from './message.ts'

const folder = new URL('../../vectors/replies/raw/', import.meta.url)
const bytesOf = (file: string): Uint8Array => readFileSync(fileURLToPath(new URL(file, folder)))

async function readBytes(bytes: Uint8Array): Promise<Reading> {
  const { sender: from, ...mail } = incomingOf(await parseMail(bytes), '2026-11-20T09:00:00Z')
  return read(messageOf({ ...mail, from }))
}

const rows = readFileSync(fileURLToPath(new URL('mails.tsv', folder)), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map(line => {
    const [file = '', wanted = '', permanent = '', status = ''] = line.split('\t')
    return { file, wanted, permanent, status }
  })
const FAILURES = ['bounce', 'delay']

/** Message-IDs that stand in the bytes below the own head: of the mail that came back. */
function returnedIds(bytes: Uint8Array): string[] {
  const source = new TextDecoder('latin1').decode(bytes).replaceAll('\r\n', '\n')
  const body = source.slice(source.indexOf('\n\n'))
  return [...body.matchAll(/^message-id:\s*(<[^>\s]+>)/gim)].map(([, id]) => id!)
}

describe('delivery failures', () => {
  it.each(rows.filter(({ wanted }) => FAILURES.includes(wanted)))('$file', async row => {
    const bytes = bytesOf(row.file)
    const reading = await readBytes(bytes)
    expect(reading).toMatchObject({ class: row.wanted, automatic: true, settles: false, promise: null })
    const { bounce, inReplyTo } = reading
    if (row.permanent !== 'either') expect(String(bounce?.permanent)).toBe(row.permanent)
    if (row.status !== '') expect(bounce?.status).toBe(row.status)
    expect(bounce?.reason).not.toBe('')
    // This one ticket system names no address at all.
    if (row.file !== 'b-ticket-01.eml') expect(bounce?.recipient).toMatch(/^[^\s<>@]+@[^\s<>@]+$/)
    const [returned] = returnedIds(bytes)
    if (returned !== undefined) expect(inReplyTo).toContain(returned)
  })
})

describe('read receipts', () => {
  it.each(rows.filter(({ wanted }) => wanted === 'read_receipt'))('$file', async ({ file }) => {
    expect(await readBytes(bytesOf(file))).toMatchObject({
      class: 'read_receipt',
      settles: false,
      bounce: null,
    })
  })
})

describe('reports, lists and newsletters by their headers', () => {
  const named = /^u-(?:list|tlsrpt|dmarc|arf|phish|quarantine)/
  it.each(rows.filter(({ file }) => named.test(file)))('$file', async ({ file }) => {
    expect(await readBytes(bytesOf(file))).toMatchObject({
      class: 'unrelated',
      automatic: false,
      settles: false,
    })
  })
})

describe('everything else', () => {
  const MACHINES = [...FAILURES, 'read_receipt', 'unrelated']
  it.each(rows.filter(({ wanted }) => !MACHINES.includes(wanted)))(
    '$file is none of them',
    async ({ file }) => {
      const reading = await readBytes(bytesOf(file))
      expect(reading.bounce).toBeNull()
      expect(MACHINES).not.toContain(reading.class)
    },
  )
})

describe('damage', () => {
  /** Cuts, doubles or overwrites a stretch; the same for the same number. */
  function damaged(bytes: Uint8Array, seed: number): Uint8Array {
    const at = (seed * 2654435761) % bytes.length
    const end = Math.min(bytes.length, at + 1 + (seed % 97))
    const middle = [new Uint8Array(), bytes.slice(at, end), new Uint8Array(end - at).fill(seed % 256)][
      seed % 3
    ]!
    const again = seed % 3 === 1 ? bytes.slice(at, end) : new Uint8Array()
    return Uint8Array.from([...bytes.slice(0, at), ...middle, ...again, ...bytes.slice(end)])
  }

  it('of a few bytes never keeps a mail from being read', async () => {
    for (const [index, { file }] of rows.entries()) {
      const reading = await readBytes(damaged(bytesOf(file), index + 1))
      expect(reading.evidence.length).toBeGreaterThan(0)
      if (FAILURES.includes(reading.class)) expect(reading.bounce).not.toBeNull()
    }
  }, 30_000)
})
