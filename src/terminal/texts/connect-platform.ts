/** Words of `connect` and `disconnect` for Facebook, Bluesky and Mastodon; some serve X too. */
import type { Texts } from '../language.ts'

/** Channels of `commands/shared/platform-sign-in.ts`; X has a sign-in of its own. */
export type PlatformName = 'facebook' | 'bluesky' | 'mastodon'

/** Settings that are asked for. */
export type AskedKey = 'facebook.pageId' | 'bluesky.handle' | 'bluesky.serviceUrl' | 'mastodon.serverUrl'

export interface AskedText {
  readonly question: string
  readonly hint: string
  readonly bad: string
}

export interface PlatformTexts {
  readonly asked: Readonly<Record<AskedKey, AskedText>>
  /** How to get the secret; `server` is where it will go. */
  readonly howTo: Readonly<Record<PlatformName, (server: string) => string>>
  readonly secret: Readonly<Record<PlatformName, string>>
  readonly secretKept: Readonly<Record<'keyring' | 'file', string>>
  readonly emptySecret: string
  readonly notAppPassword: string
  readonly onlyTo: (host: string) => string
  readonly otherServer: (host: string, usual: string) => string
  readonly fromEnv: (variable: string) => string
  readonly fromCommand: string
  readonly trying: (host: string) => string
  readonly works: (handle: string, id: string) => string
  readonly again: string
  readonly posting: string
  readonly post: (channel: string) => string
  readonly posts: string
  readonly readsOnly: string
  readonly unused: (command: string) => string
  readonly connected: (channel: string, account: string) => string
  readonly dryRun: string
  readonly sandbox: (channel: string) => string
  readonly byApi: string
  readonly onlyRead: string
  readonly account: (account: string) => string
  readonly noSecret: (command: string) => string
  readonly connect: (command: string) => string
  readonly sure: (channel: string, account: string) => string
  readonly nothing: (channel: string) => string
  readonly secretGone: string
  readonly stays: string
  readonly atPlatform: Readonly<Record<PlatformName, string>>
}

