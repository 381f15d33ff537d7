/** Words of `doctor`. */
import type { Language } from '../../case/model.ts'
import type { Texts } from '../language.ts'

export type CheckName = 'node' | 'folders' | 'settings' | 'store' | 'keyring' | 'email' | 'calendar'

export interface DoctorTexts {
  readonly status: Readonly<Record<'pass' | 'warn' | 'fail', string>>
  readonly names: Readonly<Record<CheckName, string>>
  readonly rebuilt: (cases: number) => string
  readonly wouldRebuild: (wrong: number) => string
  readonly noHosts: string
  readonly hostMissing: (key: string) => string
  /** Null: no address is set yet. */
  readonly hostsConnecting: (hosts: string | null) => string
  readonly cases: (cases: number) => string
  readonly madeLater: (folder: string) => string
  readonly openToOthers: (paths: string) => string
  readonly unknownKeys: (file: string, keys: string) => string
  readonly newerKnows: string
  readonly makeAnew: (command: string) => string
  readonly reachable: string
  readonly otherSecrets: string
  readonly handOff: string
  readonly ready: (mode: string) => string
  readonly reads: (place: string) => string
  readonly readsNothing: string
  readonly holidays: (days: number) => string
  readonly assumed: (found: string) => string
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
    rebuilt: cases =>
      `The status table was made anew from the events of ${cases} ${cases === 1 ? 'case' : 'cases'}.`,
    wouldRebuild: wrong =>
      `The status table would be made anew from the events; nothing was changed. Wrong in it now: ${wrong || 'nothing'}.`,
    noHosts: 'None: everything is handed off to your own browser and mail program.',
    hostMissing: key => `A mail server is wanted, but none is set: ${key}.`,
    hostsConnecting: hosts =>
      `Only "connect email" asks more, once, over https and DNS, where your provider is not in the list that comes with escalate: ${hosts ?? 'hosts of the domain of your address'}.`,
    cases: cases => `${cases} ${cases === 1 ? 'case' : 'cases'}`,
    madeLater: folder => `${folder} (made when something is stored)`,
    openToOthers: paths => `others can read ${paths}`,
    unknownKeys: (file, keys) => `${file}: unknown keys ${keys}`,
    newerKnows: 'a newer version may know them',
    makeAnew: command => `${command} makes the status table anew; the events stay`,
    reachable: 'reachable',
    otherSecrets: 'secrets can also come from ESCALATE_SECRET_... or email.passwordCommand',
    handOff: 'hand-off to your mail program',
    ready: mode => `${mode}, ready`,
    reads: place => `reads replies from ${place}`,
    readsNothing: 'reads no replies',
    holidays: days => `${days} ${days === 1 ? 'day' : 'days'}`,
    assumed: found => `${found} (assumed)`,
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
    rebuilt: cases =>
      `Die Übersicht wurde aus den Ereignissen von ${cases} ${cases === 1 ? 'Fall' : 'Fällen'} neu aufgebaut.`,
    wouldRebuild: wrong =>
      `Die Übersicht würde aus den Ereignissen neu aufgebaut; es wurde nichts geändert. Falsch ist darin jetzt: ${wrong || 'nichts'}.`,
    noHosts: 'Keine: alles wird an deinen eigenen Browser und dein Mailprogramm übergeben.',
    hostMissing: key => `Ein Mailserver ist gewollt, aber keiner eingestellt: ${key}.`,
    hostsConnecting: hosts =>
      `Nur „connect email“ fragt mehr, einmal, über https und DNS, wenn dein Anbieter nicht in der mitgelieferten Liste steht: ${hosts ?? 'Rechner der Domain deiner Adresse'}.`,
    cases: cases => `${cases} ${cases === 1 ? 'Fall' : 'Fälle'}`,
    madeLater: folder => `${folder} (entsteht, sobald etwas gespeichert wird)`,
    openToOthers: paths => `andere können lesen: ${paths}`,
    unknownKeys: (file, keys) => `${file}: unbekannte Einträge ${keys}`,
    newerKnows: 'eine neuere Version kennt sie vielleicht',
    makeAnew: command => `${command} baut die Übersicht neu auf; die Ereignisse bleiben`,
    reachable: 'erreichbar',
    otherSecrets: 'Geheimnisse können auch aus ESCALATE_SECRET_... oder email.passwordCommand kommen',
    handOff: 'Übergabe an dein Mailprogramm',
    ready: mode => `${mode}, bereit`,
    reads: place => `liest Antworten aus ${place}`,
    readsNothing: 'liest keine Antworten',
    holidays: days => `${days} ${days === 1 ? 'Tag' : 'Tage'}`,
    assumed: found => `${found} (angenommen)`,
  },
}

/** What the keyring says of itself (`store/keyring.ts`), in German. */
const KEYRING_DE: ReadonlyMap<string, string> = new Map([
  [
    'it could not be loaded; on Linux install libsecret (Debian: libsecret-1-0)',
    'nicht ladbar; unter Linux libsecret installieren (Debian: libsecret-1-0)',
  ],
  [
    'there is no session bus with a keyring service on it',
    'es gibt keinen Sitzungsbus mit einem Schlüsselbund',
  ],
  [
    'it is locked, or there is no default keyring; unlock it or log in to the desktop once',
    'er ist gesperrt oder es gibt keinen; entsperre ihn oder melde dich einmal am Desktop an',
  ],
  ['it refused the call', 'er hat die Anfrage abgelehnt'],
  ['its library ended unexpectedly', 'seine Bibliothek brach unerwartet ab'],
  ['the optional package keytar is not installed', 'das optionale Paket keytar ist nicht installiert'],
])

/** @returns why the keyring cannot be used; a sentence without a translation as it is */
export function keyringReason(reason: string, language: Language): string {
  if (language === 'en') return reason
  const late = /^it did not answer within (\S+) s$/.exec(reason)
  return late ? `er hat nicht binnen ${late[1]} s geantwortet` : (KEYRING_DE.get(reason) ?? reason)
}
