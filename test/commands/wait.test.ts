/** `wait`: the hour of a promise wherever its date stands, and the warning of whoever waits beyond the limitation. */
import { beforeEach, describe, expect, it } from 'vitest'
import { AT_EIGHT, type Desk, desk, ENOUGH } from '../support/in-process.ts'

const CASE = 'testfirma-1'
const FROM = ['--channel', 'email', '--sender', 'service@example.com']

let at: Desk
const openedWith = async (...flags: string[]): Promise<void> => {
  at = desk({}, { env: { LANG: 'de_DE.UTF-8' } })
  await at.run([...ENOUGH, ...flags, '--yes'], AT_EIGHT)
  await at.run(['confirm', CASE, '--at', '2026-11-23 08:00'])
}
const answered = (text: string) => at.run(['log', CASE, ...FROM, '--text', text])

describe('a promise with its hour', () => {
  beforeEach(() => openedWith())

  it('is proposed with it, and said to shorten the running deadline', async () => {
    const { stdout, stderr } = await answered('Wir haben das geprüft und melden uns bis Freitag, 12 Uhr.')
    const said = `${stdout}${stderr}`.replace(/\s+/g, ' ')
    expect(said).toContain('(27.11.2026, 12:00)')
    expect(said).toMatch(/laufenden Frist \(30\.11\.2026\).*verkürzt/)
    expect((await at.run(['show', CASE])).stdout).toContain('(27.11.2026, 12:00)')
  })

  it('is shown with it once it was taken: in the answer, the status, the history', async () => {
    await answered('Wir haben das geprüft und melden uns bis Freitag, 12 Uhr.')
    const taken = await at.run(['wait', CASE])
    expect(taken.stdout.replace(/\s+/g, ' ')).toContain('erwartet bis 27.11.2026, 12:00.')
    await at.run(['judge', CASE, '--as', 'ack'])
    const status = (await at.run(['status'])).stdout.replace(/\s+/g, ' ')
    expect(status).toContain('bis 27.11.2026, 12:00')
    expect((await at.run(['show', CASE])).stdout).toContain('Frist verschoben auf 27.11.2026, 12:00')
  })

  it('is a day alone where the end of a day was promised', async () => {
    await answered('Wir haben das geprüft und melden uns bis Freitag.')
    expect((await at.run(['wait', CASE])).stdout.replace(/\s+/g, ' ')).toContain('bis 27.11.2026.')
  })
})

describe('waiting beyond the limitation', () => {
  it.each([[['--yes']], [['--json']], [[]]])('is warned of with %j, and done', async flags => {
    await openedWith('--happened', '2025-12-01', '--category', 'parcel')
    await answered('Wir haben das geprüft und melden uns bis zum 4.12.2026.')
    const { exit, stderr, stdout } = await at.run(['wait', CASE, ...flags])
    expect(exit).toBe(0)
    expect(stderr.replace(/\s+/g, ' ')).toMatch(/verjährt.*01\.12\.2026 \(HGB 439\)/)
    expect(stdout).not.toContain('verjährt')
  })

  it('is warned of where the promise is proposed', async () => {
    await openedWith('--happened', '2025-12-01', '--category', 'parcel')
    const { stdout, stderr } = await answered('Wir haben das geprüft und melden uns bis zum 4.12.2026.')
    expect(`${stdout}${stderr}`).toContain('verjährt')
  })

  it('is not warned of before it', async () => {
    await openedWith('--happened', '2026-10-01', '--category', 'parcel')
    expect((await at.run(['wait', CASE, '--for', '14d'])).stderr).not.toContain('verjährt')
  })
})
