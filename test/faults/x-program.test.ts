/** The built program posts on X: the exit code says what became of it, and nothing of the token comes out. */
import { expect, it } from 'vitest'
import { newHome, start } from '../support/program.ts'
import { type Deed, json, problem, startXServer } from '../support/x-server.ts'
import { ACCESS, ERIKA } from '../support/x-server-state.ts'

const NEW = [
  ...[
    'new',
    '--company',
    'Testfirma',
    '--problem',
    'The line is dead since Saturday.',
    '--wish',
    'Repair it.',
  ],
  ...['--to', 'x=@testfirma', '--channels', 'x', '--name', 'Erika Beispiel', '--json'],
]

const settingsFor = (url: string) => ({
  x: { mode: 'api', apiUrl: url, userId: ERIKA.id, handle: `@${ERIKA.username}` },
})

/** A dry run first, whose digest is then approved. */
async function post(url: string) {
  const home = newHome(settingsFor(url))
  const env = { ESCALATE_SECRET_X_TOKEN: ACCESS }
  const plan = await start([...NEW, '--dry-run'], { home, env })
  const { digest } = plan.json().messages[0]
  const done = await start([...NEW, '--verbose', '--approve', digest], { home, env })
  for (const { stdout, stderr } of [plan, done]) expect(stdout + stderr).not.toContain(ACCESS)
  const { stdout } = await start(['show', 'testfirma-1', '--json'], { home, env })
  return { exit: done.exit, plan, last: JSON.parse(stdout).case.events.at(-1) }
}

it('shows the price, posts once and knows the address', async () => {
  await using server = await startXServer()
  const { exit, last, plan } = await post(server.url)
  expect(plan.json().messages[0]).toMatchObject({ mode: 'api', cost: { amount: 0.015, currency: 'USD' } })
  expect(exit).toBe(0)
  const url = `https://x.com/${ERIKA.username}/status/${server.posts[0]!.id}`
  expect(last).toMatchObject({ type: 'sent', url, cost: { amount: 0.015, currency: 'USD' } })
  expect(server.count('post')).toBe(1)
})

const RESET = String(Date.parse('2026-11-23T09:12:00Z') / 1000)

it.each<[string, Deed, number, string]>([
  ['401', problem(401, 'Unauthorized', 'Unauthorized'), 4, 'send_failed'],
  ['402', problem(402, 'CreditsDepleted', 'No credits.'), 0, 'handed_off'],
  ['403', problem(403, 'Forbidden', 'Not allowed.'), 0, 'handed_off'],
  ['429', json(429, {}, { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': RESET }), 8, 'send_failed'],
  ['500', problem(500, 'Internal Server Error', 'Oops.'), 5, 'send_unknown'],
  ['a broken line', { reply: response => response.destroy() }, 5, 'send_unknown'],
])('%s', async (_, deed, exit, event) => {
  await using server = await startXServer()
  server.script('post', deed)
  const done = await post(server.url)
  expect([done.exit, done.last.type]).toEqual([exit, event])
  expect(server.count('post')).toBe(1)
})
