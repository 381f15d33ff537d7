/** Ten thousand damaged mails: whatever is changed in a real one, it ends in a reading or a refusal, off the main thread. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { incomingOf } from '../../src/inbox/from-mail.ts'
import type { Mail } from '../../src/mail/mail.ts'
import { timedThread } from '../../src/mail/timed-thread.ts'
import { ROOT } from '../support/build.ts'
import { builtThread } from '../support/mail-thread.ts'
import { type Random, randomOf } from '../support/random.ts'
import { absenceNote, deliveryReport, eml, readReceipt } from './eml.ts'

const MUTATIONS = 10_000
const NOON = '2026-11-23T11:00:00.000Z'
const VECTORS = join(ROOT, 'vectors', 'replies', 'raw')

/** What breaks mails: bytes with a meaning somewhere. */
const PIECES = [
  '\r\n',
  '\n',
  '\r',
  '\0',
  '--',
  '--b1',
  '=',
  '=?utf-8?B?',
  '?=',
  '"',
  '(',
  '<',
  '>',
  ':',
  ';',
  '\x1b',
  '\xff',
  '\ufeff',
]

const seeds: readonly Uint8Array[] = [
  deliveryReport('Undeliverable', 'Action: failed', 'Status: 5.1.1', 'Final-Recipient: rfc822;a@example.org'),
  readReceipt(),
  absenceNote(),
  eml(
    'From: "Service, Team" <service@fernruf.example>',
    'Subject: =?utf-8?Q?AW=3A_St=C3=B6rung?=',
    'Content-Type: multipart/alternative; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=utf-8; format=flowed',
    '',
    'Guten Tag, wir melden uns innerhalb von 5 Werktagen. Ticket#2026112210000012',
    '> Wann wird mein Anschluss repariert?',
    '--b1',
    'Content-Type: text/html; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<p>Gr=FC=DFe</p><blockquote>alt</blockquote><a href=3D"https://fernruf.example">hier</a>',
    '--b1--',
  ),
  ...(existsSync(VECTORS) ? readdirSync(VECTORS, { recursive: true }) : [])
    .map(String)
    .filter(name => name.endsWith('.eml'))
    .sort()
    .map(name => readFileSync(join(VECTORS, name))),
]

/** One change: bytes taken out, put in, doubled, swapped, or the end cut off. */
function changed(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1)
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)]
  const size = random.below(60)
  const changes = [
    () => Buffer.concat([head, tail.subarray(size)]),
    () => Buffer.concat([head, Buffer.from(random.pick(PIECES), 'latin1'), tail]),
    () => Buffer.concat([head, Uint8Array.from({ length: size }, () => random.below(256)), tail]),
    () =>
      Buffer.concat([
        head,
        ...Array.from({ length: 1 + random.below(30) }, () => tail.subarray(0, size)),
        tail,
      ]),
    () => Buffer.concat([tail.subarray(0, size), head, tail.subarray(size)]),
    () => head,
  ]
  return random.pick(changes)()
}

function mutated(random: Random): Uint8Array {
  let bytes = Buffer.from(random.pick(seeds))
  for (let left = 1 + random.below(6); left > 0; left -= 1) bytes = Buffer.from(changed(bytes, random))
  return new Uint8Array(bytes)
}

/** A machine at its limit must not make an honest job late. */
const LONG = 60_000
const thread = timedThread(builtThread())
afterAll(() => thread.close())

function messageOf(mail: Mail) {
  const { sender, ...incoming } = incomingOf(mail, NOON)
  return { ...incoming, from: sender, company: null, ownRefs: [], sentBefore: NOON }
}

/** @returns how it ended; reading never refuses a message as unreadable, which it would if it threw */
async function outcome(bytes: Uint8Array): Promise<string> {
  try {
    const mail = (await thread.run({ parse: bytes }, LONG)) as Mail
    const reading = (await thread.run({ read: messageOf(mail) }, LONG)) as { class: string }
    return reading.class
  } catch (error) {
    expect(error).toBeInstanceOf(UserError)
    return (error as UserError).code
  }
}

describe('10,000 mutated mails', () => {
  it('end in a reading or a refusal, while the main thread stays free', async () => {
    const random = randomOf(4)
    const ends = new Map<string, number>()
    let turns = 0
    for (let done = 0; done < MUTATIONS; done += 1) {
      setImmediate(() => (turns += 1))
      const end = await outcome(mutated(random))
      ends.set(end, (ends.get(end) ?? 0) + 1)
    }
    expect(ends.has('mail_unreadable')).toBe(false)
    expect(ends.has('mail_too_complex')).toBe(false)
    expect(ends.size).toBeGreaterThan(4)
    // Had the mails been worked on here, nothing else would have had its turn between two of them.
    expect(turns).toBeGreaterThan(MUTATIONS * 0.9)
  }, 240_000)
})
