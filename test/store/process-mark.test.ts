import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { isAlive, ownMark } from '../../src/store/process-mark.ts'
import { program } from './bundle.ts'
import { folder } from './folder.ts'

describe('a process', () => {
  it('knows itself', () => {
    expect(ownMark().pid).toBe(process.pid)
    expect(isAlive(ownMark())).toBe(true)
  })

  it('of another start, host or number is not it', () => {
    const mark = ownMark()
    expect(isAlive({ ...mark, host: `${mark.host}-other` })).toBe(false)
    expect(isAlive({ ...mark, started: 'another start' })).toBe(false)
    for (const pid of [0, -1, 1.5, 2 ** 31]) expect(isAlive({ ...mark, pid, started: null })).toBe(false)
  })

  it('without a known start is judged by its number alone', () => {
    expect(isAlive({ ...ownMark(), started: null })).toBe(true)
  })

  it('is alive until it is killed', async () => {
    const source = `import { ownMark } from '@store/process-mark.ts'
      console.log(JSON.stringify(ownMark())); setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, [await program(folder(), 'mark', source)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(child.stdout.setEncoding('utf8'), 'data')
    const mark = JSON.parse(line)
    expect(mark.pid).toBe(child.pid)
    expect(isAlive(mark)).toBe(true)
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(isAlive(mark)).toBe(false)
  })
})
