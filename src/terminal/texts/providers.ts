/**
 * What a mail provider wants before a program may sign in: one sentence a note, and where to click where that is known.
 * Sources: the providers' own help pages; for Gmail's OAuth "Manage App Audience" and "Restricted scope verification" of
 * Google, for Outlook the end of passwords on 2024-09-16 (facts of the project, 4.2).
 */
import type { Provider, ProviderNote, SignIn } from '../../channels/email/accounts/provider.ts'
import type { Texts } from '../language.ts'

export interface ProviderTexts {
  readonly notes: Readonly<Record<ProviderNote, (provider: string) => string>>
  /** By the id of the provider: where its app passwords are made. */
  readonly appPasswordAt: Readonly<Record<string, string>>
  /** By the id of the provider: where reading by IMAP is allowed. */
  readonly allowImapAt: Readonly<Record<string, string>>
  readonly noGmailOauth: string
}

const PAGES = {
  gmail: 'https://myaccount.google.com/apppasswords',
  icloud: 'https://account.apple.com',
  yahoo: 'https://login.yahoo.com/account/security',
  aol: 'https://login.aol.com/account/security',
  fastmail: 'https://app.fastmail.com/settings/security',
} as const

export const PROVIDERS: Texts<ProviderTexts> = {
  en: {
    notes: {
      'app-password': provider =>
        `${provider} takes no ordinary password from a program. Make an app password there and type that here.`,
      'two-step-first': () => 'App passwords are offered only after two-step verification is switched on.',
      'allow-imap': provider => `${provider} lets programs in only after you allowed POP3 and IMAP there.`,
      'local-part': provider => `At ${provider} the user name is the part before the @.`,
      'mail-password': provider =>
        `${provider} has a password of its own for mail programs; it is not the one you sign in with on the web.`,
      'own-client-id': provider =>
        `${provider} takes no password from a program, only OAuth2, and for that the client id of an app of your own. It costs nothing and takes some minutes: https://entra.microsoft.com > App registrations > New registration; accounts "in any organizational directory and personal Microsoft accounts"; then Authentication > Allow public client flows: Yes. Take the "Application (client) ID". Step by step in the source: docs/mail-accounts.md. Without it hand-off goes on working.`,
      bridge: provider =>
        `${provider} has no servers for mail programs; its own program Bridge must run on this machine. Type the password that Bridge shows, not the one of your account. Its certificate is its own: export it in Bridge and set NODE_EXTRA_CA_CERTS to that file.`,
      'own-app-only': provider =>
        `${provider} can be used with its own app only: it has no SMTP and no IMAP. Hand-off goes on working.`,
    },
    appPasswordAt: {
      gmail: `Made here: ${PAGES.gmail}`,
      icloud: `Made here: ${PAGES.icloud} > Sign-In and Security > App-Specific Passwords`,
      yahoo: `Made here: ${PAGES.yahoo} > Generate app password`,
      aol: `Made here: ${PAGES.aol} > Generate app password`,
      fastmail: `Made here: ${PAGES.fastmail} > App passwords`,
    },
    allowImapAt: {
      gmx: 'In the web mailbox: E-Mail > Settings > POP3/IMAP > allow access. GMX asks for a confirmation.',
      'web-de':
        'In the web mailbox: E-Mail > Settings > POP3/IMAP > allow access. WEB.DE asks for a confirmation.',
      'gmx-com': 'In the web mailbox: E-mail > Settings > POP3 & IMAP > enable access.',
    },
    noGmailOauth:
      'Why not OAuth2 for Gmail: Google calls reading mail a restricted scope. An app of your own stays in testing, where each sign-in ends after 7 days, and leaving that wants a paid assessment every year.',
  },
  de: {
    notes: {
      'app-password': provider =>
        `${provider} nimmt von einem Programm kein gewöhnliches Passwort an. Erzeuge dort ein App-Passwort und gib das hier ein.`,
      'two-step-first': () =>
        'App-Passwörter gibt es erst, wenn die Bestätigung in zwei Schritten eingeschaltet ist.',
      'allow-imap': provider =>
        `${provider} lässt Programme erst herein, wenn du dort POP3 und IMAP erlaubt hast.`,
      'local-part': provider => `Bei ${provider} ist der Benutzername der Teil vor dem @.`,
      'mail-password': provider =>
        `${provider} hat ein eigenes Passwort für Mailprogramme; es ist nicht das, mit dem du dich im Web anmeldest.`,
      'own-client-id': provider =>
        `${provider} nimmt von einem Programm kein Passwort an, nur OAuth2, und dafür die Client-ID einer eigenen App. Das kostet nichts und dauert ein paar Minuten: https://entra.microsoft.com > App-Registrierungen > Neue Registrierung; Konten „in einem beliebigen Organisationsverzeichnis und persönliche Microsoft-Konten“; dann Authentifizierung > Öffentliche Clientflows zulassen: Ja. Nimm die „Anwendungs-ID (Client)“. Schritt für Schritt im Quelltext: docs/mail-accounts.md. Ohne sie geht die Übergabe weiter wie bisher.`,
      bridge: provider =>
        `${provider} hat keine Server für Mailprogramme; sein Programm Bridge muss auf diesem Rechner laufen. Gib das Passwort ein, das Bridge zeigt, nicht das deines Kontos. Sein Zertifikat ist ein eigenes: exportiere es in Bridge und setze NODE_EXTRA_CA_CERTS auf diese Datei.`,
      'own-app-only': provider =>
        `${provider} geht nur mit der eigenen App: es hat weder SMTP noch IMAP. Die Übergabe geht weiter wie bisher.`,
    },
    appPasswordAt: {
      gmail: `Hier wird es gemacht: ${PAGES.gmail}`,
      icloud: `Hier wird es gemacht: ${PAGES.icloud} > Anmeldung und Sicherheit > App-spezifische Passwörter`,
      yahoo: `Hier wird es gemacht: ${PAGES.yahoo} > App-Passwort generieren`,
      aol: `Hier wird es gemacht: ${PAGES.aol} > App-Passwort generieren`,
      fastmail: `Hier wird es gemacht: ${PAGES.fastmail} > App passwords`,
    },
    allowImapAt: {
      gmx: 'Im Postfach im Web: E-Mail > Einstellungen > POP3/IMAP Abruf > Zugriff erlauben. GMX fragt zur Bestätigung nach.',
      'web-de':
        'Im Postfach im Web: E-Mail > Einstellungen > POP3/IMAP Abruf > Zugriff erlauben. WEB.DE fragt zur Bestätigung nach.',
      'gmx-com': 'Im Postfach im Web: E-Mail > Einstellungen > POP3 & IMAP > Zugriff erlauben.',
    },
    noGmailOauth:
      'Warum bei Gmail kein OAuth2: Lesen von Mails ist bei Google ein eingeschränkter Bereich. Eine eigene App bleibt im Teststatus, in dem jede Anmeldung nach 7 Tagen endet; heraus kommt man nur mit einer bezahlten Prüfung in jedem Jahr.',
  },
}

/** What is to be told of a place where mail lies. */
export interface Advised {
  readonly provider: Pick<Provider, 'id' | 'name' | 'notes'> | null
  readonly signIn: SignIn
  /** Domain of the address, for who is not in the table. */
  readonly domain: string
}

function linesOf(note: ProviderNote, id: string, name: string, texts: ProviderTexts): string[] {
  const place = note === 'app-password' ? texts.appPasswordAt : note === 'allow-imap' ? texts.allowImapAt : {}
  const where = Object.hasOwn(place, id) ? [place[id] as string] : []
  return [texts.notes[note](name), ...where]
}

/** @returns what this provider wants, a sentence or two a line; empty: an ordinary password is enough */
export function adviceFor({ provider, signIn, domain }: Advised, texts: ProviderTexts): readonly string[] {
  if (provider === null) return signIn === 'oauth2' ? [texts.notes['own-client-id'](domain)] : []
  const { id, name, notes } = provider
  const lines = notes.flatMap(note => linesOf(note, id, name, texts))
  return id === 'gmail' ? [...lines, texts.noGmailOauth] : lines
}
