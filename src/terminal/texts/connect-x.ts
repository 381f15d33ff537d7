/** Words of `connect x` and `disconnect x`. Prices and rules: docs.x.com, read on 2026-08-22. */
import type { SignedOut } from '../../channels/channel.ts'
import type { Texts } from '../language.ts'

export type KeyName = 'appKey' | 'appSecret' | 'accessToken' | 'accessSecret'

export interface ConnectXTexts {
  readonly howTo: (redirect: string) => string
  readonly howToKeys: string
  readonly clientId: string
  readonly clientIdHint: string
  readonly badClientId: string
  readonly keys: Readonly<Record<KeyName, string>>
  readonly badKey: string
  readonly open: string
  readonly opened: string
  readonly waiting: string
  readonly openThere: string
  readonly paste: string
  readonly pasteHint: (redirect: string) => string
  readonly badPaste: string
  readonly price: (post: string, link: string) => string
  readonly warnings: string
  readonly post: string
  readonly oauth1Kept: string
  readonly signedOut: Readonly<Record<SignedOut, string>>
}

export const CONNECT_X: Texts<ConnectXTexts> = {
  en: {
    howTo: redirect =>
      `For X you need an app of your own in X's developer console (https://console.x.com): type "Native App", permission "Read and write", and this callback address, exactly so: ${redirect}`,
    howToKeys:
      'You find the four keys in X\'s developer console (https://console.x.com) under "Keys and tokens" of your app. Set its permission to "Read and write" before you make the access token.',
    clientId: 'Client id of your own app at X',
    clientIdHint: 'OAuth 2.0, under "Keys and tokens"; not the client secret',
    badClientId: 'This is no client id.',
    keys: {
      appKey: 'API key (consumer key)',
      appSecret: 'API key secret',
      accessToken: 'Access token',
      accessSecret: 'Access token secret',
    },
    badKey: 'A key is one line of letters, digits and signs, without blanks.',
    open: 'Open this link and allow the app there:',
    opened: 'It was opened in your browser.',
    waiting: 'Waiting up to 5 minutes for you to sign in there. Ctrl-C stops.',
    openThere: 'Open this link in any browser and allow the app there:',
    paste: 'Address of the page you are sent to',
    pasteHint: redirect =>
      `the page does not load, that is right; copy the address ${redirect}?... soon, it is good for 30 seconds`,
    badPaste: 'This is not the address of this sign-in.',
    price: (post, link) =>
      `X charges the owner of the app for each post by the API: $${post}, with a link $${link}. Reading replies costs about $0.001 each.`,
    warnings:
      'X wants no unasked mentions from programs, and a complaint is one: X may refuse a post (then it is handed to you), and accounts have been suspended after use of the API, without a reason given. Handed off, a post costs nothing and has no such risk.',
    post: 'Shall escalate post on X itself?',
    oauth1Kept: 'The four keys do not expire. Whoever has them can post as you.',
    signedOut: {
      done: 'The sign-in was taken back at X.',
      'not-done':
        'X did not confirm that the sign-in was taken back. Look there: https://x.com/settings/connected_apps',
      'by-hand': "The four keys stay good until you take them back in X's console: https://console.x.com",
    },
  },
  de: {
    howTo: redirect =>
      `Für X brauchst du eine eigene App in der Entwicklerkonsole von X (https://console.x.com): Art „Native App“, Berechtigung „Read and write“ und diese Rücksprungadresse, genau so: ${redirect}`,
    howToKeys:
      'Die vier Schlüssel stehen in der Entwicklerkonsole von X (https://console.x.com) unter „Keys and tokens“ deiner App. Stell ihre Berechtigung auf „Read and write“, bevor du das Zugriffstoken erzeugst.',
    clientId: 'Client-ID deiner eigenen App bei X',
    clientIdHint: 'OAuth 2.0, unter „Keys and tokens“; nicht das Client Secret',
    badClientId: 'Das ist keine Client-ID.',
    keys: {
      appKey: 'API-Schlüssel (API key, consumer key)',
      appSecret: 'Geheimnis dazu (API key secret)',
      accessToken: 'Zugriffstoken (access token)',
      accessSecret: 'Geheimnis dazu (access token secret)',
    },
    badKey: 'Ein Schlüssel ist eine Zeile aus Buchstaben, Ziffern und Zeichen, ohne Leerzeichen.',
    open: 'Öffne diesen Link und erlaube dort die App:',
    opened: 'Er wurde in deinem Browser geöffnet.',
    waiting: 'Warte bis zu 5 Minuten, bis du dich dort angemeldet hast. Strg-C bricht ab.',
    openThere: 'Öffne diesen Link in irgendeinem Browser und erlaube dort die App:',
    paste: 'Adresse der Seite, auf die du dann geschickt wirst',
    pasteHint: redirect =>
      `die Seite lädt nicht, das ist richtig so; kopier die Adresse ${redirect}?... bald, sie gilt 30 Sekunden`,
    badPaste: 'Das ist nicht die Adresse dieser Anmeldung.',
    price: (post, link) =>
      `X berechnet dem Besitzer der App jeden Beitrag über die API: ${post} $, mit Link ${link} $. Antworten zu lesen kostet etwa 0,001 $ je Stück.`,
    warnings:
      'X will von Programmen keine ungefragten Erwähnungen, und eine Beschwerde ist eine: X kann einen Beitrag ablehnen (dann wird er dir übergeben), und Konten wurden nach Benutzung der API gesperrt, ohne dass ein Grund genannt wurde. Per Übergabe kostet ein Beitrag nichts und hat dieses Risiko nicht.',
    post: 'Soll escalate auf X selbst veröffentlichen?',
    oauth1Kept: 'Die vier Schlüssel laufen nicht ab. Wer sie hat, kann in deinem Namen veröffentlichen.',
    signedOut: {
      done: 'Die Anmeldung wurde bei X zurückgenommen.',
      'not-done':
        'X hat nicht bestätigt, dass die Anmeldung zurückgenommen ist. Sieh dort nach: https://x.com/settings/connected_apps',
      'by-hand':
        'Die vier Schlüssel gelten, bis du sie in der Konsole von X zurücknimmst: https://console.x.com',
    },
  },
}
