/** After the hand-off of a post: its address, asked for at the terminal or given to `confirm`. */
import { describe, expect, it } from 'vitest'
import { runConfirm } from '../../src/commands/confirm.ts'
import { runNew } from '../../src/commands/new.ts'
import { runNext } from '../../src/commands/next.ts'
import { interrupted, stopped } from '../../src/terminal/prompts.ts'
import { type Desk, desk, ENOUGH, MONDAY } from '../support/in-process.ts'
import { postAt } from '../support/post-address.ts'
import { sitting } from '../support/sitting.ts'

const CASE = 'testfirma-1'
const X_FIRST = { channels: 'x', company: 'Testfirma', to: ['x=@testfirma'], wish: 'Repair it.' }
const FLAGS = {
  ...X_FIRST,
  problem: 'The line is dead since Saturday.',
  name: 'Erika',
  email: 'e@example.org',
}
/** Minutes after the hand-off, which is at {@link MONDAY}. */
const minutes = (count: number) => new Date(Date.parse(MONDAY) + count * 60_000).toISOString()
const FACTS = { happened: '2026-11-21', ref: ['Nr=471100'], attach: [], country: 'DE' }

type Answers = Parameters<typeof sitting>[1]

/** The last answers are about the post; those before it are the interview's and the approval. */
function begin(at: Desk, answers: Answers, flags = {}) {
  return sitting(at.system, [true, ...answers], world => runNew(world, { ...FLAGS, ...FACTS, ...flags }))
}

async function eventsOf(at: Desk) {
  return (await at.run(['show', CASE, '--json'])).json().case.events as Record<string, unknown>[]
}
const stateOf = async (at: Desk) => (await at.run(['show', CASE, '--json'])).json().case.state as string

