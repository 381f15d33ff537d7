/** `status`: filters, one case a line, the monitoring codes, and the two readings of its arguments. */
import { beforeEach, describe, expect, it } from 'vitest'
import { runArguments } from '../../src/run-arguments.ts'
import { readStatusArgs } from '../../src/status-args.ts'
import { type Desk, desk, MONDAY } from '../support/in-process.ts'
import type { Json } from '../support/program.ts'

const open = (company: string) => [
  ...['new', company, '--problem', `Trouble with ${company}.`, '--wish', 'Help.', '--yes'],
  ...[
    '--to',
    `email=${company.toLowerCase()}@example.com`,
    ...(company === 'Beta' ? ['--to', 'x=@beta'] : []),
  ],
]
const TOMORROW = '2026-11-24T09:00:00Z'
const LATER = '2026-12-24T09:00:00Z'

let at: Desk
beforeEach(async () => {
  at = desk()
  for (const company of ['Alpha', 'Beta', 'Gamma', 'Dorado']) await at.run(open(company))
  await at.run(['confirm', 'beta-1'])
  await at.run(['confirm', 'gamma-1', '--sent'])
  await at.run(['wait', 'gamma-1', '--for', '14d'])
  await at.run(['close', 'dorado-1', '--outcome', 'solved'])
})

const ids = async (...flags: string[]) =>
  (await at.run(['status', '--json', ...flags])).json().cases.map((each: Json) => each.id)

describe('status --json', () => {
  it('is the document of the contract, urgent first', async () => {
    const { exit, json, stderr } = await at.run(['status', '--json'])
    expect([exit, stderr]).toEqual([0, ''])
    expect(json()).toMatchObject({
      schema: 'escalate/status/1',
      now: MONDAY,
      summary: { open: 3, due: 0, replies: 0, handOffs: 1, unknown: 0, unmatched: 0 },
    })
    expect(json().cases[1]).toEqual({
      id: 'beta-1',
      title: 'Trouble with Beta',
      company: { id: 'beta', name: 'Beta' },
      state: 'waiting',
      openedAt: MONDAY,
      waitingFor: {
        step: 'complaint',
        channel: 'email',
        since: MONDAY,
        dueAt: expect.stringMatching(/^2026-11-30T22:59:59/),
      },
      next: {
        action: 'wait',
        step: null,
        channel: null,
        at: expect.stringMatching(/Z$/),
        reason: expect.any(String),
        command: 'escalate show beta-1',
      },
    })
    expect(json().cases.map((each: Json) => each.id)).toEqual(['alpha-1', 'beta-1', 'gamma-1'])
  })

  it('filters by case, company and state', async () => {
    expect(await ids('beta-1')).toEqual(['beta-1'])
    expect(await ids('dora')).toEqual(['dorado-1'])
    expect(await ids('--all')).toEqual(['alpha-1', 'beta-1', 'gamma-1', 'dorado-1'])
    expect(await ids('--company', 'GAMMA')).toEqual(['gamma-1'])
    expect(await ids('--company', 'nobody')).toEqual([])
    expect(await ids('--state', 'waiting')).toEqual(['beta-1', 'gamma-1'])
    expect(await ids('--state', 'closed')).toEqual(['dorado-1'])
    expect(await ids('--state', 'due')).toEqual([])
    expect(await ids('--state', 'due', '--now', LATER)).toEqual(['beta-1'])
    expect(await ids('--state', 'exhausted', '--now', LATER)).toEqual(['gamma-1'])
  })

  it('gives one case a line with --ndjson', async () => {
    const { exit, stdout } = await at.run(['status', '--ndjson'])
    const lines = stdout.trimEnd().split('\n')
    expect([exit, lines.length]).toEqual([0, 3])
    expect(lines.map(line => JSON.parse(line).id)).toEqual(['alpha-1', 'beta-1', 'gamma-1'])
    expect((await at.run(['status', '--ndjson', '--state', 'draft'])).stdout).toBe('')
  })

  it('refuses a state and a case that there are not: exit 2', async () => {
    const state = await at.run(['status', '--state', 'sleeping', '--json'])
    expect([state.exit, state.json().error.code]).toEqual([2, 'unknown_state'])
    expect(state.json().error.hints[0]).toContain('exhausted')
    expect((await at.run(['status', 'omega-1'])).exit).toBe(2)
  })
})