export const PLATFORM: Texts<PlatformTexts> = {
  en: {
    asked: {
      'facebook.pageId': {
        question: 'Number of your own Facebook page',
        hint: 'under "About", "Page transparency"',
        bad: 'This is no number of a page. It looks like 104567890123456',
      },
      'bluesky.handle': {
        question: 'Your handle on Bluesky',
        hint: 'e.g. name.bsky.social',
        bad: 'This is no handle. It looks like name.bsky.social',
      },
      'bluesky.serviceUrl': {
        question: 'Server your account lies on',
        hint: 'Enter, unless you have a server of your own',
        bad: 'This is no server. It looks like https://bsky.social',
      },
      'mastodon.serverUrl': {
        question: 'Server your account lies on',
        hint: 'e.g. mastodon.social',
        bad: 'This is no server. It looks like https://mastodon.social',
      },
    },
    howTo: {
      facebook: () =>
        'escalate needs a page access token of your own app: https://developers.facebook.com/tools/explorer ("User or Page": your page; permissions pages_show_list, pages_manage_posts, pages_read_engagement, pages_read_user_content). Only for a page of your own; a private person has no access of this kind.',
      bluesky: () =>
        'escalate needs an app password: https://bsky.app/settings/app-passwords. Never give it your main password: an app password can be taken back by itself.',
      mastodon: server =>
        `escalate needs an access token of an app of your own: ${server}/settings/applications/new (scopes read:accounts, read:notifications, read:statuses, read:search, write:statuses), then "Your access token".`,
    },
    secret: {
      facebook: 'Page access token',
      bluesky: 'App password',
      mastodon: 'Access token',
    },
    secretKept: { keyring: 'goes into the keyring of this machine', file: 'goes into a plain file' },
    emptySecret: 'Something is needed here.',
    notAppPassword:
      'This does not look like an app password (four groups of four). If it was your main password, stop with Ctrl-C and make an app password.',
    onlyTo: host => `The secret goes to ${host} and nowhere else.`,
    otherServer: (host, usual) =>
      `The settings name ${host}${usual === '' ? '' : ` instead of ${usual}`}. Shall the secret go there?`,
    fromEnv: variable => `The secret comes from ${variable}; it is not stored.`,
    fromCommand: 'The secret comes from your command; it is not stored.',
    trying: host => `Asking ${host} whose account it is. Nothing is posted ...`,
    works: (handle, id) => `The sign-in works: ${handle}${id === '' ? '' : ` (${id})`}`,
    again: 'Type it once more?',
    posting:
      'escalate can post there by itself; each post is shown to you before and wants your word. Without that you post yourself, from a text that is made ready.',
    post: channel => `Shall escalate post on ${channel} itself?`,
    posts: 'Posts leave by escalate itself, each after your word.',
    readsOnly: 'Replies are read; posts stay with you (by hand-off).',
    unused: command =>
      `Posts stay with you (by hand-off), and replies are read only where escalate posts itself: ${command}`,
    connected: (channel, account) => `${channel} is connected: ${account}`,
    dryRun: 'Dry run: nobody was asked, nothing was stored.',
    sandbox: channel =>
      `In the sandbox ${channel} is not connected to anything outside; nothing was changed.`,
    byApi: 'posted by escalate itself, each after your word',
    onlyRead: 'posts by hand-off, replies are read',
    account: account => `account ${account}`,
    noSecret: command => `The sign-in is missing. Sign in with: ${command}`,
    connect: command => `To read replies by itself, and post if you want: ${command}`,
    sure: (channel, account) =>
      `Forget the sign-in to ${channel}${account === '' ? '' : ` (${account})`} here? Cases stay as they are.`,
    nothing: channel => `${channel} is not connected; there is nothing to forget.`,
    secretGone: 'the sign-in',
    stays: 'Cases stay as they are; posts are handed to you again.',
    atPlatform: {
      facebook:
        'At Facebook the token stays good until you take it back: https://www.facebook.com/settings?tab=business_tools',
      bluesky:
        'At Bluesky the app password stays good until you delete it: https://bsky.app/settings/app-passwords',
      mastodon:
        'At your server the app stays allowed until you delete it: Preferences, Development, Your applications.',
    },
  },
  de: {
    asked: {
      'facebook.pageId': {
        question: 'Nummer deiner eigenen Facebook-Seite',
        hint: 'unter „Info“, „Seitentransparenz“',
        bad: 'Das ist keine Nummer einer Seite. So sieht eine aus: 104567890123456',
      },
      'bluesky.handle': {
        question: 'Dein Handle bei Bluesky',
        hint: 'z. B. name.bsky.social',
        bad: 'Das ist kein Handle. So sieht eines aus: name.bsky.social',
      },
      'bluesky.serviceUrl': {
        question: 'Server, auf dem dein Konto liegt',
        hint: 'Enter, wenn du keinen eigenen Server hast',
        bad: 'Das ist kein Server. So sieht einer aus: https://bsky.social',
      },
      'mastodon.serverUrl': {
        question: 'Server, auf dem dein Konto liegt',
        hint: 'z. B. mastodon.social',
        bad: 'Das ist kein Server. So sieht einer aus: https://mastodon.social',
      },
    },
    howTo: {
      facebook: () =>
        'escalate braucht ein Seiten-Zugriffstoken deiner eigenen App: https://developers.facebook.com/tools/explorer („Nutzer oder Seite“: deine Seite; Berechtigungen pages_show_list, pages_manage_posts, pages_read_engagement, pages_read_user_content). Nur für eine eigene Seite; Privatleute haben keinen solchen Zugang.',
      bluesky: () =>
        'escalate braucht ein App-Passwort: https://bsky.app/settings/app-passwords. Gib nie dein Hauptpasswort her: ein App-Passwort lässt sich einzeln zurücknehmen.',
      mastodon: server =>
        `escalate braucht ein Zugriffstoken einer eigenen App: ${server}/settings/applications/new (Rechte read:accounts, read:notifications, read:statuses, read:search, write:statuses), dann „Dein Zugangsschlüssel“.`,
    },
    secret: {
      facebook: 'Seiten-Zugriffstoken',
      bluesky: 'App-Passwort',
      mastodon: 'Zugriffstoken',
    },
    secretKept: {
      keyring: 'kommt in den Schlüsselbund dieses Rechners',
      file: 'kommt in eine offene Datei',
    },
    emptySecret: 'Hier fehlt etwas.',
    notAppPassword:
      'Das sieht nicht nach einem App-Passwort aus (vier Gruppen zu vier Zeichen). Wenn es dein Hauptpasswort war, brich mit Strg-C ab und leg ein App-Passwort an.',
    onlyTo: host => `Das Geheimnis geht an ${host} und sonst nirgendwohin.`,
    otherServer: (host, usual) =>
      `In den Einstellungen steht ${host}${usual === '' ? '' : ` statt ${usual}`}. Soll das Geheimnis dorthin gehen?`,
    fromEnv: variable => `Das Geheimnis kommt aus ${variable}; es wird nicht gespeichert.`,
    fromCommand: 'Das Geheimnis kommt aus deinem Befehl; es wird nicht gespeichert.',
    trying: host => `${host} wird gefragt, wessen Konto es ist. Veröffentlicht wird nichts ...`,
    works: (handle, id) => `Die Anmeldung geht: ${handle}${id === '' ? '' : ` (${id})`}`,
    again: 'Noch einmal eingeben?',
    posting:
      'escalate kann dort selbst veröffentlichen; jeder Beitrag wird dir vorher gezeigt und braucht dein Ja. Sonst veröffentlichst du selbst, aus einem fertigen Text.',
    post: channel => `Soll escalate auf ${channel} selbst veröffentlichen?`,
    posts: 'Beiträge veröffentlicht escalate selbst, jeden nach deinem Ja.',
    readsOnly: 'Antworten werden gelesen; Beiträge veröffentlichst du selbst (Übergabe).',
    unused: command =>
      `Beiträge veröffentlichst du selbst (Übergabe), und Antworten werden nur gelesen, wo escalate selbst veröffentlicht: ${command}`,
    connected: (channel, account) => `${channel} ist verbunden: ${account}`,
    dryRun: 'Probelauf: niemand wurde gefragt, nichts gespeichert.',
    sandbox: channel =>
      `In der Sandbox ist ${channel} mit nichts draußen verbunden; es wurde nichts geändert.`,
    byApi: 'escalate veröffentlicht selbst, jeden Beitrag nach deinem Ja',
    onlyRead: 'Beiträge per Übergabe, Antworten werden gelesen',
    account: account => `Konto ${account}`,
    noSecret: command => `Die Anmeldung fehlt. Anmelden mit: ${command}`,
    connect: command => `Damit escalate Antworten selbst liest und auf Wunsch veröffentlicht: ${command}`,
    sure: (channel, account) =>
      `Die Anmeldung bei ${channel}${account === '' ? '' : ` (${account})`} hier vergessen? Die Fälle bleiben, wie sie sind.`,
    nothing: channel => `${channel} ist nicht verbunden; es gibt nichts zu vergessen.`,
    secretGone: 'die Anmeldung',
    stays: 'Die Fälle bleiben, wie sie sind; Beiträge werden dir wieder übergeben.',
    atPlatform: {
      facebook:
        'Bei Facebook gilt das Token, bis du es zurücknimmst: https://www.facebook.com/settings?tab=business_tools',
      bluesky:
        'Bei Bluesky gilt das App-Passwort, bis du es löschst: https://bsky.app/settings/app-passwords',
      mastodon:
        'Auf deinem Server bleibt die App erlaubt, bis du sie löschst: Einstellungen, Entwicklung, Deine Anwendungen.',
    },
  },
}
