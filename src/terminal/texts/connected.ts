/** Words of `channels` and `disconnect`. */
import type { Texts } from '../language.ts'

export interface ConnectedTexts {
  readonly handOff: string
  readonly otherMode: (mode: string) => string
  readonly notCarried: (command: string) => string
  readonly noSecret: (command: string) => string
  readonly noHost: (command: string) => string
  readonly modes: Readonly<Record<'hand-off' | 'smtp' | 'sendmail', string>>
  readonly sends: (host: string) => string
  readonly reads: (place: string) => string
  readonly readsNothing: string
  readonly secret: Readonly<Record<'env' | 'keyring' | 'command' | 'file', string>>
  readonly lastCheck: (time: string) => string
  readonly neverChecked: string
  readonly connect: (command: string) => string
  readonly others: (names: string, command: string) => string
  readonly sure: (address: string) => string
  readonly nothing: string
  readonly would: (what: string) => string
  readonly forgotten: (what: string) => string
  readonly secrets: Readonly<Record<'password' | 'token', string>>
  readonly settings: (keys: string) => string
  readonly stays: string
  readonly inEnv: (variable: string) => string
  readonly atProvider: string
}

export const CONNECTED: Texts<ConnectedTexts> = {
  en: {
    handOff: 'by hand-off: escalate prepares text and link, you send it yourself',
    otherMode: mode => `by hand-off; the mode "${mode}" comes with a later version`,
    notCarried: command => `not carried; record what happens there with: ${command}`,
    noSecret: command => `The password is missing. Sign in with: ${command}`,
    noHost: command => `The server that sends is not set. Connect with: ${command}`,
    modes: {
      'hand-off': 'hand-off to your mail program',
      smtp: 'sent by escalate itself (SMTP)',
      sendmail: 'sent by the program sendmail of this machine',
    },
    sends: host => `sends by ${host}`,
    reads: place => `reads replies from ${place}`,
    readsNothing: 'reads no replies; record them with "log"',
    secret: {
      env: 'the secret comes from the environment',
      keyring: 'the secret is in the keyring',
      command: 'the secret comes from your command',
      file: 'the secret is in a plain file',
    },
    lastCheck: time => `last checked ${time}`,
    neverChecked: 'never checked yet',
    connect: command => `To send and read mail by itself: ${command}`,
    others: (names, command) => `Not carried: ${names}. Record what happens there with: ${command}`,
    sure: address => `Forget the mail account ${address} here? Cases stay as they are.`,
    nothing: 'E-mail is not connected; there is nothing to forget.',
    would: what => `Would forget: ${what}. Nothing was changed.`,
    forgotten: what => `Forgotten: ${what}.`,
    secrets: { password: 'the password', token: 'the sign-in (OAuth2)' },
    settings: keys => `the settings ${keys}`,
    stays: 'Cases stay, and how far the mailbox was read: the same account goes on from there.',
    inEnv: variable => `${variable} is still set in your environment; only you can take it away.`,
    atProvider:
      'At Microsoft the app stays allowed until you take that back: https://account.live.com/consent/Manage, or https://myapps.microsoft.com for work accounts.',
  },
  de: {
    handOff: 'per Übergabe: escalate bereitet Text und Link vor, du sendest selbst',
    otherMode: mode => `per Übergabe; die Art „${mode}“ kommt mit einer späteren Version`,
    notCarried: command => `nicht bedient; was dort geschieht, trägst du ein mit: ${command}`,
    noSecret: command => `Das Passwort fehlt. Anmelden mit: ${command}`,
    noHost: command => `Der Server zum Senden ist nicht eingestellt. Verbinden mit: ${command}`,
    modes: {
      'hand-off': 'Übergabe an dein Mailprogramm',
      smtp: 'escalate sendet selbst (SMTP)',
      sendmail: 'das Programm sendmail dieses Rechners sendet',
    },
    sends: host => `sendet über ${host}`,
    reads: place => `liest Antworten aus ${place}`,
    readsNothing: 'liest keine Antworten; du trägst sie mit „log“ ein',
    secret: {
      env: 'das Geheimnis kommt aus der Umgebung',
      keyring: 'das Geheimnis liegt im Schlüsselbund',
      command: 'das Geheimnis kommt aus deinem Befehl',
      file: 'das Geheimnis liegt in einer offenen Datei',
    },
    lastCheck: time => `zuletzt abgerufen ${time}`,
    neverChecked: 'noch nie abgerufen',
    connect: command => `Damit escalate selbst Mails sendet und liest: ${command}`,
    others: (names, command) => `Nicht bedient: ${names}. Was dort geschieht, trägst du ein mit: ${command}`,
    sure: address => `Das Mailkonto ${address} hier vergessen? Die Fälle bleiben, wie sie sind.`,
    nothing: 'E-Mail ist nicht verbunden; es gibt nichts zu vergessen.',
    would: what => `Vergessen würde: ${what}. Es wurde nichts geändert.`,
    forgotten: what => `Vergessen: ${what}.`,
    secrets: { password: 'das Passwort', token: 'die Anmeldung (OAuth2)' },
    settings: keys => `die Einstellungen ${keys}`,
    stays: 'Die Fälle bleiben, und wie weit das Postfach gelesen ist: dasselbe Konto macht dort weiter.',
    inEnv: variable => `${variable} ist in deiner Umgebung noch gesetzt; das kannst nur du selbst entfernen.`,
    atProvider:
      'Bei Microsoft bleibt die App erlaubt, bis du das zurücknimmst: https://account.live.com/consent/Manage, für Arbeitskonten https://myapps.microsoft.com.',
  },
}
