/**
 * Why a platform did not take a post, in German. What is stored is English (`src/channels/` writes it); a word in braces
 * stands for what changes: `{platform}`, `{until}` an instant, `{day}` a date, `{status}` a number, `{code}` and `{name}` words without a
 * blank, `{why}` a reason of these tables, `{said}` the words of a server.
 */
import type { Texts } from '../language.ts'

/** What is stored, and the same in German; both without a full stop. The first that fits counts. */
export type Row = readonly [english: string, german: string]

const ANY: readonly Row[] = [
  [
    '{platform} wants fewer requests until {until}',
    '{platform} nimmt bis {until} Uhr keine Anfragen mehr an',
  ],
  ['{platform} wants fewer requests (error {status})', '{platform} will weniger Anfragen (Fehler {status})'],
  ['{platform} wants fewer requests', '{platform} nimmt vorerst keine Anfragen mehr an'],
  ['it wants fewer requests until {until}', 'bis {until} Uhr werden keine Anfragen mehr angenommen'],
  ['it wants fewer requests', 'vorerst werden keine Anfragen mehr angenommen'],
  ['{platform} cannot be reached ({why})', '{platform} ist nicht zu erreichen ({why})'],
  ['no whole answer of {platform} ({why})', 'von {platform} kam keine vollständige Antwort ({why})'],
  ['{platform} answered {status} with a page', '{platform} hat mit {status} und einer Webseite geantwortet'],
  ['{platform} answered {status}', '{platform} hat mit {status} geantwortet'],
  ['{platform} refuses the sign-in', '{platform} lehnt die Anmeldung ab'],
  ['{platform} refuses the sign-in: {why}', '{platform} lehnt die Anmeldung ab: {why}'],
  ['{platform} refuses the post ({status})', '{platform} lehnt den Beitrag ab ({status})'],
  ['{platform} refuses the post ({status}: {said})', '{platform} lehnt den Beitrag ab ({status}: {said})'],
  ['{platform} refuses the post (error {status})', '{platform} lehnt den Beitrag ab (Fehler {status})'],
  [
    '{platform} refuses the post (error {status}: {said})',
    '{platform} lehnt den Beitrag ab (Fehler {status}: {said})',
  ],
  [
    '{platform} does not say which post it made',
    '{platform} sagt nicht, welcher Beitrag daraus geworden ist',
  ],
  ['{platform} could not be read: {why}', '{platform} ließ sich nicht lesen: {why}'],
  [
    '{platform} does not let this sign-in read replies',
    'mit dieser Anmeldung zeigt {platform} keine Antworten',
  ],
  ['There is no sign-in for {platform}', 'für {platform} gibt es keine Anmeldung'],
  [
    'What is kept as the sign-in for {platform} is none',
    'was als Anmeldung für {platform} gespeichert ist, ist keine',
  ],
  ['it answered {status}', 'die Antwort war {status}'],
  [
    '{platform} says that it stands there already; look among your own posts',
    '{platform} sagt, dass es dort schon steht; sieh unter deinen eigenen Beiträgen nach',
  ],
  [
    'the same words stand there already; {platform} takes them no second time: change the words',
    'dieselben Worte stehen dort schon; {platform} nimmt sie kein zweites Mal: ändere den Text',
  ],
  [
    'the same words stand there already ({name}); {platform} takes them no second time: change the words',
    'dieselben Worte stehen dort schon ({name}); {platform} nimmt sie kein zweites Mal: ändere den Text',
  ],
  [
    'the same words stand there since {day}; {platform} takes them no second time: change the words',
    'dieselben Worte stehen dort seit {day}; {platform} nimmt sie kein zweites Mal: ändere den Text',
  ],
  [
    'the same words stand there since {day} ({name}); {platform} takes them no second time: change the words',
    'dieselben Worte stehen dort seit {day} ({name}); {platform} nimmt sie kein zweites Mal: ändere den Text',
  ],
  ['its answer is not what it should be', 'die Antwort ist nicht das, was sie sein sollte'],
  ['it does not say whose account it is', 'es wird nicht gesagt, wessen Konto es ist'],
  ['a port that is never connected to', 'ein Port, zu dem nie eine Verbindung aufgebaut wird'],
  ['no answer in time', 'keine Antwort in der Zeit'],
  ['the connection broke', 'die Verbindung brach ab'],
  ['the answer is too long', 'die Antwort ist zu lang'],
]

