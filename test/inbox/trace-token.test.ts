/** A token that is not shown still says whose reply it is. */
import { expect, it } from 'vitest'
import { traceOf } from '../../src/inbox/trace.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { eml } from '../mail/eml.ts'

const TOKEN = 'ref:_00D20abc1._5003xyz9:ref'

it.each([
  ['below the text', ['Guten Tag, wir prüfen das.', '', `[ ${TOKEN} ]`]],
  ['above it', [TOKEN, '', 'Guten Tag, wir prüfen das.']],
  ['below a quote', ['Guten Tag, wir prüfen das.', '', '> Alt.', '', TOKEN]],
])('%s', async (_, lines) => {
  const mail = await parseMail(
    eml('From: a@fernruf.example', 'Content-Type: text/plain; charset=utf-8', '', ...lines),
  )
  expect(traceOf(mail, null).text).toMatch(/^Guten Tag, wir prüfen das\.\n/)
  expect(traceOf(mail, null).text).toContain(TOKEN)
})
