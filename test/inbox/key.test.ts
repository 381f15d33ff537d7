/** Copies of a mail are one, and two mails are two, also where neither could be read. */
import { describe, expect, it } from 'vitest'
import { keyOf } from '../../src/inbox/key.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { eml } from '../mail/eml.ts'

const HEAD = ['From: a@fernruf.example', 'Date: Mon, 23 Nov 2026 09:00:00 +0100', 'Subject: Antwort']
const NAMED = ['Message-ID: <their-1@fernruf.example>', ...HEAD]

/** As it is known where the body was not read. */
async function keyUnread(head: readonly string[], body: string): Promise<string> {
  const bytes = eml(...head, '', body)
  return keyOf({ ...(await parseMail(bytes)), text: '' }, bytes)
}

describe('the key of a mail that could not be read', () => {
  it('tells two without Message-ID apart by their bodies', async () => {
    const [one, same, other] = await Promise.all(['eins', 'eins', 'zwei'].map(body => keyUnread(HEAD, body)))
    expect(one).toBe(same)
    expect(one).not.toBe(other)
  })

  it('tells those apart of which only the head is known', async () => {
    const seen = await keyUnread(['X-Id: 1', ...HEAD], '')
    expect(await keyUnread(['X-Id: 2', ...HEAD], '')).not.toBe(seen)
  })

  it('is the same whichever way a named one came, and another for another body', async () => {
    const one = await keyUnread(NAMED, 'eins')
    expect(await keyUnread(['Received: from mx.example', ...NAMED], 'eins')).toBe(one)
    expect(await keyUnread(NAMED, 'zwei')).not.toBe(one)
  })

  it('is the same with the line ends of a file that was saved', async () => {
    const lines = [...NAMED, 'Content-Type: text/plain', '', 'eins', 'zwei']
    const keyOfEnds = async (end: string) => {
      const bytes = Buffer.from(lines.join(end))
      return keyOf({ ...(await parseMail(bytes)), text: '' }, bytes)
    }
    expect(await keyOfEnds('\n')).toBe(await keyOfEnds('\r\n'))
  })

  it('is not the key of one that was read and has no words', async () => {
    const mail = await parseMail(eml(...HEAD, '', ''))
    expect(keyOf(mail)).not.toBe(await keyUnread(HEAD, ''))
  })
})
