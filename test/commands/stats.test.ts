/** How fast a company answered, as the cases themselves tell it. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectCase } from '../../src/ladder/project.ts'
import { openStore } from '../../src/store/sqlite-store.ts'
import { desk, ENOUGH, MONDAY } from '../support/in-process.ts'

const HOUR = 3_600_000
const later = (hours: number) => new Date(Date.parse(MONDAY) + hours * HOUR).toISOString()

/** A complaint by mail that the user sent themselves, and what came back. */
async function answered() {
  const at = desk()
  const open = [...ENOUGH, '--name', 'Erika Beispiel', '--yes', '--json']
  expect((await at.run(open)).exit).toBe(0)
  expect((await at.run(['confirm', 'testfirma-1', '--sent', '--at', MONDAY])).exit).toBe(0)
  const log = (text: string, hours: number) =>
    at.run(
      ['log', 'testfirma-1', '--channel', 'email', '--sender', 'service@example.com', '--text', text].concat([
        ...['--at', later(hours), '--now', later(hours)],
      ]),
    )
  await log(
    'Vielen Dank für Ihre Nachricht. Dies ist eine automatische Antwort, bitte antworten Sie nicht darauf.',
    0.1,
  )
  await log(
    'Guten Tag Frau Beispiel, wir haben die Leitung geprüft und schicken Ihnen am Freitag einen Techniker. Ihr A. Muster',
    50,
  )
  return at
}

describe('stats', () => {
  it('tells the first sign from the first answer of a person', async () => {
    const at = await answered()
    const { exit, json } = await at.run(['stats', '--json'])
    expect(exit).toBe(0)
    expect(json()).toMatchObject({
      schema: 'escalate/stats/1',
      channels: [
        {
          company: { name: 'Testfirma' },
          channel: 'email',
          sent: 1,
          answered: 1,
          firstSign: { count: 1, medianSeconds: 360 },
          firstAnswer: { count: 1, medianSeconds: 180_000 },
        },
      ],
      charged: [],
    })
  })

  it('says it in both languages, within the width', async () => {
    const at = await answered()
    const [english, german] = [
      await at.run(['stats', '--lang', 'en'], { env: { COLUMNS: '40' } }),
      await at.run(['stats', '--lang', 'de'], { env: { COLUMNS: '40' } }),
    ]
    expect(english.stdout.replace(/\s+/g, ' ')).toContain('first sign after 6 min')
    expect(english.stdout.replace(/\s+/g, ' ')).toContain('first answer of a person after 2 days 2 h')
    expect(german.stdout.replace(/\s+/g, ' ')).toContain('erste Antwort eines Menschen nach 2 Tagen 2 Std.')
    for (const line of `${english.stdout}${german.stdout}`.split('\n'))
      expect(line.length).toBeLessThanOrEqual(40)
  })

  it('sums up what platforms charged', async () => {
    const at = await answered()
    const store = openStore({ file: join(at.home, 'cases.db'), project: projectCase })
    const sent = {
      type: 'sent',
      at: MONDAY,
      send: 2,
      deadline: null,
      response: null,
      url: null,
      settledBy: 'server',
    }
    for (const amount of [0.015, 0.2, 0.015])
      store.append('testfirma-1', () => [{ ...sent, cost: { amount, currency: 'USD' } } as never])
    store.close()
    expect((await at.run(['stats', '--json'])).json().charged).toEqual([
      { amount: 0.23, currency: 'USD', posts: 3 },
    ])
    expect((await at.run(['stats', '--lang', 'de'])).stdout).toMatch(/0,23\s\$ für 3 Beiträge/)
  })

  it('says so where nothing was sent', async () => {
    const { exit, stdout } = await desk().run(['stats', '--lang', 'en'])
    expect([exit, stdout]).toEqual([0, expect.stringContaining('Nothing was sent yet')])
  })
})