const X: readonly Row[] = [
  ['X takes no more posts until {until}', 'X nimmt bis {until} Uhr keine Beiträge mehr an'],
  ['X takes no more posts for now', 'X nimmt vorerst keine Beiträge mehr an'],
  ['it takes no more requests until {until}', 'bis {until} Uhr werden keine Anfragen mehr angenommen'],
  ['it takes no more requests for now', 'vorerst werden keine Anfragen mehr angenommen'],
  ['X lets no app answer this conversation', 'X lässt keine App in dieses Gespräch schreiben'],
  ['X does not allow your app to post', 'X erlaubt deiner App nicht zu veröffentlichen'],
  ['X has locked or suspended the account', 'X hat das Konto gesperrt'],
  ['X does not take the post as it is', 'X nimmt den Beitrag so nicht an'],
  ['the credits of your X app are used up', 'das Guthaben deiner App bei X ist aufgebraucht'],
  ['the credits of your app are used up', 'das Guthaben deiner App ist aufgebraucht'],
  ['X refuses the post', 'X lehnt den Beitrag ab'],
  ['X does not know this address of its interface', 'X kennt diese Adresse seiner Schnittstelle nicht'],
  ['the post is too long for X', 'der Beitrag ist zu lang für X'],
  ['X answered {status}, but named no post', 'X hat mit {status} geantwortet, aber keinen Beitrag genannt'],
  ["what came is not X's answer (HTTP {status})", 'was kam, ist keine Antwort von X (HTTP {status})'],
  ['what came is not its answer (HTTP {status})', 'was kam, ist keine Antwort von dort (HTTP {status})'],
  ['X does not accept the sign-in', 'X nimmt die Anmeldung nicht an'],
  [
    'X did not accept the sign-in; the sign-in was renewed; try again',
    'X hat die Anmeldung nicht angenommen; sie wurde erneuert; versuch es noch einmal',
  ],
  ['X answered HTTP {status}', 'X hat mit HTTP {status} geantwortet'],
  ['it answered HTTP {status}', 'die Antwort war HTTP {status}'],
  ['it answered {status} and gave no token', 'die Antwort war {status} und enthielt kein Token'],
  ['no whole answer came from X ({why})', 'von X kam keine vollständige Antwort ({why})'],
  ['its answer makes no sense', 'die Antwort ergibt keinen Sinn'],
  ['it does not allow your app to read this', 'deine App darf das nicht lesen'],
  ['the sign-in is for another account on X', 'die Anmeldung gehört zu einem anderen Konto auf X'],
  ['files are added by hand', 'Dateien fügst du selbst hinzu'],
  ['The sign-in for X has expired', 'die Anmeldung für X ist abgelaufen'],
  ['X no longer accepts the sign-in ({code})', 'X nimmt die Anmeldung nicht mehr an ({code})'],
  ['X gave no sign-in: {why}', 'X hat keine Anmeldung gegeben: {why}'],
]

const FACEBOOK: readonly Row[] = [
  ['the app was removed from the account', 'die App wurde aus dem Konto entfernt'],
  ['the password of the account was changed', 'das Passwort des Kontos wurde geändert'],
  ['the token has expired', 'das Token ist abgelaufen'],
  ['the account is not confirmed', 'das Konto ist nicht bestätigt'],
  ['the token is no longer valid', 'das Token gilt nicht mehr'],
  [
    'the app or token may not post on this page (Facebook error {status})',
    'App oder Token dürfen auf dieser Seite nicht veröffentlichen (Fehler {status} von Facebook)',
  ],
  [
    'Facebook answered with error {status}, after which posts have appeared',
    'Facebook hat mit Fehler {status} geantwortet, nach dem Beiträge schon erschienen sind',
  ],
  [
    'Facebook blocks this post or account for now, by its rules (error {status})',
    'Facebook sperrt diesen Beitrag oder das Konto vorerst nach seinen Regeln (Fehler {status})',
  ],
  ['it does not say whose token it is', 'es wird nicht gesagt, wessen Token es ist'],
  ['The token is not that of the page {name}', 'das Token gehört nicht zur Seite {name}'],
  ['The token may not read this page', 'das Token darf diese Seite nicht lesen'],
  ['error {status}', 'Fehler {status}'],
]

const OTHERS: readonly Row[] = [
  [
    'Bluesky says that the post is there already, and does not show it',
    'Bluesky sagt, dass es den Beitrag schon gibt, und zeigt ihn nicht',
  ],
  ['nobody on Bluesky has the handle {name}', 'auf Bluesky heißt niemand {name}'],
  [
    'Bluesky wants an app password (Settings, Privacy and security, App passwords), not the one of the account',
    'Bluesky will ein App-Passwort (Einstellungen, Datenschutz und Sicherheit, App-Passwörter), nicht das des Kontos',
  ],
  ['its answer to the sign-in is none', 'auf die Anmeldung kam keine richtige Antwort'],
  [
    'this server takes {status} characters, the post has {status}',
    'dieser Server nimmt {status} Zeichen an, der Beitrag hat {status}',
  ],
]

/** Of posts; what is told of mail, of settings and of our own doings is in `refusals-own.ts`. */
export const REFUSALS: readonly Row[] = [...ANY, ...X, ...FACEBOOK, ...OTHERS]

/** What an error says of a message that did not go through; in German its code has said already what happened. */
export const FAILURE: Texts<Record<'failed' | 'unknown', (id: string, reason: string) => string>> = {
  en: {
    failed: (id, reason) => `${id}: not sent: ${reason}`,
    unknown: (id, reason) => `${id}: it is not known whether the message went out (${reason})`,
  },
  de: {
    failed: (id, reason) => `${id}: ${reason}`,
    unknown: (id, reason) => `${id}: ${reason}`,
  },
}
