/** What is a mail, however damaged, and what is none. */
import { describe, expect, it } from 'vitest'
import { headOf, isAnyMail, openMail } from '../../src/inbox/open-mail.ts'
import { parseMail } from '../../src/mail/parse.ts'

const BOMB = `x: ${'a'.repeat(600_000)}`

describe('a file', () => {
  it.each([
    'Subject: x\n\nHello',
    'Received: from mx.example\n\nHello',
    'Return-Path: <>\nX-Odd: 1\n\n',
    BOMB,
    `X-Long-Name${BOMB}`,
    `Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(600)}`,
    `Subject: x\n\n${'\n'.repeat(60_000)}`,
  ])('is a mail: %#', async text => {
    const bytes = Buffer.from(text)
    expect(isAnyMail(await openMail(bytes, false, parseMail), bytes)).toBe(true)
  })

  it.each([
    '',
    'Guten Tag,\nalles erledigt.',
    '{"from": "x"}',
    `{"a":${BOMB}`,
    `\0${BOMB}`,
    `%PDF-1.7\n${'\n'.repeat(60_000)}`,
    `\n${'\n'.repeat(60_000)}`,
    '2026-11-23 09:00 nothing\n'.repeat(220_000),
  ])('is none: %#', async text => {
    const bytes = Buffer.from(text)
    expect(isAnyMail(await openMail(bytes, false, parseMail), bytes)).toBe(false)
  })
})

describe('a head', () => {
  it.each([
    ['a: 1\r\nb: 2\r\n\r\nbody\r\n\r\nmore', 'a: 1\r\nb: 2\r\n\r\n'],
    ['a: 1\n\nbody', 'a: 1\n\n'],
    ['a: 1', 'a: 1'],
  ])('of %j', (text, head) => expect(Buffer.from(headOf(Buffer.from(text))).toString()).toBe(head))
})
