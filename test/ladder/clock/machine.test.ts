import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { countDeadline } from '../../../src/ladder/clock/count.ts'
import { isoOf } from '../../../src/ladder/clock/temporal.ts'
import { GERMANY } from './calendars.ts'

const CLOCK = fileURLToPath(new URL('../../../src/ladder/clock', import.meta.url))

/** Bundles lines of code that may import files of the clock, as the published program is bundled. */
async function bundle(lines: string) {
  return build({
    stdin: { contents: lines, resolveDir: CLOCK, loader: 'ts' },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
  })
}

describe('the zone of the machine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('changes neither the holidays of Bavaria nor a deadline', async () => {
    const { outputFiles } = await bundle(`
      import { holidayCalendar } from './public-holidays.ts'
      import { countDeadline } from './count.ts'
      import { parseInstant } from './zone.ts'
      const calendar = holidayCalendar({ country: 'DE', region: 'BY', timezone: 'Europe/Berlin' }, 'de')
      const counted = ['35bd', '14d', '2m', '30h', 'by:2026-12-24'].map(rule =>
        countDeadline({ rule, from: '2026-11-23T23:30:00Z', calendar }))
      const read = ['2026-03-29T02:30', '30.11.', '10:29'].map(text => parseInstant(text, 'Europe/Berlin', '2026-11-23'))
      console.log(JSON.stringify([new Date(0).getTimezoneOffset(), calendar.holidays(2026), counted, read]))`)
    const file = join(folder, 'clock.mjs')
    writeFileSync(file, outputFiles[0]?.text ?? '')
    const runs = ['UTC', 'America/Los_Angeles', 'Asia/Tokyo'].map(TZ => {
      const [offset, ...told] = JSON.parse(execFileSync(process.execPath, [file], { env: { TZ } }).toString())
      return { offset, told }
    })
    expect(runs.map(run => run.offset)).toEqual([0, 480, -540])
    expect(runs[1]?.told).toEqual(runs[0]?.told)
    expect(runs[2]?.told).toEqual(runs[0]?.told)
    expect(runs[0]?.told[0]).toEqual(expect.arrayContaining([{ date: '2026-11-01', name: 'Allerheiligen' }]))
  })

  it('changes no count at all', () => {
    const before = process.env.TZ
    const rule = fc.constantFrom('1bd', '12bd', '1d', '40d', '3h', '30h', '1m', 'by:2026-10-25')
    const minute = fc.integer({ min: 0, max: 700_000 }).map(n => isoOf(Date.UTC(2026, 0, 1) + n * 60_000))
    const offsets = new Set<number>()
    const countIn = (zone: string, rule: string, from: string) => {
      process.env.TZ = zone
      offsets.add(new Date(0).getTimezoneOffset())
      return countDeadline({ rule, from, calendar: GERMANY })
    }
    try {
      fc.assert(
        fc.property(rule, minute, (text, from) => {
          expect(countIn('Asia/Tokyo', text, from)).toEqual(countIn('America/Los_Angeles', text, from))
        }),
        { numRuns: 1000 },
      )
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
    expect([...offsets].sort()).toEqual([-540, 480])
  })
})

describe('what loads what', () => {
  it.each(['calendar.ts', 'rule.ts', 'day.ts', 'typed-day.ts', 'osm-hours.ts', 'countries.ts'])(
    '%s brings no library',
    async file => {
      const { metafile } = await bundle(`export * from './${file}'`)
      expect(Object.keys(metafile.inputs).filter(path => path.includes('node_modules'))).toEqual([])
    },
  )

  it('counting brings no holiday tables; only public-holidays.ts does', async () => {
    const loads = async (file: string) => {
      const { metafile } = await bundle(`export * from './${file}'`)
      return Object.keys(metafile.inputs).some(path => path.includes('node_modules/date-holidays/'))
    }
    expect([await loads('count.ts'), await loads('public-holidays.ts')]).toEqual([false, true])
  })
})
