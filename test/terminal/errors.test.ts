/** Every expected error has its German sentence. */
import { describe, expect, it } from 'vitest'
import { ERRORS_DE, SAID_IN_GERMAN } from '../../src/terminal/texts/errors-de.ts'
import { desk, ENOUGH } from '../support/in-process.ts'
import { codeOf, sourceFiles } from '../support/sources.ts'

/** Codes as they are thrown: the first argument, or chosen between two, or handed on by a helper with its exit code. */
const THROWN = /\b[uU]serError\(\s*'([a-z_]+)'|'([a-z_]+)',\s*EXIT\.|\? '([a-z_]+)' : '([a-z_]+)',\s*EXIT/g

const thrown = sourceFiles()
  .filter(file => file.endsWith('.ts'))
  .flatMap(file => [...codeOf(file).matchAll(THROWN)])
  .flatMap(match => match.slice(1).filter(Boolean))

describe('errors', () => {
  it('are found in the sources', () => {
    expect(new Set(thrown).size).toBeGreaterThan(60)
  })

  it('each have a sentence in German', () => {
    expect([...new Set(thrown)].filter(code => !ERRORS_DE.has(code)).sort()).toEqual([])
  })

  it('are said once in German where the English says no more, with their case', async () => {
    expect([...SAID_IN_GERMAN].filter(code => !ERRORS_DE.has(code))).toEqual([])
    const at = desk()
    await at.run([...ENOUGH, '--yes'])
    const told = async (...argv: string[]) => (await at.run([...argv, '--lang', 'de'])).stderr
    expect(await told('reopen', 'testfirma-1')).toBe(
      'escalate: testfirma-1: Der Fall ist nicht abgeschlossen.\n',
    )
    const forget = await told('forget', 'testfirma-1')
    expect(forget).toContain('testfirma-1: Dafür fehlt deine Zustimmung; es ist nichts geschehen.')
    expect(forget).not.toContain('gesendet')
    expect(await told('connect')).not.toContain('later version')
  })

  it('have no sentence for an error that is gone', () => {
    const text = sourceFiles()
      .filter(file => !file.endsWith('errors-de.ts'))
      .map(codeOf)
      .join('\n')
    expect([...ERRORS_DE.keys()].filter(code => !text.includes(`'${code}'`))).toEqual([])
  })
})
