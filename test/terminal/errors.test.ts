/** Every expected error has its German sentence. */
import { describe, expect, it } from 'vitest'
import { ERRORS_DE } from '../../src/terminal/texts/errors-de.ts'
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

  it('have no sentence for an error that is gone', () => {
    const text = sourceFiles()
      .filter(file => !file.endsWith('errors-de.ts'))
      .map(codeOf)
      .join('\n')
    expect([...ERRORS_DE.keys()].filter(code => !text.includes(`'${code}'`))).toEqual([])
  })
})
