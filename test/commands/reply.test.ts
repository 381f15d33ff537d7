import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  ANSWER,
  CASE,
  headerOf,
  type ReplyDesk,
  replyDesk,
  type Theirs,
  TICKET,
  TUESDAY,
} from './reply-desk.ts'

describe('an answer', () => {
  it('goes to who asked, in their thread, with their ticket as they wrote it', async () => {
    const at = await replyDesk()
    at.theyWrote()
    const { exit, json } = await at.go(...ANSWER, '--yes')
    expect([exit, json().case.state]).toEqual([0, 'waiting'])
    expect(at.server.stored[1]!.to).toEqual(['service@example.com'])
    const sent = at.sent(1)
    expect(headerOf(sent, 'Subject')).toBe(`Re: Your matter [Ticket#${TICKET}]`)
    expect(headerOf(sent, 'In-Reply-To')).toBe('<one@example.com>')
    expect(headerOf(sent, 'References')).toBe(`${at.first} <one@example.com>`)
    expect(json().case.events.at(-2).message.text).toMatchInlineSnapshot(`
      "Guten Tag,

      vielen Dank für Ihre Nachricht vom 23. November 2026 (Vorgang 2026112210000012).

      My customer number is 4711.

      Freundliche Grüße
      Erika Beispiel"
    `)
  })

  it('is an event of its own purpose, and starts the wait again', async () => {
    const at = await replyDesk()
    at.theyWrote()
    const { events, waitingFor } = (await at.go(...ANSWER, '--yes')).json().case
    expect(events.at(-2)).toMatchObject({ type: 'send_started', purpose: 'reply' })
    expect(events.at(-1)).toMatchObject({
      type: 'sent',
      deadline: { rule: '5bd', from: TUESDAY, dueDate: '2026-12-01' },
    })
    expect(waitingFor).toMatchObject({ step: 'complaint', channel: 'email', since: TUESDAY })
  })

  it('leaves a date that the user set and that lies ahead', async () => {
    const at = await replyDesk()
    await at.go('wait', CASE, '--until', '2026-12-20')
    at.theyWrote()
    const { events } = (await at.go(...ANSWER, '--yes')).json().case
    expect(events.at(-1).deadline).toMatchObject({ rule: 'by:2026-12-20', dueDate: '2026-12-20' })
  })

  it('handed off starts the wait when it is confirmed, also where the first step had a date of its own', async () => {
    const at = await replyDesk()
    const [opened] = at.add()
    const ladder = (opened as unknown as { ladder: object[] }).ladder
    at.add({
      type: 'case_changed',
      at: TUESDAY,
      ladder: ladder.map(rung => ({ ...rung, wait: 'by:2026-11-23' })),
    })
    await at.go('wait', CASE, '--for', '3bd')
    at.theyWrote({ sender: 'agent@desk.test', official: null })
    await at.go(...ANSWER, '--yes')
    const { events, waitingFor } = (await at.go('confirm', CASE)).json().case
    expect(events.at(-1)).toMatchObject({ type: 'hand_off_confirmed', deadline: { rule: '3bd' } })
    expect(waitingFor).toMatchObject({ channel: 'email', since: TUESDAY })
  })

  it('leaves the ladder where it is: after the wait the next step is due', async () => {
    const at = await replyDesk()
    at.theyWrote()
    await at.go(...ANSWER, '--yes')
    const { cases } = (await at.run(['status', '--json', '--now', '2026-12-02T09:00:00Z'])).json()
    expect(cases[0]).toMatchObject({ state: 'due', next: { action: 'send', channel: 'x' } })
  })

  it('carries the files that go with it, and not those of the complaint', async () => {
    const at = await replyDesk()
    const [old, fresh] = [join(at.home, 'old.txt'), join(at.home, 'meter.txt')]
    writeFileSync(old, 'old')
    writeFileSync(fresh, 'fresh')
    await at.go('change', CASE, '--attach', old)
    at.theyWrote()
    const plan = (await at.go(...ANSWER, '--attach', fresh, '--dry-run')).json()
    expect(plan.messages[0].attachments.map(({ name }: { name: string }) => name)).toEqual(['meter.txt'])
    const { exit } = await at.go(...ANSWER, '--attach', fresh, '--yes')
    expect(exit).toBe(0)
    expect(at.sent(1)).toContain('filename=meter.txt')
    expect(at.sent(1)).not.toContain('old.txt')
    writeFileSync(fresh, 'changed meanwhile')
    const again = (await at.go('show', CASE)).json().case.events.at(-2).message.attachments
    expect(again).toHaveLength(1)
  })

  it.each([
    ['their subject without any ticket', { subject: 'Your matter', tickets: [] }, 'Re: Your matter'],
    [
      'a ticket that stands in the text only',
      { subject: 'Your matter', text: `Hello, [Ticket#${TICKET}] is yours.` },
      `Re: Your matter [Ticket#${TICKET}]`,
    ],
    [
      'a ticket without brackets',
      { subject: 'Your matter', text: `Ticket number ${TICKET}.` },
      `Re: Your matter (${TICKET})`,
    ],
    [
      'no subject at all',
      { subject: null, text: `[name #${TICKET}]` },
      `Re: The line is dead since Saturday [name #${TICKET}]`,
    ],
    [
      'a subject of line breaks',
      { subject: 'Your\r\nBcc: evil@example.net', tickets: [] },
      'Re: Your Bcc: evil@example.net',
    ],
    [
      'a long subject',
      { subject: `${'word '.repeat(200)} [Ticket#${TICKET}]` },
      /^Re: (?:word ){28}.*… \[Ticket#2026112210000012\]$/,
    ],
  ] as readonly [string, Theirs, string | RegExp][])('has %s', async (_, theirs, subject) => {
    const at = await replyDesk()
    at.theyWrote(theirs)
    const plan = (await at.go(...ANSWER, '--dry-run')).json()
    expect(plan.messages[0].subject).toMatch(
      subject instanceof RegExp ? subject : new RegExp(`^${subject.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`),
    )
  })
})

describe('without --reply', () => {
  const answered = ({ sent }: ReplyDesk) => headerOf(sent(1), 'In-Reply-To')

  it('an open question is answered, not the message that came after it', async () => {
    const at = await replyDesk()
    at.theyWrote({ messageId: '<asked@example.com>' })
    at.theyWrote({ kind: 'answer', messageId: '<later@example.com>' })
    await at.go(...ANSWER, '--yes')
    expect(answered(at)).toBe('<asked@example.com>')
  })

  it('a question on the phone does not keep a mail from being answered', async () => {
    const at = await replyDesk()
    at.theyWrote({ kind: 'answer', messageId: '<mail@example.com>' })
    at.theyWrote({ channel: 'phone', messageId: null })
    at.theyWrote({ kind: 'refusal', messageId: '<newest@example.com>' })
    await at.go(...ANSWER, '--yes')
    expect(answered(at)).toBe('<newest@example.com>')
  })
})

describe('a call after a question by mail', () => {
  const call = ['log', CASE, '--channel', 'phone', '--text', 'Nobody answered.']

  it('leaves it open and the deadline where it is, and says how to go on', async () => {
    const at = await replyDesk()
    const seq = at.theyWrote()
    const { json, stderr } = await at.go(...call)
    expect([json().case.state, json().case.events.at(-1).type]).toEqual(['reply', 'call_logged'])
    expect(json().case.events.map(({ type }: { type: string }) => type)).not.toContain('deadline_moved')
    expect(stderr).toContain(`reply ${CASE} --reply ${seq}`)
    expect(stderr).toContain(`log ${CASE} --channel email --text`)
  })

  it('is told from an answer that the user wrote there, which starts the wait again', async () => {
    const at = await replyDesk()
    at.theyWrote()
    await at.go(...call)
    const { json } = await at.go('log', CASE, '--channel', 'email', '--text', 'It is 4711.')
    expect(json().case.state).toBe('waiting')
    expect(json().case.events.map(({ type }: { type: string }) => type)).toContain('deadline_moved')
  })

  it('says nothing of a question that was asked on the phone and answered there', async () => {
    const at = await replyDesk()
    at.theyWrote({ channel: 'phone' })
    const { json, stderr } = await at.go(...call)
    expect([json().case.state, stderr]).toEqual(['waiting', ''])
  })
})

describe('the words', () => {
  it('come from a file or from stdin as well', async () => {
    const at = await replyDesk()
    at.theyWrote()
    const file = join(at.home, 'answer.txt')
    writeFileSync(file, 'Aus der Datei: Grüße.\n')
    const stdin = { isTTY: false, read: async () => 'From stdin.\n' }
    const text = async (...argv: string[]) =>
      (await at.run(['reply', CASE, ...argv, '--dry-run', '--json'], { stdin })).json().messages[0].text
    expect(await text('--text-file', file)).toContain('\n\nAus der Datei: Grüße.\n\n')
    expect(await text('--text', '-')).toContain('\n\nFrom stdin.\n\n')
    expect(await text('--text-file', '-')).toContain('\n\nFrom stdin.\n\n')
  })

  it('are approved by the digest of a dry run, which stores and sends nothing', async () => {
    const at = await replyDesk()
    at.theyWrote()
    const plan = (await at.go(...ANSWER, '--dry-run')).json()
    expect([plan.schema, plan.messages.length]).toEqual(['escalate/plan/1', 1])
    expect(at.server.stored).toHaveLength(1)
    expect((await at.go(...ANSWER, '--approve', plan.messages[0].digest)).exit).toBe(0)
    expect(at.server.stored).toHaveLength(2)
  })

  it('answer an older message where --reply names it', async () => {
    const at = await replyDesk()
    at.theyWrote({ messageId: '<old@example.com>' })
    at.theyWrote({ messageId: '<new@example.com>' })
    await at.go(...ANSWER, '--reply', '4', '--yes')
    expect(headerOf(at.sent(1), 'In-Reply-To')).toBe('<old@example.com>')
    expect(headerOf(at.sent(1), 'References')).toBe(`${at.first} <new@example.com> <old@example.com>`)
  })
})
