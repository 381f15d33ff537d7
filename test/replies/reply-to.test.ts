/** Mail in the company's name that wants its answers elsewhere: mostly a service desk, sometimes an impostor. */
import { describe, expect, it } from 'vitest'
import { impostureOf, isFromCompany } from '../../src/replies/official.ts'
import { read } from '../../src/replies/read.ts'
import { otherReplyToIn, replyToEvidence } from '../../src/replies/who-answers.ts'
import { messageOf } from './message.ts'

const known = [
  { channel: 'email', address: 'service@fernruf.example' },
  { channel: 'web-form', address: 'https://www.fernruf-gruppe.example' },
] as const
const TEXT = 'Guten Tag, wir haben die Leitung geprüft. Bitte nennen Sie uns Ihre Kundennummer.'
const mail = (replyTo: string, from = 'service@fernruf.example', inReplyTo: string[] = []) =>
  messageOf({
    ...{ from, text: TEXT, inReplyTo, company: { known } },
    headers: replyTo === '' ? [] : [{ name: 'reply-to', value: replyTo }],
  })

describe('an answer is wanted', () => {
  it.each([
    '',
    'service@fernruf.example',
    'Fernruf <ticket+77@mail.fernruf.example>',
    'hilfe@fernruf-gruppe.example',
    '"x@evil.test" <service@fernruf.example>',
  ])('at home: %s', replyTo => {
    const { official, settles, evidence } = read(mail(replyTo))
    expect([official, settles, otherReplyToIn(evidence)]).toEqual([true, true, null])
  })

  it.each([
    ['desk@callcenter.example', 'desk@callcenter.example'],
    ['"Fernruf" <support@fernruf.zendesk.com>', 'support@fernruf.zendesk.com'],
    ['fernruf-hilfe@fernruf-hilfe.zendesk.com', 'fernruf-hilfe@fernruf-hilfe.zendesk.com'],
    ['service@fernruf.example, desk@callcenter.example', 'desk@callcenter.example'],
  ])('at a service desk: told, and still theirs: %s', (replyTo, address) => {
    const { official, settles, evidence } = read(mail(replyTo))
    expect([official, settles]).toEqual([true, true])
    expect(otherReplyToIn(evidence)).toEqual({ address, like: null })
  })

  it.each(['service@fernruf-hilfe.example', 'service@femruf.example', 'fernruf.service@gmail.com'])(
    'at a look-alike: nobody official, and nothing is settled, not even in our own thread: %s',
    replyTo => {
      for (const thread of [[], ['<a@case.test>']]) {
        const message = mail(replyTo, undefined, thread)
        const { official, settles, evidence } = read(message)
        expect([official, settles, impostureOf(message)?.sure]).toEqual([false, false, true])
        expect(otherReplyToIn(evidence)).toEqual({ address: replyTo, like: 'service@fernruf.example' })
      }
    },
  )

  it('by a stranger anywhere: that it is a stranger is told, no more', () => {
    const { official, evidence } = read(mail('other@elsewhere.test', 'somebody@else.test'))
    expect([official, otherReplyToIn(evidence)]).toEqual([false, null])
  })

  it('on no other channel, and by nobody where the company is not known', () => {
    expect(isFromCompany({ ...mail('a@fernruf-hilfe.example'), channel: 'letter' })).toBe(null)
    expect(read({ ...mail('a@b.example'), company: null }).official).toBe(null)
  })

  it('by a machine that only reports: not told', () => {
    const { class: kind, evidence } = read({
      ...mail('x@news.example'),
      subject: 'Newsletter November: neue Tarife',
      text: 'Jetzt entdecken! Newsletter abbestellen: https://fernruf.example/ab',
    })
    expect([kind, otherReplyToIn(evidence)]).toEqual(['unrelated', null])
  })
})

it('evidence of it is found among other evidence', () => {
  expect(otherReplyToIn(['Reply-To: is a header', replyToEvidence('a@b.test', 'c@d.test')])).toEqual({
    address: 'a@b.test',
    like: 'c@d.test',
  })
})
