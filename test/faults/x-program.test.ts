/** The built program posts on X: the exit code says what became of it, and nothing of the token comes out. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { newHome, start } from '../support/program.ts'
import { GOOD_TOKEN } from '../support/x-connection.ts'
import { type Deed, json, problem, startXServer } from '../support/x-server.ts'
import { ACCESS, CLIENT_ID, ERIKA } from '../support/x-server-state.ts'
import { DUPLICATE } from './x-faults.ts'

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
  x: { mode: 'api', clientId: CLIENT_ID, apiUrl: url, userId: ERIKA.id, handle: `@${ERIKA.username}` },
})

/** A dry run first, whose digest is then approved. */
async function post(url: string, token: string | null = ACCESS) {
  const home = newHome(settingsFor(url))
  const env: Record<string, string> = token === null ? {} : { ESCALATE_SECRET_X_TOKEN: token }
  if (token === null)
    writeFileSync(join(home, 'secrets.json'), JSON.stringify({ 'x.token': GOOD_TOKEN }), { mode: 0o600 })
  const plan = await start([...NEW, '--dry-run'], { home, env })
  const { digest } = plan.json().messages[0]
  const done = await start([...NEW, '--verbose', '--approve', digest], { home, env })
  for (const { stdout, stderr } of [plan, done]) expect(stdout + stderr).not.toContain(ACCESS)
  const { stdout } = await start(['show', 'testfirma-1', '--json'], { home, env })
  return { exit: done.exit, plan, home, last: JSON.parse(stdout).case.events.at(-1) }
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
  ['403 for a duplicate that nobody sees', DUPLICATE, 5, 'send_unknown'],
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

it('401 with a sign-in that can be renewed: it is, and the next try is right', async () => {
  await using server = await startXServer()
  server.script('post', problem(401, 'Unauthorized', 'Unauthorized'))
  const { exit, last, home } = await post(server.url, null)
  expect([exit, last.type]).toEqual([8, 'send_failed'])
  expect(last.reason).toMatch(/the sign-in was renewed; try again$/)
  expect(readFileSync(join(home, 'secrets.json'), 'utf8')).toContain('refresh-token-secret-1')
  expect([server.count('post'), server.count('token')]).toEqual([1, 1])
})

it('the words of an old post are refused with its address, and nobody is told to post them', async () => {
  await using server = await startXServer()
  const home = newHome(settingsFor(server.url))
  const env = { ESCALATE_SECRET_X_TOKEN: ACCESS }
  const { text, digest } = (await start([...NEW, '--dry-run'], { home, env })).json().messages[0]
  server.add({ text, at: '2020-08-25T09:00:00.000Z' })
  const done = await start([...NEW, '--approve', digest], { home, env })
  expect(done.exit).toBe(1)
  expect(done.stdout + done.stderr).toMatch(/stand there since 25 Aug 2020 .*: change the words/)
  const shown = (await start(['show', 'testfirma-1', '--json'], { home, env })).json()
  expect(shown.case.events.map(({ type }: { type: string }) => type)).not.toContain('handed_off')
  expect(shown.case.events.at(-1)).toMatchObject({ type: 'send_failed' })
})
