/** The measuring bench: what it counts on a folder whose answers are known, and how it judges. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { absenceNote, deliveryReport } from '../mail/eml.ts'
import { ROOT } from '../support/build.ts'

const folder = mkdtempSync(join(tmpdir(), 'escalate-bench-replies-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const POST = { channel: 'x', from: '@a', company: ['@a'], text: 'Wie lautet deine Kundennummer?' }

beforeAll(() => {
  for (const name of ['mails', 'quotes']) mkdirSync(join(folder, name))
  const failed = deliveryReport('Undeliverable', 'Action: failed', 'Status: 5.1.1')
  for (const name of ['right', 'wrong', 'either']) writeFileSync(join(folder, 'mails', `${name}.eml`), failed)
  writeFileSync(join(folder, 'mails', 'away.eml'), absenceNote())
  const rows = [
    'file\tclass\tpermanent\tstatus',
    'mails/right.eml\tbounce\ttrue\t5.1.1',
    'mails/wrong.eml\tanswer\t\t',
    'mails/either.eml\tdelay|bounce\teither\t',
    'mails/away.eml\tout_of_office\t\t',
  ]
  writeFileSync(join(folder, 'mails.tsv'), `${rows.join('\n')}\n`)
  const posts = [
    { id: 'p-1', ...POST, expect: { class: 'question', needs: ['customer-number'], official: true } },
    { l: 'de', r: 'offer', t: 'Ein Satz, keine Nachricht.' },
  ]
  writeFileSync(join(folder, 'posts.jsonl'), `${posts.map(row => JSON.stringify(row)).join('\n')}\n`)
  writeFileSync(join(folder, 'quotes', 'one.in.txt'), 'Hallo\n\n> alt\n> noch älter\n')
  writeFileSync(join(folder, 'quotes', 'one.want.txt'), 'Hallo\n')
  writeFileSync(join(folder, 'quotes', 'two.in.txt'), 'Hallo\nWelt\n')
  writeFileSync(join(folder, 'quotes', 'two.want.txt'), 'Hallo\nWelt\nnie gesagt\n')
})

function bench(...argv: string[]) {
  const args = ['scripts/bench-replies.mjs', folder, ...argv]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('bench:replies', () => {
  it('counts what is right and what is not', () => {
    const { status, stdout } = bench('--json')
    expect(status).toBe(0)
    const { figures, all, quotes, mistakes, automaticMistakes, unreadable } = JSON.parse(stdout)
    expect(all.messages).toBe(5)
    expect(figures).toMatchObject({
      classes: 4 / 5,
      mail: 3 / 4,
      posts: 1,
      'bounce.precision': 2 / 3,
      'bounce.recall': 1,
      'automatic.precision': 3 / 4,
      'automatic.recall': 1,
      'delivery.precision': 2 / 3,
      'delivery.recall': 1,
      'delivery.permanent': 1,
      'field.needs': 1,
      'quotes.exact': 1 / 2,
    })
    expect(figures.speed).toBeGreaterThan(0)
    expect(all.confusion.answer).toEqual({ bounce: 1 })
    expect(mistakes).toMatchObject([{ name: 'mails/wrong.eml', wanted: 'answer', got: 'bounce' }])
    expect(automaticMistakes).toHaveLength(1)
    expect(unreadable).toEqual([])
    // 3 lines right of 4 wanted and 3 given.
    expect(quotes.lineF1).toBeCloseTo(6 / 7)
    expect(quotes.wrong).toMatchObject([{ name: 'two', missing: 1, extra: 0 }])
  })

  it('prints it for people', () => {
    const { status, stdout } = bench()
    expect(status).toBe(0)
    for (const part of [
      'confusion',
      'worst mistakes',
      'quotes, 2 texts',
      'messages a second',
      'mails/wrong.eml',
    ])
      expect(stdout).toContain(part)
  })

  it('judges by floors', () => {
    expect(bench('--json', '--floor', 'classes=0.8', '--floor', 'posts=1').status).toBe(0)
    const { status, stderr } = bench('--json', '--floor', 'classes=0.81')
    expect(status).toBe(1)
    expect(stderr).toContain('classes is 0.8000, floor 0.81')
    expect(bench('--floor', 'clases=1').status).toBe(2)
  })

  it('says that there is no such folder', () => {
    const { status, stderr } = bench(join(folder, 'missing'))
    expect([status, stderr.trim().split('\n').length]).toEqual([2, 1])
    expect(stderr).toContain('no folder or file')
    expect(stderr).not.toContain('ENOENT')
  })

  it('says what is wrong with a table', () => {
    writeFileSync(join(folder, 'broken.tsv'), 'file\tclass\nmissing.eml\tbounce\n')
    const { status, stderr } = bench()
    rmSync(join(folder, 'broken.tsv'))
    expect(status).toBe(2)
    expect(stderr).toContain('there is no missing.eml')
  })
})