describe('the prompt after a hand-off', () => {
  it('takes the address, and the time that its number holds', async () => {
    const at = desk()
    const system = { ...at.system, clock: () => minutes(at.opened.length ? 5 : 0) }
    const { code, questions, printed } = await sitting(
      system,
      [true, ` ${postAt(minutes(3))}?s=20 `],
      world => runNew(world, { ...FLAGS, ...FACTS }),
    )
    expect([code, questions.at(-1)]).toEqual([0, 'Posted? Paste the address of the post'])
    expect(printed).toContain('[waiting]')
    expect((await eventsOf(at)).at(-1)).toMatchObject({
      type: 'hand_off_confirmed',
      at: minutes(3),
      recordedAt: minutes(5),
      url: postAt(minutes(3)),
      deadline: { rule: '1bd' },
    })
  })

  it.each([
    ['', 0, 'hand-off', 'handed_off'],
    ['n', 0, 'draft', 'hand_off_denied'],
    ['Nein', 0, 'draft', 'hand_off_denied'],
    ['y', 0, 'waiting', 'hand_off_confirmed'],
    ['ja', 0, 'waiting', 'hand_off_confirmed'],
    [interrupted(), 130, 'hand-off', 'handed_off'],
    [stopped(), 3, 'hand-off', 'handed_off'],
  ] as const)('after %j ends with %i, in state %s', async (answer, code, state, type) => {
    const at = desk()
    const ran = await begin(at, [answer])
    expect([ran.code, ran.unasked]).toEqual([code, 0])
    expect([await stateOf(at), (await eventsOf(at)).at(-1)?.type]).toEqual([state, type])
    expect(ran.printed.includes(`Later: escalate confirm ${CASE} --url "..."`)).toBe(state === 'hand-off')
    expect((await at.run(['status', '--all', '--json'])).json().cases).toHaveLength(1)
  })

  it('explains a wrong address and asks again, three times at most', async () => {
    const at = desk()
    const wrong = ['https://www.facebook.com/a/posts/1', 'https://x.com/erika', 'yes it is']
    const { code, questions, printed, unasked } = await begin(at, [...wrong, 'never asked for'])
    expect([code, unasked]).toEqual([0, 1])
    expect(questions.filter(each => each.startsWith('Posted?'))).toHaveLength(3)
    expect(printed.match(/This is not the address of a post on X:/g)).toHaveLength(3)
    expect(await stateOf(at)).toBe('hand-off')
  })

  it('refuses a post from before the hand-off or from the future, with both hours', async () => {
    const at = desk()
    const { printed } = await begin(at, [postAt(minutes(-11)), postAt(minutes(11)), postAt(minutes(0))])
    const words = printed.replace(/\s+/g, ' ')
    expect(words).toContain(
      'This post is from 23 Nov 2026, 09:49, before the text was made ready (23 Nov 2026, 10:00)',
    )
    expect(words).toContain('This post is from 23 Nov 2026, 10:11, which is still to come')
    expect(await stateOf(at)).toBe('waiting')
  })

  it('refuses one of 2010 or before, and the post of another case', async () => {
    const at = desk()
    await begin(at, [postAt(minutes(1))])
    const other = { problem: 'The bill is wrong.' }
    const { printed } = await begin(at, ['https://x.com/a/status/20', postAt(minutes(1)), ''], other)
    const words = printed.replace(/\s+/g, ' ')
    expect(words).toContain(
      'This post is older than 4 Nov 2010, 02:43, and the text was made ready at 23 Nov',
    )
    expect(words).toContain(`This post is that of ${CASE} already`)
  })

  it('says it in German too', async () => {
    const at = desk({ me: { language: 'de' } })
    const { printed, questions } = await begin(at, [postAt(minutes(-11)), 'x', ''])
    const words = printed.replace(/\s+/g, ' ')
    expect(questions.at(-1)).toBe('Veröffentlicht? Füge die Adresse des Beitrags ein')
    expect(words).toContain('Dieser Beitrag ist von 23.11.2026, 09:49; da lag der Text noch nicht bereit')
    expect(words).toContain('Das ist keine Adresse eines Beitrags auf X')
    expect(words).toContain(`Der Fall wartet auf dein Wort. Später: escalate confirm ${CASE} --url`)
  })

  it.each([-9, 9])('takes clocks that are %i minutes apart for the same hour', async apart => {
    const at = desk()
    await begin(at, [postAt(minutes(apart))])
    expect((await eventsOf(at)).at(-1)).toMatchObject({ type: 'hand_off_confirmed', at: MONDAY })
  })

  it('asks whether the post of another account is yours', async () => {
    const at = desk({ x: { handle: '@erika_b' } })
    const url = postAt(MONDAY)
    const { questions, printed } = await begin(at, [url, false, url, true])
    expect(printed).toContain('The address names @erika; your account is @erika_b.')
    expect(questions.filter(each => each === 'Is it your own post all the same?')).toHaveLength(2)
    expect(await stateOf(at)).toBe('waiting')
  })

  it('asks whether the post of the company is yours, and of nothing where it is', async () => {
    const at = desk()
    const { printed } = await begin(at, [postAt(MONDAY, 'Testfirma'), false, ''])
    expect(printed).toContain('The address names @Testfirma, the account you wrote to.')
    expect(await stateOf(at)).toBe('hand-off')
    const own = desk({ x: { handle: '@ERIKA' } })
    expect((await begin(own, [postAt(MONDAY)])).code).toBe(0)
  })

  it('comes for a post only', async () => {
    const at = desk()
    const flags = { channels: 'email', to: ['email=a@example.com'] }
    expect((await begin(at, [], flags)).unasked).toBe(0)
    expect(await stateOf(at)).toBe('hand-off')
  })

  it('does not come where nobody is asked', async () => {
    const at = desk()
    const line = [...ENOUGH, '--channels', 'x', '--yes']
    expect((await at.run([...line, '--json'])).json().case.state).toBe('hand-off')
    const tty = { stdin: { isTTY: true, read: async () => '' } }
    expect((await at.run([...line, '--again'], tty)).exit).toBe(0)
  })

  it('is settled by somebody else meanwhile: nothing is recorded twice', async () => {
    const at = desk()
    const other = () => at.run(['confirm', CASE, '--yes'])
    const late = { ...at.system }
    const ran = await sitting(late, [true, 'y'], async world =>
      runNew(
        {
          ...world,
          prompts: async () => {
            const prompts = await world.prompts()
            return {
              ...prompts,
              text: async (question, options) => {
                const answer = await prompts.text(question, options)
                if (question.startsWith('Posted?')) await other()
                return answer
              },
            }
          },
        },
        { ...FLAGS, ...FACTS },
      ),
    )
    expect([ran.code, ran.exit]).toEqual(['case_moved_on', 7])
    expect((await eventsOf(at)).map(({ type }) => type)).toEqual([
      'case_opened',
      'handed_off',
      'hand_off_confirmed',
    ])
  })
})

