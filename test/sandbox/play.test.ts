/** The player with a program whose answers are scripted: an answer too few or too many fails the test. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Run } from '../../src/sandbox/play.ts'
import { play } from '../../src/sandbox/play.ts'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { parseStory } from '../../src/sandbox/story.ts'

type Answer = { json: unknown; exit?: number; act?: () => Promise<unknown> } | { fails: string }

const DESK = 'hilfe@telekom.sandbox.test'
const both = (text: string) => ({ de: `${text} (de)`, en: `${text} (en)` })
const caseOf = (state: string, events: unknown[] = []) => ({ case: { id: 'telekom-1', state, events } })
const user = (minute: string, run: string[], expect: unknown[]) => ({
  at: `2013-04-20T10:${minute}:00Z`,
  who: 'user',
  says: both(`does ${run[0]}`),
  wants: both('wants'),
  run,
  expect,
})
const said = (minute: string, on: string, text: string, more: object = {}) => ({
  at: `2013-04-20T10:${minute}:00Z`,
  who: 'company',
  says: both(`says ${text}`),
  on,
  account: on === 'email' ? DESK : '@Telekom_hilft',
  text,
  ...more,
})
const storyOf = (...steps: unknown[]) =>
  parseStory({ id: 's', title: both('s'), source: 'invented', hours: {}, settings: {}, steps })

describe('playing a story', () => {
  let folder: string
  let sandbox: Sandbox
  let calls: { argv: readonly string[]; at: string }[]
  let answers: Answer[]
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'escalate-play-'))
    sandbox = await startSandbox({ folder, clock: () => '2026-11-22T12:00:00Z' })
    calls = []
  })
  afterEach(async () => {
    expect(answers).toEqual([])
    await sandbox.stop()
    await rm(folder, { recursive: true })
  })

  const run: Run = async (argv, at) => {
    calls.push({ argv, at })
    const answer = answers.shift()
    if (!answer) throw new Error(`nobody expected: ${argv.join(' ')}`)
    if ('fails' in answer) throw new Error(answer.fails)
    await answer.act?.()
    return { exit: answer.exit ?? 0, json: answer.json, stderr: 'talk' }
  }

  async function mail(): Promise<void> {
    const { settings, env } = sandbox
    const auth = { user: settings['email.smtp.user']!, pass: env.ESCALATE_SECRET_EMAIL_PASSWORD! }
    const transport = createTransport({ host: '127.0.0.1', port: sandbox.smtp.port, secure: false, auth })
    await transport.sendMail({ from: 'kim@example.org', to: DESK, subject: 'Tot', text: 'Alles, was war.' })
  }

  it('fills in what the customer would copy, at the hour of each step', async () => {
    answers = [
      { json: caseOf('hand-off'), act: () => sandbox.open('https://x.com/intent/tweet?text=Hilfe') },
      { json: caseOf('waiting') },
      { json: caseOf('reply', [{ seq: 4, type: 'reply_received' }]) },
      { json: caseOf('reply'), act: mail },
      { json: caseOf('waiting') },
      { json: caseOf('closed') },
    ]
    const story = storyOf(
      user('00', ['new'], [{ exit: 0 }, { path: 'sandbox.posts.x.length', is: 1 }]),
      user('01', ['confirm', '{case}', '--url', '{x:url}'], [{ path: 'case.state', is: 'waiting' }]),
      said('12', 'x', '{case}'),
      user('13', ['log', '{case}', '--sender', '{x:account}', '--text', '{x:reply}'], [{ exit: 0 }]),
      user(
        '14',
        ['judge', '--reply', '{reply:seq}'],
        [{ path: 'sandbox.mails.-1.text', matches: 'was war' }],
      ),
      said('15', 'email', 'Wir antworten bald.', { automatic: true }),
      user('16', ['log', '--from-file', '{mail:file}'], [{ path: 'output', matches: 'talk' }]),
    )
    const result = await play(story, sandbox, run, { language: 'en' })
    expect(result.steps.filter(each => !each.ok)).toEqual([])
    expect(result).toMatchObject({ story: 's', ok: true, case: { id: 'telekom-1', state: 'closed' } })
    expect(result.steps[0]).toEqual({
      at: '2013-04-20T10:00:00Z',
      who: 'user',
      did: 'does new (en)',
      command: ['new'],
      expected: 'wants (en)',
      ok: true,
    })
    expect(calls[1]!.argv).toEqual(['confirm', 'telekom-1', '--url', sandbox.browser.visits[0]!.postUrl])
    expect(calls[2]).toEqual({
      argv: ['log', 'telekom-1', '--sender', '@Telekom_hilft', '--text', '{case}'],
      at: '2013-04-20T10:13:00Z',
    })
    expect(calls[3]!.argv).toEqual(['judge', '--reply', '4'])
    expect(await readFile(calls[4]!.argv[2]!, 'utf8')).toMatch(/^Auto-Submitted: auto-replied/m)
    expect(calls[5]).toEqual({ argv: ['show', 'telekom-1'], at: '2013-04-20T10:16:00Z' })
    expect(sandbox.social.feed.posts.map(each => each.at)).toEqual([
      '2013-04-20T10:00:00Z',
      '2013-04-20T10:12:00Z',
    ])
  })

  it('posts by hand, answers that post, and keeps private messages apart', async () => {
    answers = [
      { json: caseOf('hand-off'), act: () => sandbox.open('https://x.com/intent/tweet?text=Hilfe') },
      {
        json: caseOf('hand-off'),
        act: () => sandbox.copy('4711').then(() => sandbox.open('https://x.com/o2de')),
      },
      { json: caseOf('waiting') },
      { json: caseOf('waiting') },
    ]
    const byHand = {
      at: '2013-04-20T10:01:00Z',
      who: 'by-hand',
      says: both('tweets'),
      text: 'Niemand da? #o2',
    }
    const story = storyOf(
      user('00', ['new'], [{ exit: 0 }]),
      byHand,
      said('02', 'x', 'Doch!'),
      user(
        '03',
        ['next'],
        [
          { path: 'sandbox.posts.x.length', is: 2 },
          { path: 'sandbox.posts.x.-1.text', is: 'Niemand da? #o2' },
          { path: 'sandbox.posts.x-dm.-1.text', is: '4711' },
        ],
      ),
      user('04', ['log', '--text', '{x:reply}', '--url', '{x:url}'], [{ exit: 0 }]),
    )
    const result = await play(story, sandbox, run, { language: 'en' })
    expect(result.steps.filter(each => !each.ok)).toEqual([])
    expect(result.steps[1]).toMatchObject({ who: 'by-hand', command: null, did: 'tweets (en)' })
    const [, own, answer] = sandbox.social.feed.posts
    expect(answer).toMatchObject({ text: 'Doch!', replyTo: own!.id })
    expect(calls[2]!.argv).toEqual(['log', '--text', 'Doch!', '--url', sandbox.browser.visits[1]!.postUrl])
  })

  it('goes on after a step that failed, tells each one as it comes, and is not ok', async () => {
    answers = [
      { json: { error: { message: 'no such company' } }, exit: 2 },
      { fails: 'a bug' },
      { json: caseOf('waiting') },
      { json: caseOf('waiting') },
    ]
    const story = storyOf(
      user('00', ['new'], [{ exit: 0 }, { path: 'case.state', is: 'waiting' }]),
      user('01', ['status'], [{ exit: 0 }]),
      user('02', ['new'], [{ exit: 0 }]),
    )
    const told: boolean[] = []
    const result = await play(story, sandbox, run, { language: 'de', onStep: step => told.push(step.ok) })
    expect(result.ok).toBe(false)
    expect(told).toEqual([false, false, true])
    expect(result.steps[0]!.got).toEqual([
      'exit: 2, not 0',
      'case.state: nothing there, not {"is":"waiting"}',
      'the program said: no such company',
    ])
    expect(result.steps[1]!.got).toEqual(['a bug'])
    expect(result.steps[2]).not.toHaveProperty('got')
  })

  it('remembers the reply that was fetched for its case, and judges what the report says', async () => {
    const received = [
      { case: 'telekom-1', seq: 7, class: 'answer' },
      { case: 'telekom-2', seq: 9, class: 'ack' },
    ]
    answers = [
      { json: caseOf('waiting', [{ seq: 4, type: 'reply_received' }]) },
      { json: { channels: [{ channel: 'email', new: 2 }], received } },
      { json: { channels: [{ channel: 'email', new: 0 }], received: [] } },
      { json: caseOf('waiting') },
      { json: caseOf('waiting') },
    ]
    const fetched = [{ path: 'received.0.class', is: 'answer' }]
    const story = storyOf(
      user('00', ['new'], [{ exit: 0 }]),
      user('01', ['check', '{case}'], fetched),
      user('02', ['check', '{case}'], fetched),
      user('03', ['judge', '{case}', '--reply', '{reply:seq}'], [{ exit: 0 }]),
    )
    const { steps } = await play(story, sandbox, run, { language: 'en' })
    expect(steps.map(each => each.got)).toEqual([
      undefined,
      undefined,
      ['received.0.class: nothing there, not {"is":"answer"}'],
      undefined,
    ])
    expect(calls.map(each => each.argv)).toContainEqual(['judge', 'telekom-1', '--reply', '7'])
  })

  it('fails a step that has nothing to fill in, and one in which the company has nothing to answer', async () => {
    answers = []
    const story = storyOf(
      said('00', 'email', 'Hallo'),
      said('01', 'facebook', 'Hallo'),
      user('02', ['log', '{case}', '--text', '{phone:reply}'], [{ exit: 0 }]),
    )
    const result = await play(story, sandbox, run, { language: 'de' })
    expect(result).toMatchObject({ ok: false, case: null })
    expect(result.steps.map(each => each.got?.join())).toEqual([
      'no mail has arrived that could be answered',
      'there is no post of the customer on facebook to answer',
      'nothing to fill in for {case}',
    ])
    expect(calls).toEqual([])
  })

  it('fails a step in which the program opened an address nobody expects, even if it says all is well', async () => {
    const act = () => sandbox.open('https://example.org/')
    answers = [{ json: caseOf('hand-off'), act }, { json: caseOf('hand-off') }]
    const result = await play(storyOf(user('00', ['new'], [{ exit: 0 }])), sandbox, run, { language: 'de' })
    expect(result.ok).toBe(false)
    expect(result.steps[0]!.got![0]).toContain('https://example.org/')
  })

  it('remembers what was said on the phone', async () => {
    answers = [{ json: caseOf('waiting') }, { json: caseOf('reply') }, { json: caseOf('reply') }]
    const story = storyOf(
      user('00', ['new'], [{ exit: 0 }]),
      said('01', 'phone', 'Der Techniker kommt am Montag.'),
      user('02', ['log', '{case}', '--text', '{phone:reply}'], [{ exit: 0 }]),
    )
    expect((await play(story, sandbox, run, { language: 'de' })).ok).toBe(true)
    expect(calls[1]!.argv.at(-1)).toBe('Der Techniker kommt am Montag.')
  })
})
