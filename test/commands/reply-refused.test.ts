import { describe, expect, it } from 'vitest'
import { ANSWER, CASE, replyDesk, TUESDAY } from './reply-desk.ts'

describe('an answer is refused', () => {
  const refused = async (
    prepare: (at: Awaited<ReturnType<typeof replyDesk>>) => unknown,
    ...argv: string[]
  ) => {
    const at = await replyDesk()
    await prepare(at)
    const before = (await at.go('show', CASE)).json().case.events
    const { exit, json } = await at.go(...(argv.length ? argv : [...ANSWER, '--yes']))
    expect((await at.go('show', CASE)).json().case.events).toEqual(before)
    expect(at.server.stored).toHaveLength(1)
    return [exit, json().error.code, json().error.hints.join('; ')] as const
  }

  it('where they wrote nothing', async () => {
    const [exit, code, hint] = await refused(() => undefined)
    expect([exit, code]).toEqual([2, 'nothing_to_answer'])
    expect(hint).toContain('escalate log testfirma-1')
  })

  it('to somebody who is not the company, unless that message is named', async () => {
    const stranger = { channel: 'x', sender: '@rival', official: false, settles: false } as const
    const [exit, code, hint] = await refused(at => at.theyWrote(stranger))
    expect([exit, code]).toEqual([2, 'not_theirs'])
    expect(hint).toBe('--reply 4 answers it all the same; the deadline of Testfirma goes on')
  })

  it('where nothing waits for one, and says which could be answered', async () => {
    const [exit, code, hint] = await refused(at => at.theyWrote({ kind: 'ack', automatic: true }))
    expect([exit, code, hint]).toEqual([2, 'nothing_to_answer', '--reply N answers another one: 4'])
  })

  it.each(['bounce', 'delay', 'read_receipt', 'unrelated'] as const)('to a %s', async kind => {
    const [exit, code] = await refused(at => at.theyWrote({ kind }), ...ANSWER, '--reply', '4', '--yes')
    expect([exit, code]).toEqual([2, 'nothing_to_answer'])
  })

  it.each(['5', '3', '0x4', '', '-1'])('to a message numbered %j', async seq => {
    const [exit, code] = await refused(at => at.theyWrote(), ...ANSWER, `--reply=${seq}`, '--yes')
    expect([exit, code]).toEqual([2, 'nothing_to_answer'])
  })

  it.each(['phone', 'letter', 'web-form', 'community'] as const)(
    'on %s, which is only done by hand',
    async channel => {
      const [exit, code, hint] = await refused(at => at.theyWrote({ channel, sender: '@testfirma' }))
      expect([exit, code]).toEqual([2, 'not_carried'])
      expect(hint).toContain(`--channel ${channel} --text`)
    },
  )

  it('in a closed case', async () => {
    const [exit, code, hint] = await refused(async at => {
      at.theyWrote()
      await at.go('close', CASE, '--outcome', 'solved')
    })
    expect([exit, code]).toEqual([2, 'case_closed'])
    expect(hint).toContain('reopen testfirma-1')
  })

  it('while it is not known whether the last message went out', async () => {
    const message = {
      step: 'complaint',
      channel: 'email',
      to: 'a@example.com',
      subject: 's',
      text: 't',
      attachments: [],
    }
    const process = { pid: 1, started: 'long ago', host: 'elsewhere' }
    const start = { type: 'send_started', at: TUESDAY, message, digest: 'd', mode: 'smtp', purpose: 'reply' }
    const [exit, code] = await refused(at => {
      at.theyWrote()
      at.add(
        { ...start, messageId: null, bytes: null, process },
        { type: 'send_unknown', at: TUESDAY, send: 5, reason: 'x' },
      )
    })
    expect([exit, code]).toEqual([5, 'send_unknown'])
  })

  it('beside one that lies ready', async () => {
    const [exit, code] = await refused(
      async at => {
        at.theyWrote({ sender: 'agent@desk.test', official: null })
        await at.go(...ANSWER, '--yes')
      },
      'reply',
      CASE,
      '--reply',
      '4',
      '--text',
      'Another one.',
      '--yes',
    )
    expect([exit, code]).toEqual([2, 'hand_off_open'])
  })

  it('without words, or with two sources of them', async () => {
    expect(await refused(at => at.theyWrote(), 'reply', CASE, '--yes')).toMatchObject([
      2,
      'missing_input',
      expect.anything(),
    ])
    expect(await refused(at => at.theyWrote(), 'reply', CASE, '--text', ' ', '--yes')).toMatchObject([
      2,
      'empty_field',
      expect.anything(),
    ])
    const twice = ['--text', 'a', '--text-file', 'b']
    expect(await refused(at => at.theyWrote(), 'reply', CASE, ...twice, '--yes')).toMatchObject([
      2,
      'bad_input',
      expect.anything(),
    ])
  })

  it('without approval, and with the approval of other words', async () => {
    expect(await refused(at => at.theyWrote(), ...ANSWER)).toMatchObject([
      3,
      'approval_needed',
      expect.anything(),
    ])
    const other = ['--approve', `sha256:${'0'.repeat(64)}`]
    expect(await refused(at => at.theyWrote(), ...ANSWER, ...other)).toMatchObject([
      6,
      'digest_mismatch',
      expect.anything(),
    ])
  })

  it('when the same words were sent before', async () => {
    const at = await replyDesk()
    at.theyWrote()
    await at.go(...ANSWER, '--yes')
    at.theyWrote()
    expect((await at.go(...ANSWER, '--yes')).json().error.code).toBe('duplicate')
    expect((await at.go(...ANSWER, '--yes', '--again')).exit).toBe(0)
  })
})
