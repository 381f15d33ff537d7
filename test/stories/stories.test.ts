/** The true stories, played by the built program against its sandbox, each step held against what must come out. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STORIES } from '../../src/sandbox/stories/index.ts'
import { launcher } from '../support/build.ts'

interface PlayedStep {
  readonly at: string
  readonly did: string
  readonly expected: string
  readonly ok: boolean
  readonly got?: readonly string[]
}

let home: string

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'escalate-story-'))
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

function demo(...args: string[]) {
  const env = { PATH: process.env.PATH, HOME: home, ESCALATE_HOME: home, TMPDIR: home }
  return spawnSync(process.execPath, [launcher(), 'demo', ...args], { env, encoding: 'utf8' })
}

/** Where a story ends; one that is not named here ends with its case closed. */
const OTHER_ENDS: Readonly<Record<string, object>> = {
  'psn-2014': { state: 'exhausted', next: { action: 'choose' } },
}

describe.each(STORIES.map(({ id }) => id))('%s', id => {
  it.each(['de', 'en'])('comes out as it was told, in %s', language => {
    const { status, stdout } = demo(id, '--json', '--lang', language)
    const { schema, story, steps, case: end } = JSON.parse(stdout)
    const wrong = (steps as PlayedStep[]).filter(step => !step.ok)
    expect(wrong).toEqual([])
    expect({ status, schema, story }).toEqual({ status: 0, schema: 'escalate/demo/1', story: id })
    expect(steps.length).toBeGreaterThan(15)
    expect(end).toMatchObject(OTHER_ENDS[id] ?? { state: 'closed', next: { action: 'none' } })
  })
})

describe('demo', () => {
  it('ends with the case on the screen and leaves nothing behind', () => {
    const { status, stdout } = demo('--lang', 'en')
    expect(status).toBe(0)
    expect(stdout).toContain('Deutsche Telekom  [closed]')
    expect(stdout).toContain('Closed: solved')
    expect(stdout).not.toContain('NOT OK')
    expect(readdirSync(home)).toEqual([])
  })

  it('lists the stories', () => {
    expect(demo('--list').stdout.trim().split('\n')).toHaveLength(STORIES.length)
  })

  it('names the stories when asked for another', () => {
    const { status, stderr } = demo('no-such-story')
    expect(status).toBe(2)
    expect(stderr).toContain('telekom-2013')
  })
})
