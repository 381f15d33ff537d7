/** Ctrl-C, or the end of the session, while X says nothing: one line says that nothing is known, and what looks for it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { launcher } from '../support/build.ts'
import { newHome, plainEnv, start } from '../support/program.ts'
import { startXServer } from '../support/x-server.ts'
import { ACCESS, ERIKA } from '../support/x-server-state.ts'

const CASE = 'testfirma-1'
const NEW = [
  ...['new', '--company', 'Testfirma', '--problem', 'The line is dead.', '--wish', 'Repair it.'],
  ...['--to', 'x=@testfirma', '--channels', 'x', '--name', 'Erika Beispiel'],
]
const env = { ESCALATE_SECRET_X_TOKEN: ACCESS }

it.each([
  ['SIGINT', 'en', /^It is not known whether the message went out; `.* check testfirma-1` looks for it\.$/],
  ['SIGTERM', 'en', /^It is not known whether the message went out; /],
  ['SIGINT', 'de', /^Es ist ungewiss, ob die Nachricht hinausging; `.* check testfirma-1` sieht nach\.$/],
] as const)('%s (%s)', async (ending, lang, line) => {
  await using server = await startXServer()
  const handle = `@${ERIKA.username}`
  const home = newHome({ x: { mode: 'api', apiUrl: server.url, userId: ERIKA.id, handle } })
  const plan = await start([...NEW, '--dry-run', '--json'], { home, env })
  const send = [...NEW, '--lang', lang, '--approve', plan.json().messages[0].digest]
  const child = spawn(process.execPath, [launcher(), ...send], {
    env: plainEnv(home, env),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  server.script('post', { reply: () => void child.kill(ending) })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', text => (stderr += text))
  expect(await once(child, 'close')).toEqual([130, null])
  const said = stderr.split('\n').filter(text => line.test(text))
  expect([said.length, stderr.endsWith(`${said[0]}\n`)], stderr).toEqual([1, true])
  const { events, state } = (await start(['show', CASE, '--json'], { home, env })).json().case
  expect([events.at(-1).type, state]).toEqual(['send_started', 'unknown'])
  expect(server.count('post')).toBe(1)
})
