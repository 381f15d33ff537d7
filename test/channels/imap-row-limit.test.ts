import { describe, expect, it } from 'vitest'
import { mostLines } from '../../src/channels/email/imap/row-limit.ts'

describe('the lines an answer may have', () => {
  it.each([
    ['1', 0, 1],
    ['3:5,9', 0, 4],
    ['5:3', 0, 3],
    ['7:*', 40, 40 + 80],
    ['3:5,9', 40, 4 + 80],
    ['*', 4_000_000_000, 3_000_000],
  ])('for %s of %d mails are those asked for, and twice the folder, and some news', (uids, exists, lines) => {
    expect(mostLines(uids, exists)).toBe(lines + 1_000)
  })
})
