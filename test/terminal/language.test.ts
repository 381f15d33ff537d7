/** Which language, which colours, which width: from the environment, in the order of CONTRACT section 4. */
import { describe, expect, it } from 'vitest'
import { interfaceLanguage, languageOf } from '../../src/terminal/language.ts'
import { colours, widthOf } from '../../src/terminal/screen.ts'
import type { System } from '../../src/world.ts'

const none = () => undefined

describe('the language of the interface', () => {
  it('is looked for in flag, ESCALATE_LANG, setting, locale, in this order', () => {
    const env = { ESCALATE_LANG: 'de', LANG: 'en_GB.UTF-8' }
    expect(interfaceLanguage('en', env, () => 'de')).toBe('en')
    expect(interfaceLanguage(undefined, env, () => 'en')).toBe('de')
    expect(interfaceLanguage(undefined, { LANG: 'en_GB.UTF-8' }, () => 'de')).toBe('de')
    expect(interfaceLanguage(undefined, { LANG: 'de_AT.UTF-8' }, none)).toBe('de')
    expect(interfaceLanguage(undefined, {}, none)).toBe('en')
  })

  it('takes LC_ALL before LC_MESSAGES before LANG, and LANGUAGE before them', () => {
    expect(interfaceLanguage(undefined, { LC_ALL: 'de_DE', LC_MESSAGES: 'en', LANG: 'en' }, none)).toBe('de')
    expect(interfaceLanguage(undefined, { LC_MESSAGES: 'de_DE', LANG: 'en_US' }, none)).toBe('de')
    expect(interfaceLanguage(undefined, { LC_ALL: '', LANG: 'de_CH' }, none)).toBe('de')
    expect(interfaceLanguage(undefined, { LANGUAGE: 'de:en', LANG: 'en_US' }, none)).toBe('de')
  })

  it('passes over languages that it does not speak', () => {
    expect(interfaceLanguage('fr', { ESCALATE_LANG: 'fr', LANG: 'de_DE' }, () => 'it')).toBe('de')
    expect(languageOf('C.UTF-8')).toBeNull()
    expect(languageOf(' German ')).toBeNull()
    expect(languageOf(' DE-at')).toBe('de')
  })

  it('does not read the settings where something before them decides', () => {
    const never = () => {
      throw new Error('settings were read')
    }
    expect(interfaceLanguage('de', {}, never)).toBe('de')
    expect(interfaceLanguage(undefined, { ESCALATE_LANG: 'de' }, never)).toBe('de')
  })
})

const system = (env: System['env'], stdout: boolean, stderr: boolean, columns?: number) =>
  ({
    env,
    stdout: { write: () => true, isTTY: stdout, ...(columns === undefined ? {} : { columns }) },
    stderr: { write: () => true, isTTY: stderr },
  }) as unknown as System

describe('colour', () => {
  it('is where a person looks', () => {
    expect(colours(system({}, true, true), {})).toEqual([true, true])
    expect(colours(system({}, false, true), {})).toEqual([false, true])
    expect(colours(system({}, true, false), {})).toEqual([true, false])
  })

  it.each([
    ['NO_COLOR', { NO_COLOR: '1' }, true, false],
    ['an empty NO_COLOR', { NO_COLOR: '' }, true, true],
    ['NO_COLOR before CLICOLOR_FORCE', { NO_COLOR: '1', CLICOLOR_FORCE: '1' }, true, false],
    ['CLICOLOR_FORCE', { CLICOLOR_FORCE: '1' }, false, true],
    ['CLICOLOR_FORCE=0', { CLICOLOR_FORCE: '0' }, false, false],
    ['CLICOLOR=0', { CLICOLOR: '0' }, true, false],
    ['TERM=dumb', { TERM: 'dumb' }, true, false],
  ])('%s', (_name, env, isTTY, expected) => {
    expect(colours(system(env, isTTY, isTTY), {})).toEqual([expected, expected])
  })

  it('does as the flag says, before all else', () => {
    expect(colours(system({ NO_COLOR: '1' }, false, false), { color: 'always' })).toEqual([true, true])
    expect(colours(system({ CLICOLOR_FORCE: '1' }, true, true), { color: 'never' })).toEqual([false, false])
    expect(colours(system({}, true, true), { color: 'auto' })).toEqual([true, true])
  })
})

describe('the width', () => {
  it('is that of the terminal, else COLUMNS, else 80, between 40 and 100', () => {
    expect(widthOf(system({ COLUMNS: '50' }, true, true, 72))).toBe(72)
    expect(widthOf(system({ COLUMNS: '50' }, false, true))).toBe(50)
    expect(widthOf(system({}, false, true))).toBe(80)
    expect(widthOf(system({ COLUMNS: 'wide' }, false, true))).toBe(80)
    expect(widthOf(system({}, true, true, 20))).toBe(40)
    expect(widthOf(system({}, true, true, 240))).toBe(100)
    expect(widthOf(system({}, true, true, 0))).toBe(80)
  })
})
