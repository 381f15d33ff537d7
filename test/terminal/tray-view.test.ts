import { describe, expect, it } from 'vitest'
import { render } from '../../src/terminal/style.ts'
import { trayView } from '../../src/terminal/tray-view.ts'

const item = (near: readonly string[]) => ({
  id: '0a1b2c3d',
  at: '2026-11-23T09:00:00Z',
  from: 'service@desk.test',
  subject: 'Your matter',
  class: 'answer' as const,
  near,
})
const LAUNCH = 'node bin/escalate.js'
const COMMAND = `${LAUNCH} log testfirma-1 --unmatched 0a1b2c3d`
const lines = (width: number, language: 'de' | 'en', near = ['testfirma-1']) =>
  render(trayView([item(near), item(near)], { language, launch: LAUNCH, width }, 1), null).split('\n')

describe.each(['de', 'en'] as const)('the tray (%s)', language => {
  it('keeps each command whole where it does not fit into the line', () => {
    const trimmed = lines(40, language).map(line => line.trim())
    expect(trimmed).toContain(COMMAND)
    expect(trimmed).toContain(`${LAUNCH} forget --unmatched ID`)
    expect(trimmed.filter(line => line.endsWith(`${LAUNCH} check`))).toHaveLength(1)
  })

  it('keeps it behind its words where there is room', () => {
    expect(lines(100, language)).toContainEqual(expect.stringMatching(new RegExp(`\\S.*: ${COMMAND}$`)))
  })

  it('says behind it which cases it may be', () => {
    const near = ['testfirma-1', 'testfirma-2']
    const shown = lines(40, language, near).map(line => line.trim())
    expect(shown).toContain(`${LAUNCH} log CASE --unmatched 0a1b2c3d`)
    expect(shown.join(' ')).toContain(`testfirma-1, testfirma-2)`)
  })
})
