/** Words of the timeline: what each event says to a person. */
import type { Verdict } from '../../case/events.ts'
import type { ReadingClass } from '../../case/reading.ts'
import type { Texts } from '../language.ts'

export interface TimelineTexts {
  readonly problem: string
  readonly wish: string
  readonly refs: string
  readonly ladder: string
  readonly history: string
  readonly opened: string
  readonly sending: (channel: string) => string
  readonly sent: (channel: string) => string
  readonly notSent: (channel: string, why: string) => string
  readonly unknown: (channel: string) => string
  readonly handedOff: (channel: string) => string
  readonly confirmed: (channel: string) => string
  readonly called: string
  readonly denied: (channel: string) => string
  readonly reply: (channel: string, sender: string) => string
  readonly notOfficial: string
  readonly judged: (seq: number, as: string) => string
  readonly assigned: string
  readonly call: string
  readonly callIn: string
  readonly moved: (date: string) => string
  readonly companyChanged: (name: string) => string
  readonly changed: string
  readonly files: string
  readonly skippedStep: (channel: string) => string
  readonly note: string
  readonly closed: (outcome: string) => string
  readonly reopened: string
  readonly newer: (type: string) => string
  readonly due: (date: string, rule: string, calendar: string) => string
  /** One and several of a unit of waiting rules. */
  readonly units: Readonly<Record<string, readonly [string, string]>>
  readonly yourDate: string
  readonly notCounted: string
  readonly saturday: string
  readonly sunday: string
  readonly closedDay: string
  /** `date` empty: it can not be counted. */
  readonly promised: (text: string, date: string) => string
  /** `reply`: number of the event. */
  readonly asPromised: (reply: number) => string
  readonly sendsTo: (where: string) => string
  readonly suspicious: string
  /** `of`: an address of the company. */
  readonly lookAlike: (of: string) => string
  readonly needs: (things: string) => string
  /** What a reply may ask for, by its code. */
  readonly things: Readonly<Record<string, string>>
  readonly ticket: (numbers: string) => string
  readonly why: (text: string) => string
  readonly next: string
  readonly classes: Readonly<Record<ReadingClass, string>>
  readonly verdicts: Readonly<Record<Exclude<Verdict, ReadingClass>, string>>
  readonly rungStates: Readonly<Record<string, string>>
}

