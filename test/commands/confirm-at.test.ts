/** What `confirm` takes for the hour and the address of a post: nothing that cannot be true of this message. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type Desk, desk, ENOUGH, MONDAY } from '../support/in-process.ts'
import { postAt } from '../support/post-address.ts'

const CASE = 'testfirma-1'
/** Minutes after the hand-off, which is at {@link MONDAY}, 10:00 in Berlin. */
const minutes = (count: number) => new Date(Date.parse(MONDAY) + count * 60_000).toISOString()
const LATER = { clock: () => minutes(120) }

let at: Desk
const handOff = (problem: string) =>
  at.run([...ENOUGH, '--channels', 'x', '--problem', problem, '--yes', '--json'])
beforeEach(async () => {
  at = desk()
  await handOff('The line is dead since Saturday.')
})

async function lastOf(id: string) {
  return (await at.run(['show', id, '--json'])).json().case.events.at(-1)
}

async function refused(id: string, ...flags: string[]) {
  const { exit, json } = await at.run(['confirm', id, ...flags, '--json'], LATER)
  expect((await lastOf(id)).type).toBe('handed_off')
  const { code, message, hints } = json().error
  return { exit, code, said: [message, ...hints].join(' ') }
}

describe('--at', () => {
  it.each(['2026-01-05', '2026-11-22', '2026-11-23 09:49', minutes(-11)])(
    'is refused before the hand-off: %s',
    async when => {
      const { exit, code, said } = await refused(CASE, '--at', when)
      expect([exit, code]).toEqual([2, 'bad_post_time'])
      expect(said).toContain('made ready (2026-11-23 10:00)')
      expect(said).toContain('leave --at out')
    },
  )

  it('is refused in German too', async () => {
    const { stderr } = await at.run(['confirm', CASE, '--at', '2026-01-05', '--lang', 'de'], LATER)
    expect(stderr).toMatch(/^escalate: Aus dieser Zeit kann die Nachricht nicht sein\./)
  })

  it.each([
    ['2026-11-23 09:51', MONDAY],
    ['2026-11-23', MONDAY],
    ['2026-11-23 10:30', '2026-11-23T09:30:00Z'],
  ])('%s counts as %s', async (when, hour) => {
    expect((await at.run(['confirm', CASE, '--at', when], LATER)).exit).toBe(0)
    expect(await lastOf(CASE)).toMatchObject({ type: 'hand_off_confirmed', at: hour })
  })

  it.each(['2026-11-23 11:01', '2026-11-23 10:39'])('must not contradict the post: %s', async when => {
    const { exit, code, said } = await refused(CASE, '--url', postAt(minutes(50)), '--at', when)
    expect([exit, code]).toEqual([2, 'bad_post_time'])
    expect(said).toContain(minutes(50))
  })

  it.each([
    ['2026-11-23 10:59', '2026-11-23T09:59:00Z'],
    ['2026-11-23', minutes(50)],
  ])('%s beside the post counts as %s', async (when, hour) => {
    const argv = ['confirm', CASE, '--url', postAt(minutes(50)), '--at', when]
    expect((await at.run(argv, LATER)).exit).toBe(0)
    expect(await lastOf(CASE)).toMatchObject({ at: hour, url: postAt(minutes(50)) })
  })
})

describe('--url', () => {
  it('contradicts --not-sent', async () => {
    const { exit, code, said } = await refused(CASE, '--url', postAt(MONDAY), '--not-sent')
    expect([exit, code]).toEqual([2, 'bad_input'])
    expect(said).toContain('--url and --not-sent')
  })

  it.each(['20', '29999999999', '9999999999999999999'])('is refused with the number %s', async number => {
    const { exit, code } = await refused(CASE, '--url', `https://x.com/erika/status/${number}`)
    expect([exit, code]).toEqual([2, 'bad_post_time'])
  })

  it('is refused where it is the post of another open case, by whatever name', async () => {
    await handOff('The bill is wrong.')
    const url = postAt(minutes(5))
    expect((await at.run(['confirm', CASE, '--url', url], LATER)).exit).toBe(0)
    for (const same of [url, url.replace('/erika/', '/i/web/'), `${url}?s=20`]) {
      const { exit, code, said } = await refused('testfirma-2', '--url', same)
      expect([exit, code]).toEqual([6, 'post_taken'])
      expect(said).toContain(`the post of ${CASE} already`)
    }
    const german = await at.run(['confirm', 'testfirma-2', '--url', url, '--lang', 'de'], LATER)
    expect(german.stderr).toMatch(/^escalate: Dieser Beitrag steht schon/)
    expect((await at.run(['confirm', 'testfirma-2', '--url', postAt(minutes(6))], LATER)).exit).toBe(0)
  })
})
