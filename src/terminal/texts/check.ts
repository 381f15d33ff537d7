/** Words of `check`. */
import type { Texts } from '../language.ts'

export interface CheckTexts {
  readonly asking: (channel: string) => string
  readonly noChannel: (connect: string, log: string) => string
  readonly nothingNew: string
  readonly reply: (channel: string, sender: string, what: string) => string
  /** Of a mail, or of a post. */
  readonly unreadable: (mail: boolean) => string
  readonly authentication: (results: string) => string
  readonly foundSent: (id: string) => string
  readonly foundFailed: (id: string, command: string) => string
  readonly stillUnknown: (id: string, command: string) => string
  readonly failed: (channel: string, why: string) => string
  readonly wouldAsk: (channel: string, since: string) => string
  readonly wouldLook: (ids: string) => string
}

export const CHECK: Texts<CheckTexts> = {
  en: {
    asking: channel => `Looking for replies: ${channel} ...`,
    noChannel: (connect, log) =>
      `No mailbox and no account is connected, so nothing was fetched.\nConnect one: ${connect}\nOr record a reply by hand: ${log}`,
    nothingNew: 'Nothing new.',
    reply: (channel, sender, what) => `Reply on ${channel}${sender ? ` from ${sender}` : ''}: ${what}`,
    unreadable: mail =>
      mail
        ? 'This mail could not be read by the program; the original is kept. Open it in your mail program.'
        : 'This post could not be read by the program; its text is kept. Look at it where it was written.',
    authentication: results => `Your mail provider says of the sender: ${results} (a hint, no proof)`,
    foundSent: id => `${id}: the message did go out; it was found.`,
    foundFailed: (id, command) => `${id}: the message did not go out. Send it: ${command}`,
    stillUnknown: (id, command) =>
      `${id}: it is still not known whether the message went out. Look into your Sent folder, or among your posts, then: ${command} --sent (or --not-sent)`,
    failed: (channel, why) => `${channel}: ${why}`,
    wouldAsk: (channel, since) => `Would look for replies since ${since}: ${channel}`,
    wouldLook: ids => `Would look whether these messages went out: ${ids}`,
  },
  de: {
    asking: channel => `Suche nach Antworten: ${channel} ...`,
    noChannel: (connect, log) =>
      `Kein Postfach und kein Konto ist verbunden, deshalb wurde nichts abgeholt.\nVerbinden: ${connect}\nOder eine Antwort von Hand eintragen: ${log}`,
    nothingNew: 'Nichts Neues.',
    reply: (channel, sender, what) => `Antwort auf ${channel}${sender ? ` von ${sender}` : ''}: ${what}`,
    unreadable: mail =>
      mail
        ? 'Diese Mail konnte das Programm nicht lesen; das Original ist aufbewahrt. Öffne sie in deinem Mailprogramm.'
        : 'Diesen Beitrag konnte das Programm nicht lesen; sein Text ist aufbewahrt. Sieh ihn dir dort an, wo er steht.',
    authentication: results =>
      `Dein Mailanbieter sagt über den Absender: ${results} (ein Hinweis, kein Beweis)`,
    foundSent: id => `${id}: die Nachricht ging hinaus; sie wurde gefunden.`,
    foundFailed: (id, command) => `${id}: die Nachricht ging nicht hinaus. Senden: ${command}`,
    stillUnknown: (id, command) =>
      `${id}: weiterhin ungewiss, ob die Nachricht hinausging. Sieh im Ordner „Gesendet“ oder bei deinen Beiträgen nach, dann: ${command} --sent (oder --not-sent)`,
    failed: (channel, why) => `${channel}: Fehler. ${why}`,
    wouldAsk: (channel, since) => `Würde nach Antworten seit ${since} suchen: ${channel}`,
    wouldLook: ids => `Würde nachsehen, ob diese Nachrichten hinausgingen: ${ids}`,
  },
}
