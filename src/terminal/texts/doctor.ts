/** Words of `doctor`. */
import type { Texts } from '../language.ts'

export type CheckName = 'node' | 'folders' | 'settings' | 'store' | 'keyring' | 'email' | 'calendar'

export interface DoctorTexts {
  readonly status: Readonly<Record<'pass' | 'warn' | 'fail', string>>
  readonly names: Readonly<Record<CheckName, string>>
  readonly rebuilt: (cases: number) => string
  readonly wouldRebuild: (wrong: number) => string
  readonly noHosts: string
}

export const DOCTOR: Texts<DoctorTexts> = {
  en: {
    status: { pass: 'ok  ', warn: 'note', fail: 'BAD ' },
    names: {
      node: 'Node',
      folders: 'folders',
      settings: 'settings',
      store: 'case store',
      keyring: 'keyring',
      email: 'e-mail',
      calendar: 'holidays',
    },
    rebuilt: cases => `The status table was made anew from the events of ${cases} cases.`,
    wouldRebuild: wrong =>
      `The status table would be made anew from the events; nothing was changed. Wrong in it now: ${wrong || 'nothing'}.`,
    noHosts: 'None: everything is handed off to your own browser and mail program.',
  },
  de: {
    status: { pass: 'gut    ', warn: 'Hinweis', fail: 'FEHLER ' },
    names: {
      node: 'Node',
      folders: 'Ordner',
      settings: 'Einstellungen',
      store: 'Fallspeicher',
      keyring: 'Schlüsselbund',
      email: 'E-Mail',
      calendar: 'Feiertage',
    },
    rebuilt: cases => `Die Übersicht wurde aus den Ereignissen von ${cases} Fällen neu aufgebaut.`,
    wouldRebuild: wrong =>
      `Die Übersicht würde aus den Ereignissen neu aufgebaut; es wurde nichts geändert. Falsch ist darin jetzt: ${wrong || 'nichts'}.`,
    noHosts: 'Keine: alles wird an deinen eigenen Browser und dein Mailprogramm übergeben.',
  },
}
