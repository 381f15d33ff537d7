/** `next` looks first whether they have answered (CONTRACT section 1). */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runNext } from '../../src/commands/next.ts'
import { bytesOf } from '../support/company-mail.ts'
import { desk } from '../support/in-process.ts'
import { type MailboxDesk, mailboxDesk } from '../support/mailbox-desk.ts'
import { CUSTOMER } from '../support/posts.ts'
import { sitting } from '../support/sitting.ts'

const CASE = 'aal-1'
const NEW = [
  ...['new', '--company', 'aal', '--title', 'Anschluss tot', '--problem', 'Seit Samstag tot.'],
  ...['--wish', 'Bitte beheben.', '--channels', 'email,x', '--to', 'x=@aal', '--yes'],
]
/** The first wait is over on 30 November. */
const LATE = '2026-12-02T09:00:00.000Z'
const HOUR = 3_600_000
const later = (hours: number) => new Date(Date.parse(LATE) + hours * HOUR).toISOString()

interface Opened extends MailboxDesk {
  readonly messageId: string
}

async function opened(): Promise<Opened> {
  const at = await mailboxDesk(['aal'])
  const { exit, json, stderr } = await at.run(NEW)
  if (exit !== 0) throw new Error(stderr)
  const { messageId } = json().case.events[1]
  at.now = LATE
  return Object.assign(at, { messageId })
}

const next = async (at: MailboxDesk, ...argv: string[]) => {
  const { exit, json } = await at.run(['next', CASE, ...argv])
  return { exit, code: json().error?.code ?? null, state: json().case?.state ?? null, json: json() }
}

describe('without a terminal', () => {
  it('nothing is sent before a check that is younger than 24 hours', async () => {
    const at = await opened()
    const first = await next(at, '--yes')
    expect([first.exit, first.code]).toEqual([3, 'check_first'])
    expect(first.json.error.hints).toEqual(['escalate check'])
    expect((await at.run(['check'])).exit).toBe(0)
    at.now = later(25)
    expect(await next(at, '--yes')).toMatchObject({ exit: 3, code: 'check_first' })
    await at.run(['check'])
    at.now = later(48)
    expect(await next(at, '--yes')).toMatchObject({ exit: 0, state: 'hand-off' })
  })

  it('a check that lies ahead is none', async () => {
    const at = await opened()
    at.now = later(100)
    await at.run(['check'])
    at.now = LATE
    expect(await next(at, '--yes')).toMatchObject({ exit: 3, code: 'check_first' })
  })

  it('a dry run needs no look, and neither does a case without a mailbox', async () => {
    const at = await opened()
    expect((await next(at, '--dry-run')).exit).toBe(0)
    const { exit } = await at.run(['next', CASE, '--yes'], { 'email.maildir': '' })
    expect(exit).toBe(0)
  })

  it('a case of which nothing has left needs none', async () => {
    const at = await mailboxDesk(['aal'])
    await at.run(NEW, { 'email.mode': 'hand-off' })
    at.now = LATE
    await at.run(['confirm', CASE, '--not-sent'])
    expect((await next(at, '--yes')).exit).toBe(0)
  })
})

function sit(at: MailboxDesk, answers: readonly boolean[], settings = {}) {
  const own = { 'email.from': CUSTOMER, 'me.email': CUSTOMER }
  const outside = {
    ...desk().system,
    env: { ESCALATE_HOME: at.home, ...at.sandbox.env },
    clock: () => at.now,
    settings: { ...at.sandbox.settings, ...own, ...settings },
    ownCompaniesOnly: true,
  }
  return sitting(outside, answers, world => runNext(world, {}, CASE))
}

const typesOf = (at: MailboxDesk) => at.look(store => store.load(CASE)?.map(({ type }) => type))

async function theyWrite(at: Opened, text: string, headers: Record<string, string> = {}): Promise<void> {
  const head = { from: 'service@aal.example', to: CUSTOMER, subject: 'Re: Anschluss tot', at: at.now }
  const thread = { messageId: '<answer@aal.example>', inReplyTo: at.messageId }
  await at.arrive(await bytesOf({ ...head, ...thread, text, headers }))
}

describe('on a terminal', () => {
  it('an answer in the mailbox is shown instead of sending', async () => {
    const at = await opened()
    await theyWrite(at, 'Guten Tag, bitte nennen Sie uns Ihre Kundennummer. Viele Grüße, Anna Muster')
    const { code, questions, printed } = await sit(at, [])
    expect([code, questions]).toEqual([0, []])
    expect(printed).toContain('another step is due')
    expect(typesOf(at)).toEqual(['case_opened', 'send_started', 'sent', 'reply_received'])
  })

  it('a receipt changes nothing that is due: the next step is shown and asked about, with what came in', async () => {
    const at = await opened()
    await theyWrite(at, 'Ihre Nachricht ist eingegangen. Vorgangsnummer: 20261202001', {
      'Auto-Submitted': 'auto-replied',
    })
    const { code, questions } = await sit(at, [false])
    expect([code, questions.length]).toEqual(['cancelled', 1])
    expect(questions[0]).not.toContain('answered')
    expect(typesOf(at)).toEqual(['case_opened', 'send_started', 'sent', 'reply_received'])
  })

  it('a mailbox that cannot be read is told of, and the person is asked', async () => {
    const at = await opened()
    const gone = { 'email.maildir': join(at.home, 'nowhere') }
    const { code, questions, printed } = await sit(at, [true], gone)
    expect([code, questions]).toEqual([0, ['Have they answered since?']])
    expect(printed).toContain('could not be fetched (e-mail)')
    expect(printed).toContain('log aal-1')
    expect(typesOf(at)).toEqual(['case_opened', 'send_started', 'sent'])
  })

  it('what was said where no mailbox is, only the person knows', async () => {
    const at = await opened()
    await at.run(['check'])
    await next(at, '--yes')
    await at.run(['confirm', CASE])
    await at.run(['change', CASE, '--channels', 'email,x,facebook', '--to', 'facebook=aal'])
    at.now = '2026-12-20T09:00:00.000Z'
    expect((await sit(at, [true])).questions).toEqual(['Have they answered since?'])
  })
})
