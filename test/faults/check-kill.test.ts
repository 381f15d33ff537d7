/** SIGKILL at 50 points of `check`: a second one finds every message, each once, as if nothing had happened. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleProgram } from '../support/bundle.ts'
import type { CheckJob } from '../support/check-driver.ts'
import { contentOf, copyOf, type Waiting, waiting } from './check-mailbox.ts'
import { startProgram } from './driver.ts'

const KILLS = 50
const LANES = 2

let dir: string
let program: string

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'escalate-check-kill-'))
  const bundle = join(dir, 'driver')
  mkdirSync(bundle)
  program = await bundleProgram('test/support/check-driver.ts', bundle)
})

afterAll(() => rmSync(dir, { recursive: true, force: true }))

function start(home: string, { desk }: Waiting, job: Omit<CheckJob, 'maildir'> = {}) {
  return startProgram([program, JSON.stringify({ ...job, maildir: desk.sandbox.maildir })], home)
}

const POINT = /^[a-zA-Z]+ (?:begins|ends)$/

/** @returns the calls of a check that nobody disturbs, in order */
async function undisturbed(home: string, person: Waiting): Promise<string[]> {
  const { code, stdout, stderr } = await start(home, person).end
  expect(code, stderr).toBe(0)
  return stdout.split('\n').filter(line => POINT.test(line))
}

/**
 * @returns places in the list: the first and last of each name, and others spread evenly until there are enough; of the
 *   many looks at a head, which write nothing, no more than these
 */
function spread(points: readonly string[]): number[] {
  const ends = [...new Set(points)].flatMap(name => [points.indexOf(name), points.lastIndexOf(name)])
  const others = [...points.keys()].filter(place => !points[place]!.startsWith('wanted'))
  const even = Array.from({ length: KILLS }, (_, turn) => others[Math.floor((turn * others.length) / KILLS)]!)
  return [...new Set([...ends, ...even])].slice(0, KILLS)
}

it(`${KILLS} kills: the next check has every message exactly once`, async () => {
  const person = await waiting()
  const calm = copyOf(person, 'calm')
  const points = await undisturbed(calm, person)
  const wanted = contentOf(calm, person)
  expect(wanted.wrong).toEqual([])
  expect(wanted.types[2]).toContain('sent')
  expect(wanted.tray).toBeGreaterThan(0)
  expect(points.filter(point => point === 'receive ends').length).toBeGreaterThan(1)

  const places = spread(points)
  expect(places).toHaveLength(KILLS)
  const lane = async (first: number) => {
    for (let number = first; number < places.length; number += LANES) {
      const [place, home] = [places[number]!, copyOf(person, `kill-${number}`)]
      const { signal, stderr } = await start(home, person, { dieAt: place + 1 }).end
      expect([points[place], signal], stderr).toEqual([points[place], 'SIGKILL'])
      await undisturbed(home, person)
      expect({ point: points[place], ...contentOf(home, person) }).toEqual({
        point: points[place],
        ...wanted,
      })
    }
  }
  await Promise.all(Array.from({ length: LANES }, (_, first) => lane(first)))
}, 300_000)

it.each(['fetch begins', 'receive begins'])(
  'two checks at once, both at "%s": each message once',
  async waitAt => {
    const person = await waiting()
    const calm = copyOf(person, 'calm')
    await undisturbed(calm, person)
    for (let round = 0; round < 3; round += 1) {
      const home = copyOf(person, `both-${round}`)
      const both = [0, 1].map(() => start(home, person, { waitAt }))
      await Promise.all(both.map(({ said }) => said(waitAt)))
      for (const { child } of both) child.stdin?.end('!')
      const ends = await Promise.all(both.map(({ end }) => end))
      for (const { code, stderr } of ends) expect(code, stderr).toBe(0)
      expect(contentOf(home, person)).toEqual(contentOf(calm, person))
    }
  },
  120_000,
)