describe('status --exit-code', () => {
  const code = async (...flags: string[]) => (await at.run(['status', '--exit-code', ...flags])).exit

  it('0: nothing to do', async () => expect(await code('gamma-1')).toBe(0))
  it('1: a hand-off to confirm', async () => expect(await code()).toBe(1))
  it('1: due within 24 hours', async () => {
    expect(await code('beta-1', '--now', '2026-11-29T22:00:00Z')).toBe(0)
    expect(await code('beta-1', '--now', '2026-11-29T23:30:00Z')).toBe(1)
  })
  it('1: a reply to read', async () => {
    const said = [
      '--channel',
      'email',
      '--sender',
      'beta@example.com',
      '--text',
      'Bitte senden Sie ein Foto.',
    ]
    await at.run(['log', 'beta-1', ...said])
    expect(await code('beta-1', '--now', TOMORROW)).toBe(1)
  })
  it('2: the deadline has passed, whether or not a step is left', async () => {
    expect(await code('beta-1', '--now', LATER)).toBe(2)
    expect(await code('gamma-1', '--now', LATER)).toBe(2)
  })
  it('3: it could not find out, whatever the reason', async () => {
    expect(await code('omega-1')).toBe(3)
    expect(await code('--now', 'noon')).toBe(3)
    expect(await code('--bogus')).toBe(3)
    expect(await code('--state', 'sleeping', '--json')).toBe(3)
  })
})

/** The short reading and commander's, both run for real on the same store. */
describe('the two readings of the arguments', () => {
  it.each([
    ['status'],
    ['status', '--json'],
    ['status', '--ndjson', '--all'],
    ['status', 'beta-1', '--json'],
    ['status', '--json', 'beta-1'],
    ['status', '--exit-code', '-q'],
    ['status', '--exit-code', '--json', '--now', LATER],
    ['status', '--lang', 'de'],
    ['status', '--lang', 'de', '--now', TOMORROW, '-y'],
    ['status', '--now', 'noon'],
    ['status', 'omega-1', '--json'],
    ['status', '--quiet', '--yes', '--all', '--json'],
  ])('%s %s %s %s', async (...argv) => {
    const words = argv.filter(word => word !== undefined)
    expect(readStatusArgs(words)).not.toBeNull()
    const fast = await at.run(words)
    let slow: Json
    try {
      const [stdout, stderr]: [string[], string[]] = [[], []]
      const exit = await runArguments(
        words,
        { ...at.system, ...{ stdout: sink(stdout), stderr: sink(stderr) } },
        '0',
      )
      slow = { exit, stdout: stdout.join(''), stderr: stderr.join('') }
    } catch (error) {
      slow = { message: (error as Error).message }
    }
    if (slow.message)
      expect(fast.stdout + fast.stderr).toContain(
        slow.message.replaceAll('"', words.includes('--json') ? '\\"' : '"'),
      )
    else expect({ ...fast, json: null }).toEqual({ ...slow, json: null })
  })

  it.each([
    ['new'],
    ['--json', 'status'],
    ['status', 'a', 'b'],
    ['status', '--bogus'],
    ['status', '--lang', 'fr'],
    ['status', '--lang'],
    ['status', '--now'],
    ['status', '--now', '--json'],
    ['status', '--now=2026-11-23'],
    ['status', '--company', 'x'],
    ['status', '--state', 'due'],
    ['status', '--sandbox'],
    ['status', '--no-input'],
    ['status', '--help'],
    ['status', '--', '--json'],
    ['status', '-qy'],
  ])('leaves %s %s %s to commander', (...argv) => {
    expect(readStatusArgs(argv.filter(word => word !== undefined))).toBeNull()
  })
})

const sink = (into: string[]) => ({ write: (text: string) => into.push(text) })