describe('confirm --url', () => {
  const handed = async () => {
    const at = desk()
    await at.run([...ENOUGH, '--channels', 'x', '--yes'])
    return at
  }
  const confirm = async (at: Desk, url: string, ...more: string[]) => {
    const { exit, json } = await at.run(['confirm', CASE, '--url', url, '--json', ...more])
    return [exit, exit === 0 ? json().case.state : json().error.code]
  }

  it.each([
    ['https://x.com/erika', 'bad_url'],
    ['https://www.facebook.com/a/posts/1', 'bad_url'],
    [postAt(minutes(-11)), 'bad_post_time'],
    [postAt(minutes(11)), 'bad_post_time'],
  ])('refuses %s: exit 2, %s, nothing recorded', async (url, code) => {
    const at = await handed()
    expect(await confirm(at, url)).toEqual([2, code])
    expect(await stateOf(at)).toBe('hand-off')
    const german = await at.run(['confirm', CASE, '--url', url, '--lang', 'de'])
    expect(german.stderr).toMatch(/^escalate: (?:Das ist keine Adresse|Aus dieser Zeit)/)
  })

  it('takes the post up later, with the hour it was posted at', async () => {
    const at = await handed()
    const system = { clock: () => minutes(120) }
    const { exit } = await at.run(['confirm', CASE, '--url', postAt(minutes(90))], system)
    expect(exit).toBe(0)
    expect((await eventsOf(at)).at(-1)).toMatchObject({ at: minutes(90), recordedAt: minutes(120) })
  })

  it('says whose post the address names where nobody can be asked, and goes on', async () => {
    const at = desk({ x: { handle: '@erika_b' } })
    await at.run([...ENOUGH, '--channels', 'x', '--yes'])
    const { exit, stderr } = await at.run(['confirm', CASE, '--url', postAt(MONDAY)])
    expect([exit, stderr]).toEqual([0, 'The address names @erika; your account is @erika_b.\n'])
  })

  it('takes links that X makes without a name', async () => {
    const at = await handed()
    const id = postAt(MONDAY).split('/').at(-1)
    expect(await confirm(at, `https://x.com/i/web/status/${id}`)).toEqual([0, 'waiting'])
    expect((await eventsOf(at)).at(-1)?.url).toBe(`https://x.com/i/status/${id}`)
  })

  it('is refused for the company by a person who sits there', async () => {
    const at = await handed()
    const url = postAt(MONDAY, 'testfirma')
    const { code, exit } = await sitting(at.system, [false], world => runConfirm(world, CASE, { url }))
    expect([code, exit, await stateOf(at)]).toEqual(['cancelled', 3, 'hand-off'])
  })
})

describe('a hand-off that waits', () => {
  it.each([
    ['en', 'yours to post', 'The text for X is ready; the clock starts when you confirm that you sent it.'],
    ['de', 'von dir zu senden', 'Der Text für X liegt bereit; die Frist läuft, sobald du bestätigst'],
  ])('is reminded of by status and next until it is settled (%s)', async (lang, state, words) => {
    const at = desk()
    await at.run([...ENOUGH, '--channels', 'x', '--yes'])
    const week = { clock: () => minutes(7 * 24 * 60) }
    for (const verb of ['status', 'next']) {
      const { exit, stdout } = await at.run([verb, '--lang', lang], week)
      expect(exit).toBe(0)
      expect(stdout).toContain(`[${state}]`)
      expect(stdout.replace(/\s+/g, ' ')).toContain(words)
      expect(stdout).toContain(`escalate confirm ${CASE}`)
    }
    expect((await at.run(['status', '--exit-code'], week)).exit).toBe(1)
    await at.run(['confirm', CASE, '--not-sent'])
    expect((await at.run(['status'], week)).stdout).not.toContain(`confirm ${CASE}`)
  })
})

describe('what is handed over', () => {
  it('lies on the clipboard and in the link, and is opened', async () => {
    const at = desk()
    const { stdout } = await at.run([...ENOUGH, '--channels', 'x', '--yes'])
    expect(at.copied).toHaveLength(1)
    expect(at.opened).toHaveLength(1)
    expect(new URL(at.opened[0]!).searchParams.get('text')).toBe(at.copied[0])
    expect(at.copied[0]).toMatch(/^Guten Tag @testfirma! The line is dead since Saturday/)
    expect(stdout).toContain(`Link: ${at.opened[0]}`)
  })

  it('has a word for each case without a drawing', async () => {
    const at = desk()
    const plain = await at.run([...ENOUGH, '--channels', 'x', '--yes', '--qr'])
    expect(plain.stderr).toContain('No QR code is drawn here')
    expect(plain.stdout).not.toMatch(/[▀▄█]|##/)
    const tty = { stdout: { isTTY: true, columns: 30, write: () => true }, env: { LANG: 'C.UTF-8' } }
    const small = await sitting({ ...at.system, ...tty, env: { ...at.system.env, ...tty.env } }, [], world =>
      runNext({ ...world, system: { ...world.system, stdout: tty.stdout } }, { qr: true }, CASE),
    )
    expect(small.printed.replace(/\s+/g, ' ')).toMatch(
      /The QR code needs \d+ columns and \d+ lines: .*then: escalate next testfirma-1 --qr/,
    )
    const json = await at.run(['next', CASE, '--qr', '--json'])
    expect([json.json().case.state, json.stderr]).toEqual(['hand-off', ''])
  })
})
