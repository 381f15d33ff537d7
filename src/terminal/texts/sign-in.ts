/** Words of `connect`: the secret, the trial, and where it is kept. */
import type { Texts } from '../language.ts'

export interface SignInTexts {
  readonly clientId: string
  readonly clientIdHint: string
  readonly badClientId: string
  readonly password: string
  readonly appPassword: string
  readonly passwordKept: Readonly<Record<'keyring' | 'file', string>>
  readonly emptySecret: string
  readonly fromEnv: (variable: string) => string
  readonly envWins: (variable: string) => string
  readonly fromCommand: string
  readonly plainFile: string
  readonly open: (url: string, code: string) => string
  readonly validFor: (minutes: number) => string
  readonly waiting: string
  readonly trying: string
  readonly works: Readonly<Record<'send' | 'receive', (at: string) => string>>
  readonly fails: Readonly<Record<'send' | 'receive', (at: string, reason: string) => string>>
  readonly again: string
  readonly stored: Readonly<Record<'keyring' | 'file' | 'command' | 'env', string>>
}

export const SIGN_IN: Texts<SignInTexts> = {
  en: {
    clientId: 'Client id of your own app',
    clientIdHint: 'from the page named above',
    badClientId: 'This is no client id. It looks like 1b4e28ba-2fa1-11d2-883f-0016d3cca427',
    password: 'Password of the mail account',
    appPassword: 'App password',
    passwordKept: { keyring: 'goes into the keyring of this machine', file: 'goes into a plain file' },
    emptySecret: 'A password is needed.',
    fromEnv: variable => `The password comes from ${variable}; it is not stored.`,
    envWins: variable => `${variable} is set and wins over what is stored.`,
    fromCommand: 'The password comes from your command; it is not stored.',
    plainFile: 'A plain file is readable for every program that runs as you. The keyring is safer.',
    open: (url, code) => `Open ${url} in a browser and type this code there: ${code}`,
    validFor: minutes => `The code is good for ${minutes} min.`,
    waiting: 'Waiting for you to sign in there. Ctrl-C stops.',
    trying: 'Trying both directions. Nothing is sent ...',
    works: {
      send: at => `Sending works: ${at}`,
      receive: at => `Reading works: ${at}`,
    },
    fails: {
      send: (at, reason) => `Sending does not work: ${at}: ${reason}`,
      receive: (at, reason) => `Reading does not work: ${at}: ${reason}`,
    },
    again: 'Type the password once more?',
    stored: {
      keyring: 'The secret is in the keyring of this machine.',
      file: 'The secret is in a plain file that only you can read.',
      command: 'The password is read from your command each time.',
      env: 'The password is read from the environment each time; it is not stored.',
    },
  },
  de: {
    clientId: 'Client-ID deiner eigenen App',
    clientIdHint: 'von der oben genannten Seite',
    badClientId: 'Das ist keine Client-ID. So sieht eine aus: 1b4e28ba-2fa1-11d2-883f-0016d3cca427',
    password: 'Passwort des Mailkontos',
    appPassword: 'App-Passwort',
    passwordKept: {
      keyring: 'kommt in den Schlüsselbund dieses Rechners',
      file: 'kommt in eine offene Datei',
    },
    emptySecret: 'Hier braucht es ein Passwort.',
    fromEnv: variable => `Das Passwort kommt aus ${variable}; es wird nicht gespeichert.`,
    envWins: variable => `${variable} ist gesetzt und gilt vor dem, was gespeichert ist.`,
    fromCommand: 'Das Passwort kommt aus deinem Befehl; es wird nicht gespeichert.',
    plainFile:
      'Eine offene Datei kann jedes Programm lesen, das unter deinem Namen läuft. Der Schlüsselbund ist sicherer.',
    open: (url, code) => `Öffne ${url} im Browser und gib dort diesen Code ein: ${code}`,
    validFor: minutes => `Der Code gilt ${minutes} Minuten.`,
    waiting: 'Warte, bis du dich dort angemeldet hast. Strg-C bricht ab.',
    trying: 'Beide Richtungen werden versucht. Gesendet wird nichts ...',
    works: {
      send: at => `Senden geht: ${at}`,
      receive: at => `Lesen geht: ${at}`,
    },
    fails: {
      send: (at, reason) => `Senden geht nicht: ${at}: ${reason}`,
      receive: (at, reason) => `Lesen geht nicht: ${at}: ${reason}`,
    },
    again: 'Das Passwort noch einmal eingeben?',
    stored: {
      keyring: 'Das Geheimnis liegt im Schlüsselbund dieses Rechners.',
      file: 'Das Geheimnis liegt in einer offenen Datei, die nur du lesen kannst.',
      command: 'Das Passwort wird jedes Mal aus deinem Befehl gelesen.',
      env: 'Das Passwort wird jedes Mal aus der Umgebung gelesen; es ist nicht gespeichert.',
    },
  },
}
