/** What is said and asked on the phone. */
import type { Language } from '../case/model.ts'
import { labelled } from './labelled-wish.ts'

export interface CallWords {
  heading(company: string): string
  /** `number` to call. */
  number(number: string): string
  readonly speech: string
  /** `date` of their message; the number itself may come from elsewhere. */
  referred(date: string): string
  hello(name: string): string
  matter(title: string): string
  since(date: string): string
  /** `count` of contacts before this call, `last` with date and channel. */
  tries(count: number, last: string): string
  ticket(ticket: string): string
  wish(wish: string): string
  readonly ask: string
  readonly numbers: string
  readonly ticketName: string
  readonly questions: readonly [heading: string, ...questions: string[]]
  readonly notes: readonly [heading: string, ...notes: string[]]
}

const DE: CallWords = {
  heading: company => `Anruf: ${company}`,
  number: number => `Nummer: ${number}`,
  speech: 'In 60 Sekunden gesagt',
  referred: date => `Sie haben mich am ${date} gebeten anzurufen.`,
  hello: name => `Guten Tag, mein Name ist ${name}.`,
  matter: title => `Es geht um Folgendes: ${title}`,
  since: date => `Das Problem besteht seit dem ${date}.`,
  tries: (count, last) =>
    `Ich habe mich deswegen schon ${['', 'einmal', 'zweimal'][count] ?? `${count}-mal`} gemeldet, zuletzt am ${last}. Gelöst ist es noch nicht.`,
  ticket: ticket => `Ihre Vorgangsnummer ist ${ticket}.`,
  wish: wish => labelled('Mein Wunsch', wish),
  ask: 'Was können Sie jetzt dafür tun, und bis wann ist es erledigt?',
  numbers: 'Nummern bereithalten',
  ticketName: 'Vorgangsnummer des Unternehmens',
  questions: [
    'Fragen',
    'Mit wem spreche ich?',
    'Welche Vorgangsnummer hat dieses Gespräch?',
    'Was geschieht als Nächstes, und bis wann?',
    'Bestätigen Sie mir das bitte schriftlich?',
  ],
  notes: ['Notieren', 'Datum und Uhrzeit:', 'Name:', 'Vorgangsnummer:', 'Zusage und Termin:'],
}

const EN: CallWords = {
  heading: company => `Call: ${company}`,
  number: number => `Number: ${number}`,
  speech: 'Said in 60 seconds',
  referred: date => `On ${date} you asked me to call.`,
  hello: name => `Hello, my name is ${name}.`,
  matter: title => `This is what I am calling about: ${title}`,
  since: date => `The problem has existed since ${date}.`,
  tries: (count, last) =>
    `I have contacted you about it ${['', 'once', 'twice'][count] ?? `${count} times`} already, most recently on ${last}. It is still not solved.`,
  ticket: ticket => `Your ticket number is ${ticket}.`,
  wish: wish => labelled('My request', wish),
  ask: 'What can you do about it now, and by when will it be done?',
  numbers: 'Numbers to have ready',
  ticketName: "Company's ticket number",
  questions: [
    'Questions to ask',
    'Who am I speaking to?',
    'What is the ticket number of this call?',
    'What happens next, and by when?',
    'Will you please confirm that in writing?',
  ],
  notes: ['Write down', 'Date and time:', 'Name:', 'Ticket number:', 'Promise and date:'],
}

/** @returns the call sheet's words in that language */
export function callWords(language: Language): CallWords {
  return language === 'de' ? DE : EN
}
