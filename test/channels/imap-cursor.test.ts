import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountMark, lastUid, uidSets, writeCursor } from '../../src/channels/email/imap/cursor.ts'
import { batchesOf, fieldOf, headOf } from '../../src/channels/email/reading.ts'
import { inSet } from './imap-double-mail.ts'

describe('sets of UIDs', () => {
  it('join neighbours', () => {
    expect(uidSets([1, 2, 3, 7, 9, 10])).toEqual(['1:3,7,9:10'])
    expect(uidSets([])).toEqual([])
  })

  it('name each UID once and nothing else, in commands of bounded length', () => {
    const uids = fc.uniqueArray(fc.integer({ min: 1, max: 4000 }), { maxLength: 2000 })
    fc.assert(
      fc.property(uids, numbers => {
        const sets = uidSets([...numbers].sort((a, b) => a - b))
        expect(Math.max(0, ...sets.map(({ length }) => length))).toBeLessThanOrEqual(4000)
        const named = Array.from({ length: 4001 }, (_, uid) => sets.filter(set => inSet(uid, set, 0)).length)
        expect(named.every((count, uid) => count === (numbers.includes(uid) ? 1 : 0))).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})

describe('a cursor', () => {
  const account = accountMark('imap.example.org', 'erika')

  it('comes back as it was written, also with the largest numbers there are', () => {
    const text = writeCursor({ uidValidity: '4294967295', last: 4_294_967_295 }, account)
    expect(lastUid(text, '4294967295', account)).toBe(4_294_967_295)
    expect(lastUid(text, '4294967294', account)).toBeNull()
    expect(lastUid(text, '4294967295', accountMark('imap.example.org', 'max'))).toBeNull()
  })

  it.each(['', '7', '7:x:0123456789abcdef', '7:-1:0123456789abcdef', `${'7'.repeat(99)}:1:0`, 'm1:abc'])(
    'is none where the text is %j',
    text => expect(lastUid(text, '7', account)).toBeNull(),
  )
})

describe('batches', () => {
  it('hold at most 50 mails and about 4 MB, and keep the order', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 12 * 1024 * 1024 }), { maxLength: 300 })
    fc.assert(
      fc.property(sizes, all => {
        const batches = batchesOf(all.map((size, at) => ({ size, at })))
        expect(batches.flat().map(({ at }) => at)).toEqual(all.map((_, at) => at))
        for (const batch of batches) {
          const cost = batch.map(({ size }) => (size > 10 * 1024 * 1024 ? 64 * 1024 : size))
          expect(batch.length).toBeLessThanOrEqual(50)
          expect(batch.length === 1 || cost.reduce((sum, each) => sum + each) <= 4 * 1024 * 1024).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('a head', () => {
  it.each([
    ['A: 1\r\nB: 2\r\n\r\nC: 3\n\n', 'A: 1\r\nB: 2\r\n\r\n'],
    ['A: 1\nB: 2\n\nC: 3\r\n\r\n', 'A: 1\nB: 2\n\n'],
    ['A: 1', 'A: 1'],
  ])('of %j ends with the first empty line', (mail, head) => {
    expect(Buffer.from(headOf(Buffer.from(mail))).toString()).toBe(head)
  })

  it('is cut at 64 KB', () => {
    expect(headOf(Buffer.alloc(1024 * 1024, 'x')).length).toBe(64 * 1024)
  })

  it('gives the first field of a name, unfolded', () => {
    const head = Buffer.from('Other: 1\r\nsubJECT: one\r\n\ttwo\r\n  three\r\nSubject: four\r\n\r\n')
    expect(fieldOf(head, 'subject')).toBe('one two three')
    expect(fieldOf(head, 'sub')).toBeNull()
  })
})
