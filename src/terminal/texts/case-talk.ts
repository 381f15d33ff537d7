/** Questions of the commands that record something. */
import type { Texts } from '../language.ts'

export interface CaseTalkTexts {
  readonly howEnded: string
  readonly worth: string
  readonly where: string
  readonly who: string
  readonly what: string
  readonly didYouSend: (channel: string, to: string) => string
  readonly didYouCall: (to: string) => string
  readonly notYet: string
  readonly itLeft: string
  readonly itDidNot: string
  readonly stillWaiting: string
  readonly address: string
  readonly didItLeave: (to: string) => string
  readonly forgetSure: (id: string) => string
  readonly forgotten: (id: string, events: number) => string
  readonly alreadyLogged: string
  readonly assumedHours: (hours: string) => string
  readonly promise: (text: string, date: string, command: string) => string
  /** For `deadline 14d` that ends on a day of rest. */
  readonly rollsTo: (date: string) => string
  readonly readAs: (what: string, percent: number, command: string) => string
  /** `reply` answers the question, `log` records an answer that was given already. */
  readonly stillAsked: (seq: number, reply: string, log: string) => string
  readonly bankData: string
  readonly notOfficial: (sender: string) => string
  readonly unproven: (sender: string, judge: string) => string
  readonly disowned: (sender: string, judge: string) => string
  /** `of`: an address of the company. */
  readonly lookAlike: (sender: string, of: string) => string
}

export const CASE_TALK: Texts<CaseTalkTexts> = {
  en: {
    howEnded: 'How did it end?',
    worth: 'What was the answer worth?',
    where: 'Where did it happen?',
    who: 'Who wrote or called (@handle, address)? Empty if it was you',
    what: 'What was said?',
    didYouSend: (channel, to) => `Did you send the text by ${channel} to ${to}?`,
    didYouCall: to => `Did you call ${to}?`,
    notYet: 'Not yet, or I do not know',
    itLeft: 'Yes, it went out',
    itDidNot: 'No, and it will not',
    stillWaiting: 'nothing recorded; the case goes on waiting for your word',
    address: 'Address (link) of the post, empty if there is none',
    didItLeave: to => `Look into your Sent folder: did the message to ${to} leave?`,
    forgetSure: id => `Delete everything about ${id} for good? Only hashes and dates stay.`,
    forgotten: (id, events) =>
      `${id} is forgotten; hashes and dates of ${events} ${events === 1 ? 'event' : 'events'} stay.`,
    alreadyLogged: 'This message is recorded already; nothing was added.',
    assumedHours: hours => `Service hours are not known; assumed: ${hours}.`,
    promise: (text, date, command) =>
      `They promise: "${text}" (${date}). To take it as the new date: ${command}`,
    rollsTo: date =>
      `That is a day of rest. For a deadline you set yourself the next business day counts: ${date} (BGB 193).`,
    readAs: (what, percent, command) =>
      `Understood as: ${what} (${percent} % sure; to correct it: ${command}).`,
    stillAsked: (seq, reply, log) =>
      `Their question (message ${seq}) still waits for your answer.\nAnswer it: ${reply}\nAnswered in the call already: ${log}`,
    bankData: 'They ask for bank data: give it only to an address you looked up yourself.',
    notOfficial: sender =>
      `${sender} is no known account or address of the company: this does not count as their answer.`,
    unproven: (sender, judge) =>
      `${sender} is no known address of the company; whether they wrote it is not proven. It counts as their answer unless you say: ${judge} --as unrelated`,
    disowned: (sender, judge) =>
      `${sender} may be forged, or was forwarded, says your mail provider (dmarc=fail): it does not count as their answer yet. If it is theirs: ${judge} --as answer`,
    lookAlike: (sender, of) =>
      `${sender} is made to look like ${of}, but is not: this does not count as their answer. Give it nothing, follow no link in it.`,
  },
  de: {
    howEnded: 'Wie ging es aus?',
    worth: 'Was war die Antwort wert?',
    where: 'Wo war es?',
    who: 'Wer schrieb oder rief an (@handle, Adresse)? Leer, wenn du es warst',
    what: 'Was wurde gesagt?',
    didYouSend: (channel, to) => `Hast du den Text per ${channel} an ${to} gesendet?`,
    didYouCall: to => `Hast du ${to} angerufen?`,
    notYet: 'Noch nicht, oder ich weiß es nicht',
    itLeft: 'Ja, sie ging hinaus',
    itDidNot: 'Nein, und dabei bleibt es',
    stillWaiting: 'nichts eingetragen; der Fall wartet weiter auf dein Wort',
    address: 'Adresse (Link) des Beitrags, leer lassen, wenn es keine gibt',
    didItLeave: to => `Sieh im Ordner „Gesendet“ nach: ging die Nachricht an ${to} hinaus?`,
    forgetSure: id => `Alles zu ${id} endgültig löschen? Nur Prüfsummen und Daten bleiben.`,
    forgotten: (id, events) =>
      `${id} ist vergessen; Prüfsummen und Daten von ${events} ${events === 1 ? 'Ereignis' : 'Ereignissen'} bleiben.`,
    alreadyLogged: 'Diese Nachricht ist schon eingetragen; nichts kam hinzu.',
    assumedHours: hours => `Servicezeiten nicht bekannt; angenommen: ${hours}.`,
    promise: (text, date, command) =>
      `Zugesagt: „${text}“ (${date}). Als neuen Termin übernehmen: ${command}`,
    rollsTo: date =>
      `Das ist ein Ruhetag. Bei einer Frist, die du selbst setzt, zählt der nächste Werktag: ${date} (§ 193 BGB).`,
    readAs: (what, percent, command) =>
      `Verstanden als: ${what} (zu ${percent} % sicher; berichtigen: ${command}).`,
    stillAsked: (seq, reply, log) =>
      `Die Frage (Nachricht ${seq}) wartet noch auf deine Antwort.\nAntworten: ${reply}\nIm Anruf schon beantwortet: ${log}`,
    bankData:
      'Es wird nach Bankdaten gefragt: gib sie nur an eine Adresse, die du selbst nachgeschlagen hast.',
    notOfficial: sender =>
      `${sender} ist kein bekanntes Konto und keine bekannte Adresse des Unternehmens: das zählt nicht als dessen Antwort.`,
    unproven: (sender, judge) =>
      `${sender} ist keine bekannte Adresse des Unternehmens; ob es geschrieben hat, ist nicht bewiesen. Es zählt als dessen Antwort, außer du sagst: ${judge} --as unrelated`,
    disowned: (sender, judge) =>
      `${sender} kann gefälscht sein oder wurde weitergeleitet, sagt dein Mailanbieter (dmarc=fail): es zählt noch nicht als Antwort des Unternehmens. Wenn es von dort ist: ${judge} --as answer`,
    lookAlike: (sender, of) =>
      `${sender} ist ${of} nachgemacht: das zählt nicht als Antwort des Unternehmens. Gib dort nichts heraus und folge keinem Link darin.`,
  },
}
