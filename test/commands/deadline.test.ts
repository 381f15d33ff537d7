/** `deadline`: the contract's example, the user's own region, and what is not a rule. */
import { describe, expect, it } from 'vitest'
import { desk } from '../support/in-process.ts'

describe('deadline', () => {
  it('is the example of the contract', async () => {
    const flags = ['--from', '2026-11-23T09:00:00Z', '--country', 'DE', '--region', 'BY']
    const { exit, json, stderr } = await desk().run(['deadline', '5bd', ...flags, '--json'])
    expect([exit, stderr]).toEqual([0, ''])
    expect(json()).toMatchObject({
      schema: 'escalate/deadline/1',
      from: '2026-11-23T09:00:00Z',
      rule: '5bd',
      calendar: 'DE-BY',
      dueDate: '2026-11-30',
    })
    expect(json().dueAt).toMatch(/^2026-11-30T22:59:59(\.\d+)?Z$/)
    expect(json().skipped[0]).toEqual({ date: '2026-11-28', why: 'Saturday' })
    expect(json().skipped.map((each: { date: string }) => each.date)).toEqual(['2026-11-28', '2026-11-29'])
  })

  it('counts by the settings, unless a flag says otherwise', async () => {
    const at = desk({ me: { country: 'AT', region: '9' } })
    const calendar = async (...flags: string[]) =>
      (await at.run(['deadline', '1bd', '--json', ...flags])).json().calendar
    expect(await calendar()).toBe('AT-9')
    expect(await calendar('--country', 'de')).toBe('DE')
  })

  it('counts from now, says in words which days it skipped, and assumes hours aloud', async () => {
    const { exit, stdout } = await desk().run(['deadline', '5bd', '--lang', 'en'])
    expect(exit).toBe(0)
    expect(stdout).toContain('28 Nov')
    expect((await desk().run(['deadline', '4h'])).stdout).toContain('Mo-Fr 08:00-20:00')
    const hours = await desk().run(['deadline', '4h', '--json'])
    expect(hours.json()).toMatchObject({ dueAt: '2026-11-23T13:00:00Z', hoursAssumed: true })
    const given = await desk().run(['deadline', '4h', '--hours', 'Mo-Fr 10:00-12:00', '--json'])
    expect(given.json().dueAt).toBe('2026-11-24T11:00:00Z')
    expect(given.json().hoursAssumed).toBeUndefined()
  })

  it('tells the hour in the zone, and the business day after an end on a day of rest', async () => {
    const flags = ['--from', '2026-11-23T09:00:00Z', '--country', 'DE', '--lang', 'de']
    expect((await desk().run(['deadline', '4h', ...flags])).stdout).toContain(
      '23.11.2026 14:00 (Europe/Berlin)',
    )
    const sunday = await desk().run(['deadline', '6d', ...flags])
    expect(sunday.stdout).toContain('nächste Werktag: 30.11.2026')
    const json = async (rule: string, ...more: string[]) =>
      (await desk().run(['deadline', rule, ...flags, ...more, '--json'])).json()
    expect(await json('6d')).toMatchObject({ dueDate: '2026-11-29', rollsTo: '2026-11-30' })
    for (const [rule, ...more] of [['7d'], ['5bd'], ['by:2026-11-29'], ['6d', '--country', 'AT']])
      expect(await json(rule as string, ...more)).not.toHaveProperty('rollsTo')
  })

  it('says once that the rule is missing', async () => {
    const { stderr } = await desk().run(['deadline', '--lang', 'de'])
    expect(stderr.match(/missing/g)).toHaveLength(1)
  })

  it.each([
    ['missing_input', [], 'RULE'],
    ['bad_rule', ['5weeks'], '5weeks'],
    ['bad_rule', ['0bd'], '0bd'],
    ['bad_date', ['5bd', '--from', 'once'], '--from'],
    ['bad_hours', ['4h', '--hours', 'always'], '--hours'],
    ['bad_timezone', ['5bd', '--timezone', 'Mars/Olympus'], '--timezone'],
    ['unknown_calendar', ['5bd', '--country', 'XX'], 'XX'],
    ['unknown_calendar', ['5bd', '--country', 'DE', '--region', 'ZZ'], 'ZZ'],
  ] as const)('%s for %j', async (code, argv, word) => {
    const { exit, json } = await desk().run(['deadline', ...argv, '--json'])
    const { error } = json()
    expect([exit, error.code]).toEqual([2, code])
    expect([error.message, ...error.missing].join(' ')).toContain(word)
  })
})
