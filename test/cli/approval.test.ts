/** Approval of exactly this message (CONTRACT section 1), and the same exit code in text and in JSON. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { desk, ENOUGH } from '../support/in-process.ts'

const DIGEST = /^sha256:[0-9a-f]{64}$/

describe('without approval', () => {
  it('is exit 3 with the plan in the error, and nothing is stored', async () => {
    const { run, home } = desk()
    const { exit, json } = await run([...ENOUGH, '--json'])
    expect(exit).toBe(3)
    const { schema, error } = json()
    expect([schema, error.code]).toEqual(['escalate/error/1', 'approval_needed'])
    expect(error.plan.schema).toBe('escalate/plan/1')
    expect(error.plan.messages).toHaveLength(1)
    expect(error.plan.messages[0]).toMatchObject({
      step: 'complaint',
      channel: 'email',
      to: 'service@example.com',
      public: false,
      mode: 'hand-off',
      cost: null,
    })
    expect(error.plan.messages[0].digest).toMatch(DIGEST)
    expect(readdirSync(home)).toEqual([])
  })

  it('shows people the text, the digest and what to add', async () => {
    const { exit, stdout, stderr } = await desk().run(ENOUGH)
    expect(exit).toBe(3)
    expect(stdout).toContain('The line is dead since Saturday.')
    expect(stdout).toMatch(/sha256:[0-9a-f]{64}/)
    expect(stderr).toMatch(/nothing was sent\n {2}add --yes /)
  })
})

describe('--approve', () => {
  const digestAt = async (at: ReturnType<typeof desk>) =>
    (await at.run([...ENOUGH, '--dry-run', '--json'])).json().messages[0].digest

  it('takes the digest that --dry-run printed', async () => {
    const at = desk()
    const { exit, json } = await at.run([...ENOUGH, '--approve', await digestAt(at), '--json'])
    expect([exit, json().case.state]).toEqual([0, 'hand-off'])
  })

  it.each([
    ['another digest', () => `sha256:${'0'.repeat(64)}`],
    ['half of it', (digest: string) => digest.slice(0, 30)],
    ['nothing', () => ''],
  ])('refuses %s, even with --yes: exit 6, nothing stored', async (_, change) => {
    const at = desk()
    const digest = change(await digestAt(at))
    const { exit, json } = await at.run([...ENOUGH, '--yes', '--json', '--approve', digest])
    expect([exit, json().error.code]).toEqual([6, 'digest_mismatch'])
    expect(json().error.plan.messages[0].digest).toMatch(DIGEST)
    expect(readdirSync(at.home)).toEqual([])
  })

  it('refuses when a word was changed meanwhile', async () => {
    const at = desk()
    const digest = await digestAt(at)
    const changed = [...ENOUGH, '--title', 'Another title']
    expect((await at.run([...changed, '--approve', digest])).exit).toBe(6)
    expect(readdirSync(at.home)).toEqual([])
  })
})

describe('private data in a post', () => {
  const SECRET = [
    'new',
    'Testfirma',
    '--to',
    'x=@testfirma',
    '--to',
    'email=s@example.com',
    '--text-lang',
    'de',
  ]
  // What the user typed is left out of a post when it is private; a password that is one of the post's own words is not.
  const LEAK = [
    '--problem',
    'Der Anschluss ist tot.',
    '--wish',
    'Reparatur.',
    '--ref',
    'password=Direktnachricht',
  ]
  const X_FIRST = [...SECRET, ...LEAK, '--channels', 'x,email']

  it('is blocked when the post is about to leave: exit 6 with the plan, even with --yes', async () => {
    const { run, home } = desk()
    const dry = await run([...X_FIRST, '--dry-run', '--json'])
    expect(dry.exit).toBe(6)
    expect(dry.json().schema).toBe('escalate/plan/1')
    const [post] = dry.json().messages
    expect(post.findings).toContainEqual(expect.objectContaining({ rule: 'private-data', level: 'block' }))
    const sent = await run([...X_FIRST, '--yes', '--json'])
    expect([sent.exit, sent.json().error.code]).toEqual([6, 'refused'])
    expect(sent.json().error.plan.messages[0].channel).toBe('x')
    expect(readdirSync(home)).toEqual([])
  })

  it('is only shown when the post is a later step', async () => {
    const { exit, json } = await desk().run([...SECRET, ...LEAK, '--dry-run', '--json'])
    expect(exit).toBe(0)
    const [mail, post] = json().messages
    expect([mail.channel, post.channel]).toEqual(['email', 'x'])
    expect(mail.findings.filter((each: { level: string }) => each.level === 'block')).toEqual([])
    expect(post.findings).toContainEqual(expect.objectContaining({ rule: 'private-data', level: 'block' }))
  })
})

describe('text and JSON', () => {
  it.each([
    [3, ENOUGH],
    [2, ['new']],
    [2, ['show', 'nobody-1']],
    [2, ['nonsense']],
    [2, ['read']],
    [6, [...ENOUGH, '--approve', 'sha256:00']],
    [0, ['status']],
    [0, [...ENOUGH, '--dry-run']],
    [2, ['status', '--now', 'yesterday']],
    [3, ['status', '--exit-code', '--now', 'yesterday']],
    [3, ['status', '--exit-code', '--bogus']],
  ] as const)('return the same code %i for %j', async (code, argv) => {
    const text = await desk().run(argv)
    const json = await desk().run([...argv, '--json'])
    expect([text.exit, json.exit]).toEqual([code, code])
    const { schema, error } = json.json()
    expect(schema).toMatch(/^escalate\/(error|status|plan)\/1$/)
    if (schema !== 'escalate/error/1') return
    expect(Object.keys(error)).toEqual(
      expect.arrayContaining(['code', 'message', 'hints', 'missing', 'plan']),
    )
    expect(error.code).toMatch(/^[a-z][a-z_]+$/)
    expect(text.stderr).toContain(`escalate: ${error.message}`)
  })
})
