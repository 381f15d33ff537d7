import { describe, expect, it } from 'vitest'
import { pathsFor } from '../../src/store/paths.ts'

describe('places', () => {
  it('follow XDG, with its defaults on Linux and macOS', () => {
    for (const platform of ['linux', 'darwin'] as const) {
      const paths = pathsFor({}, platform, '/home/me')
      expect(paths.settingsFile).toBe('/home/me/.config/escalate/config.json')
      expect(paths.secretsFile).toBe('/home/me/.config/escalate/secrets.json')
      expect(paths.storeFile).toBe('/home/me/.local/share/escalate/cases.db')
      expect(paths.attachmentsDir).toBe('/home/me/.local/share/escalate/attachments')
    }
    const set = pathsFor({ XDG_CONFIG_HOME: '/c', XDG_DATA_HOME: '/d' }, 'linux', '/home/me')
    expect([set.configDir, set.dataDir]).toEqual(['/c/escalate', '/d/escalate'])
  })

  it('ignore what XDG calls invalid: relative and empty', () => {
    const paths = pathsFor({ XDG_CONFIG_HOME: 'here', XDG_DATA_HOME: '' }, 'linux', '/home/me')
    expect([paths.configDir, paths.dataDir]).toEqual([
      '/home/me/.config/escalate',
      '/home/me/.local/share/escalate',
    ])
  })

  it('are all in ESCALATE_HOME where it is set', () => {
    const paths = pathsFor({ ESCALATE_HOME: '/e', XDG_CONFIG_HOME: '/c' }, 'darwin', '/home/me')
    expect(Object.values(paths).every(path => path === '/e' || path.startsWith('/e/'))).toBe(true)
    expect(paths.draftFile).toBe('/e/draft.json')
    expect(paths.companiesFile).toBe('/e/companies.json')
  })

  it('are in %APPDATA% on Windows', () => {
    expect(pathsFor({ APPDATA: 'C:\\A' }, 'win32', 'C:\\me').storeFile).toBe('C:\\A\\escalate\\cases.db')
    expect(pathsFor({}, 'win32', 'C:\\me').settingsFile).toBe(
      'C:\\me\\AppData\\Roaming\\escalate\\config.json',
    )
  })
})
