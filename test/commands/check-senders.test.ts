/** `check`: who wrote counts; what is not proven is told, with the command that judges it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { bytesOf, type Letter } from '../support/company-mail.ts'
import { desk } from '../support/in-process.ts'
import { type MailboxDesk, mailboxDesk } from '../support/mailbox-desk.ts'
import type { Conversation } from '../support/posts.ts'

const LATER = '2026-11-24T09:00:00.000Z'
const FORGED = { 'Authentication-Results': 'mx.example.org; spf=fail; dmarc=fail' }

let at: MailboxDesk
let one: Conversation
beforeEach(async () => {
  at = await mailboxDesk(['aal'])
  one = await at.open('aal', 'Anschluss tot')
  at.now = LATER
})

const arrive = async (over: Partial<Letter>, inThread = true) => {
  const { subject, messageId: inReplyTo } = one.mails[0]!
  const letter: Letter = {
    from: 'Anna Muster <anna@aal.example>',
    to: 'erika@example.org',
    subject: `Re: ${subject}`,
    at: '2026-11-24T08:00:00.000Z',
    messageId: '<their-1@aal.example>',
    ...(inThread && { inReplyTo }),
    text: 'Guten Tag, bitte senden Sie uns ein Foto der Dose. Anna Muster',
    ...over,
  }
  await at.arrive(await bytesOf(letter))
}

/** As a person sees it. */
const shown = async (...argv: string[]) => {
  const person = desk({}, { settings: { ...at.sandbox.settings }, clock: () => LATER })
  const { stdout, stderr } = await person.run(['check', ...argv], { env: { ESCALATE_HOME: at.home } })
  return stdout + stderr
}
const asJson = async () => {
  const { json, stderr } = await at.run(['check'])
  const { case: found } = (await at.run(['show', one.caseId])).json()
  return { document: json(), stderr, state: found.state, reading: found.events.at(-1).reading }
}

describe('a mail from the address of the company that its domain disowns', () => {
  it('is put before the user, and settles nothing until they have judged it', async () => {
    await arrive({ headers: FORGED })
    const { state, reading } = await asJson()
    expect([state, reading.official, reading.settles]).toEqual(['reply', true, false])
    expect((await at.run(['show', one.caseId])).json().case.next.reason).toContain('for sure')
    const judged = await at.run(['judge', one.caseId, '--as', 'question'])
    expect(judged.json().case.state).toBe('reply')
    expect((await at.run(['judge', one.caseId, '--as', 'unrelated'])).json().case.state).toBe('waiting')
  })

  it.each(['de', 'en'] as const)('is told as one, with the command that judges it (%s)', async language => {
    await arrive({ headers: FORGED })
    const text = await shown('--lang', language)
    expect(text).toMatch(/anna@aal\.example .*dmarc=fail.*judge aal-\d+ --reply 4 --as answer/)
  })

  it('is warned of beside the document, too', async () => {
    await arrive({ headers: FORGED })
    expect((await asJson()).stderr).toContain('dmarc=fail')
  })
})

describe('a mail in our thread from an address that nobody knows', () => {
  const agent = { from: 'Agent <agent@desk.test>' }

  it('settles, as agents answer from many domains', async () => {
    await arrive(agent)
    const { state, reading } = await asJson()
    expect([state, reading.official, reading.settles]).toEqual(['reply', null, true])
  })

  it('does not where its domain disowns it', async () => {
    await arrive({ ...agent, headers: FORGED })
    const { state, reading } = await asJson()
    expect([state, reading.official, reading.settles]).toEqual(['reply', null, false])
  })

  it.each(['de', 'en'] as const)(
    'is told as not proven, with the command that judges it (%s)',
    async language => {
      await arrive(agent)
      const text = await shown('--lang', language)
      expect(text).toMatch(/agent@desk\.test .*judge aal-\d+ --reply 4 --as unrelated/)
    },
  )

  it('says nothing of that where the address is known', async () => {
    await arrive({})
    expect(await shown()).not.toContain('--as unrelated')
  })
})

describe('beside the document', () => {
  it('nothing is told of how a reply was understood', async () => {
    await arrive({})
    const { stderr } = await asJson()
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('Looking for replies')])
  })
})

describe('a notice of the mail system', () => {
  it.each(['de', 'en'] as const)('is not called a stranger (%s)', async language => {
    await arrive({
      from: 'Mail Delivery System <MAILER-DAEMON@mx.test>',
      subject: 'Undelivered Mail Returned to Sender',
      text: 'I could not deliver your message to service@aal.example:\n550 5.1.1 no such user here',
    })
    const text = await shown('--lang', language)
    expect(text).toContain('MAILER-DAEMON@mx.test')
    expect(text).not.toMatch(/no known account|kein bekanntes Konto/)
  })
})

describe('a mail from an address that nobody knows, in the name of the company', () => {
  const stranger = async (over: Partial<Letter>) => {
    const { name } = (await at.run(['show', one.caseId])).json().case.company
    const from = `"${name} Beschwerden" <antwort@desk.invalid>`
    await arrive({ from, subject: 'Ihr Anliegen', ...over }, false)
    return (await at.run(['check'])).json()
  }

  it('waits in the tray, with the case that may be meant', async () => {
    const { unmatched, received } = await stranger({})
    expect(received).toEqual([])
    expect(unmatched).toMatchObject([{ from: 'antwort@desk.invalid' }])
  })

  it('is not kept where it goes to many', async () => {
    const headers = { 'List-Unsubscribe': '<https://desk.invalid/u>' }
    const { unmatched, received } = await stranger({ headers })
    expect([unmatched, received]).toEqual([[], []])
  })
})
