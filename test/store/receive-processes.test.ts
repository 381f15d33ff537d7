import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/sqlite-store.ts'
import { program } from './bundle.ts'
import { folder } from './folder.ts'
import { note, project } from './sample.ts'

const MESSAGES = 300

/** Receives the same 300 messages in batches of 10; is killed inside the transaction of the batch it is told. */
const RECEIVER = `
import { openStore } from '@store/sqlite-store.ts'
import { AT, note, project } from '@sample'
const [file, killAt] = process.argv.slice(2)
let batch = 0
const deadly = (id, events) => {
  if (batch === Number(killAt)) process.kill(process.pid, 'SIGKILL')
  return project(id, events)
}
const store = openStore({ file, project: deadly })
let fresh = 0
for (; batch < ${MESSAGES / 10}; batch += 1) {
  const arrivals = Array.from({ length: 10 }, (_, n) => {
    const key = 'k' + (batch * 10 + n)
    return n === 9
      ? { key, to: { tray: { id: 't-' + key, at: AT, body: {} } } }
      : { key, to: { caseId: 'a-' + (n % 2 + 1), events: [note(key)] } }
  })
  fresh += store.receive(arrivals, { cursor: String(batch) }).filter(({ known }) => !known).length
}
store.close()
console.log(fresh)
`

function run(receiver: string, args: string[]): Promise<{ signal: string | null; fresh: number }> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [receiver, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', text => (said += text))
    child.on('close', (_, signal) => resolve({ signal, fresh: Number(said) }))
  })
}

async function stage() {
  const dir = folder()
  const file = join(dir, 'cases.db')
  const store = openStore({ file, project })
  onTestFinished(() => store.close())
  store.create('a', () => [note('start')])
  store.create('a', () => [note('start')])
  return { file, store, receiver: await program(dir, 'receiver', RECEIVER) }
}

type Stage = Awaited<ReturnType<typeof stage>>

function expectEachOnce({ store }: Stage): void {
  const texts = ['a-1', 'a-2']
    .flatMap(id => store.load(id) ?? [])
    .map(event => ('text' in event ? event.text : ''))
  const received = [...texts, ...store.trayList().map(({ id }) => id.slice(2))].filter(
    text => text !== 'start',
  )
  expect(received.sort()).toEqual(Array.from({ length: MESSAGES }, (_, n) => `k${n}`).sort())
  expect(store.mark('cursor')).toBe(String(MESSAGES / 10 - 1))
  expect(store.verify()).toEqual([])
}

it('two processes that receive the same messages at once write each of them once', async () => {
  const at = await stage()
  const ran = await Promise.all([run(at.receiver, [at.file, 'never']), run(at.receiver, [at.file, 'never'])])
  expect(ran.map(({ signal }) => signal)).toEqual([null, null])
  expect(ran[0].fresh + ran[1].fresh).toBe(MESSAGES)
  expectEachOnce(at)
}, 60_000)

it('a process killed within a batch leaves nothing of that batch, and the next one goes on from there', async () => {
  const at = await stage()
  expect(await run(at.receiver, [at.file, '4'])).toMatchObject({ signal: 'SIGKILL' })
  expect(at.store.mark('cursor')).toBe('3')
  expect([at.store.received('k39'), at.store.received('k40'), at.store.trayCount()]).toEqual([
    { tray: 't-k39' },
    null,
    4,
  ])
  expect(at.store.verify()).toEqual([])
  expect(await run(at.receiver, [at.file, 'never'])).toEqual({ signal: null, fresh: MESSAGES - 40 })
  expectEachOnce(at)
}, 60_000)
