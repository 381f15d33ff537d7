import { spawn } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/sqlite-store.ts'
import { program } from './bundle.ts'
import { folder } from './folder.ts'
import { note, project } from './sample.ts'

const WRITER = `
import { openStore } from '@store/sqlite-store.ts'
import { note, project } from '@sample'
const [file, name, count] = process.argv.slice(2)
const store = openStore({ file, project })
for (let n = 0; n < Number(count); n += 1) {
  if (n % 5 === 0) store.create('own', () => [note(name + ' ' + n)])
  else store.append('shared-1', () => [note(name + ' ' + n)])
  process.stdout.write(name + ' ' + n + '\\n')
}
store.close()
`

function run(
  file: string,
  args: string[],
  prefix: string[] = [],
): Promise<{ code: number | null; lines: string[] }> {
  const [command = process.execPath, ...rest] = [...prefix, process.execPath, file, ...args]
  return new Promise(resolve => {
    const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', text => (said += text))
    child.on('close', code => resolve({ code, lines: said.trim().split('\n') }))
  })
}

it('two processes of 500 events each lose none and share no number', async () => {
  const dir = folder()
  const file = join(dir, 'cases.db')
  const writer = await program(dir, 'writer', WRITER)
  const store = openStore({ file, project })
  onTestFinished(() => store.close())
  store.create('shared', () => [note('start')])
  const [a, b] = await Promise.all([run(writer, [file, 'a', '500']), run(writer, [file, 'b', '500'])])
  expect([a.code, b.code]).toEqual([0, 0])
  const told = store.overview({ all: true }).flatMap(row => (row.body as { notes: string[] }).notes)
  expect(told.sort()).toEqual(['start', ...a.lines, ...b.lines].sort())
  expect(told).toHaveLength(1_001)
  expect(store.load('shared-1')?.map(({ seq }) => seq)).toEqual(Array.from({ length: 801 }, (_, n) => n + 1))
  expect(store.verify()).toEqual([])
}, 60_000)

it('umask 000: folder 0700, every file 0600', async () => {
  const dir = folder()
  const writer = await program(
    dir,
    'writer',
    `process.umask(0)\n${WRITER}\nprocess.kill(process.pid, 'SIGKILL')`,
  )
  const home = join(dir, 'deep', 'home')
  await run(writer, [join(home, 'cases.db'), 'a', '1'])
  expect(statSync(home).mode & 0o777).toBe(0o700)
  const files = readdirSync(home)
  expect(files).toContain('cases.db')
  expect(files.map(name => statSync(join(home, name)).mode & 0o777)).toEqual(files.map(() => 0o600))
}, 60_000)