export const TIMELINE: Texts<TimelineTexts> = {
  en: {
    problem: 'What happened',
    wish: 'What you want',
    refs: 'Numbers (private)',
    ladder: 'Ladder',
    history: 'History',
    opened: 'Case opened',
    sending: channel => `Sending by ${channel} began`,
    sent: channel => `Sent by ${channel}`,
    notSent: (channel, why) => `Not sent by ${channel}: ${why}`,
    unknown: channel => `Sent by ${channel}? Not known`,
    handedOff: channel => `Text for ${channel} made ready`,
    confirmed: channel => `You sent it by ${channel}`,
    called: 'You called',
    denied: channel => `You did not send it by ${channel}`,
    reply: (channel, sender) => `Reply on ${channel}${sender ? ` from ${sender}` : ''}`,
    notOfficial: 'not official: does not speak for the company',
    judged: (seq, as) => `You said of reply ${seq}: ${as}`,
    assigned: 'Reply given to this case',
    call: 'You called',
    callIn: 'They called',
    moved: date => `Deadline moved to ${date}`,
    companyChanged: name => `Addressed to ${name} from now on`,
    changed: 'Case changed',
    files: 'Files',
    skippedStep: channel => `${channel} left out`,
    note: 'Note',
    closed: outcome => `Closed: ${outcome}`,
    reopened: 'Reopened',
    newer: type => `Event of a newer version: ${type}`,
    due: (date, rule, calendar) => `answer due ${date} (${rule}, calendar ${calendar})`,
    units: {
      bd: ['business day', 'business days'],
      d: ['day', 'days'],
      h: ['service hour', 'service hours'],
      m: ['month', 'months'],
    },
    yourDate: 'the date you set',
    notCounted: 'not counted',
    saturday: 'Saturday',
    sunday: 'Sunday',
    closedDay: 'closed',
    promised: (text, date) => `They promise: "${text}"${date && ` (${date})`}`,
    asPromised: reply => `as promised in ${reply}`,
    sendsTo: where => `They name: ${where}`,
    suspicious: "made to look like the company's: do not use it",
    lookAlike: of => `made to look like ${of}`,
    needs: things => `They want: ${things}`,
    things: {
      'customer-number': 'your customer number',
      'order-number': 'your order number',
      'tracking-number': 'your tracking number',
      photo: 'a photo',
      receipt: 'the receipt',
      'bank-data': 'your bank details',
      'id-document': 'an identity document',
      'serial-number': 'the serial number',
      'meter-reading': 'the meter reading',
      email: 'your e-mail address',
      phone: 'your phone number',
      address: 'your address',
      'birth-date': 'your date of birth',
      name: 'your name',
      availability: 'when you can be reached',
      follow: 'that you follow them',
    },
    ticket: numbers => `Their number: ${numbers}`,
    why: text => `because: ${text}`,
    next: 'Next',
    classes: {
      ack: 'automatic receipt, no answer',
      out_of_office: 'absence note, no answer',
      bounce: 'came back undelivered',
      delay: 'delivery delayed',
      read_receipt: 'read receipt, no answer',
      redirect: 'asks for another channel',
      question: 'asks something',
      offer: 'offer',
      refusal: 'refusal',
      answer: 'answer',
      unrelated: 'unrelated',
    },
    verdicts: { solved: 'solved', partly: 'partly solved', goodwill: 'goodwill', rejected: 'no solution' },
    rungStates: {
      open: 'to come',
      sending: 'sending',
      unknown: 'sent?',
      'hand-off': 'yours to send',
      sent: 'sent',
      answered: 'answered',
      failed: 'failed',
      skipped: 'left out',
    },
  },
  de: {
    problem: 'Was passiert ist',
    wish: 'Was du willst',
    refs: 'Nummern (privat)',
    ladder: 'Leiter',
    history: 'Verlauf',
    opened: 'Fall eröffnet',
    sending: channel => `Senden per ${channel} begonnen`,
    sent: channel => `Gesendet per ${channel}`,
    notSent: (channel, why) => `Nicht gesendet per ${channel}: ${why}`,
    unknown: channel => `Per ${channel} gesendet? Ungewiss`,
    handedOff: channel => `Text für ${channel} bereitgelegt`,
    confirmed: channel => `Von dir gesendet per ${channel}`,
    called: 'Du hast angerufen',
    denied: channel => `Von dir nicht gesendet per ${channel}`,
    reply: (channel, sender) => `Antwort über ${channel}${sender ? ` von ${sender}` : ''}`,
    notOfficial: 'nicht offiziell: spricht nicht für das Unternehmen',
    judged: (seq, as) => `Dein Urteil über Antwort ${seq}: ${as}`,
    assigned: 'Antwort diesem Fall zugeordnet',
    call: 'Du hast angerufen',
    callIn: 'Du wurdest angerufen',
    moved: date => `Frist verschoben auf ${date}`,
    companyChanged: name => `Ab jetzt an ${name} gerichtet`,
    changed: 'Fall geändert',
    files: 'Anlagen',
    skippedStep: channel => `${channel} ausgelassen`,
    note: 'Notiz',
    closed: outcome => `Abgeschlossen: ${outcome}`,
    reopened: 'Wieder eröffnet',
    newer: type => `Ereignis einer neueren Version: ${type}`,
    due: (date, rule, calendar) => `Antwort fällig am ${date} (${rule}, Kalender ${calendar})`,
    units: {
      bd: ['Arbeitstag', 'Arbeitstage'],
      d: ['Tag', 'Tage'],
      h: ['Servicestunde', 'Servicestunden'],
      m: ['Monat', 'Monate'],
    },
    yourDate: 'das Datum, das du gesetzt hast',
    notCounted: 'nicht gezählt',
    saturday: 'Samstag',
    sunday: 'Sonntag',
    closedDay: 'geschlossen',
    promised: (text, date) => `Zugesagt: „${text}“${date && ` (${date})`}`,
    asPromised: reply => `wie in ${reply} zugesagt`,
    sendsTo: where => `Genannt wird: ${where}`,
    suspicious: 'der des Unternehmens nachgemacht: nicht nutzen',
    lookAlike: of => `${of} nachgemacht`,
    needs: things => `Gewünscht wird: ${things}`,
    things: {
      'customer-number': 'deine Kundennummer',
      'order-number': 'deine Bestellnummer',
      'tracking-number': 'deine Sendungsnummer',
      photo: 'ein Foto',
      receipt: 'der Beleg',
      'bank-data': 'deine Bankdaten',
      'id-document': 'ein Ausweis',
      'serial-number': 'die Seriennummer',
      'meter-reading': 'der Zählerstand',
      email: 'deine E-Mail-Adresse',
      phone: 'deine Telefonnummer',
      address: 'deine Anschrift',
      'birth-date': 'dein Geburtsdatum',
      name: 'dein Name',
      availability: 'wann du erreichbar bist',
      follow: 'dass du dem Konto folgst',
    },
    ticket: numbers => `Vorgangsnummer dort: ${numbers}`,
    why: text => `Grund: ${text}`,
    next: 'Als Nächstes',
    classes: {
      ack: 'automatische Eingangsbestätigung, keine Antwort',
      out_of_office: 'Abwesenheitsnotiz, keine Antwort',
      bounce: 'unzustellbar zurück',
      delay: 'Zustellung verzögert',
      read_receipt: 'Lesebestätigung, keine Antwort',
      redirect: 'verweist auf einen anderen Kanal',
      question: 'stellt eine Frage',
      offer: 'Angebot',
      refusal: 'Ablehnung',
      answer: 'Antwort',
      unrelated: 'gehört nicht dazu',
    },
    verdicts: { solved: 'gelöst', partly: 'teilweise gelöst', goodwill: 'Kulanz', rejected: 'keine Lösung' },
    rungStates: {
      open: 'kommt noch',
      sending: 'wird gesendet',
      unknown: 'gesendet?',
      'hand-off': 'von dir zu senden',
      sent: 'gesendet',
      answered: 'beantwortet',
      failed: 'fehlgeschlagen',
      skipped: 'entfällt',
    },
  },
}
