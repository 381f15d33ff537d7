/** The sentences of posts, page posts and direct messages. */
import type { Language } from '../case/model.ts'
import { labelled } from './labelled-wish.ts'

export interface PublicWords {
  greeting(handle: string): string
  readonly anything: string
  /** `channels`: names joined by commas, or ''. */
  open(since: string | null, contacts: number, channels: string): string
  wish(wish: string): string
  readonly ask: string
  readonly details: string
  readonly page: {
    readonly greeting: string
    /** `whom`: name and address of the company's page. */
    greetingTo(whom: string): string
    /** `what`: the matter as a sentence, or '' */
    intro(what: string): string
    readonly contact: string
    readonly due: (date: string) => string
    /** Last sentence on a page everybody reads, and in a private chat. */
    readonly privately: string
    readonly here: string
    readonly thanks: string
  }
  readonly direct: {
    readonly redirect: string
    readonly numbers: string
    readonly due: (date: string) => string
  }
}

const DE: PublicWords = {
  greeting: handle => (handle === '' ? 'Guten Tag!' : `Guten Tag ${handle}!`),
  anything: 'Ich brauche Ihre Hilfe in einer offenen Sache.',
  open: (since, contacts, channels) => {
    const times = ['', 'einmal', 'zweimal', 'dreimal'][contacts] ?? `${contacts}-mal`
    const tries = `schon ${times} gemeldet${channels && ` (${channels})`}, bisher ohne Lösung.`
    if (since === null) return contacts === 0 ? '' : `Ich habe mich ${tries}`
    return contacts === 0 ? `Offen seit dem ${since}.` : `Offen seit dem ${since}, ${tries}`
  },
  wish: wish => labelled('Mein Wunsch', wish),
  ask: 'Wer kann helfen?',
  details: 'Details gern per Direktnachricht.',
  page: {
    greeting: 'Guten Tag,',
    greetingTo: whom => `Guten Tag, ${whom},`,
    intro: what =>
      what
        ? `ich bitte Sie um Hilfe in folgender Sache: ${what}`
        : 'ich bitte Sie um Hilfe in einer offenen Sache.',
    contact: 'Bitte sagen Sie mir, wer sich darum kümmert und bis wann ich mit einer Lösung rechnen kann.',
    due: date => `Über eine Antwort bis ${date} freue ich mich.`,
    privately: 'Kundendaten und alle Einzelheiten sende ich Ihnen gern in einer privaten Nachricht.',
    here: 'Kundendaten und alle Einzelheiten sende ich Ihnen auf Wunsch gern hier im Chat.',
    thanks: 'Vielen Dank!',
  },
  direct: {
    redirect: 'Sie haben mich gebeten, Ihnen hier zu schreiben.',
    numbers: 'Angaben zur Zuordnung',
    due: date => `Bitte antworten Sie mir bis ${date}.`,
  },
}

const EN: PublicWords = {
  greeting: handle => (handle === '' ? 'Hello,' : `Hello ${handle}!`),
  anything: 'I need your help with an open matter.',
  open: (since, contacts, channels) => {
    const times = ['', 'once', 'twice'][contacts] ?? `${contacts} times`
    const tries = `${times}${channels && ` (${channels})`}, no solution so far.`
    if (since === null) return contacts === 0 ? '' : `I have reported it ${tries}`
    return contacts === 0 ? `Open since ${since}.` : `Open since ${since}, reported ${tries}`
  },
  wish: wish => labelled('My request', wish),
  ask: 'Who can help?',
  details: 'I can send details by direct message.',
  page: {
    greeting: 'Hello,',
    greetingTo: whom => `Hello ${whom},`,
    intro: what =>
      what
        ? `I am asking for your help with the following matter: ${what}`
        : 'I am asking for your help with an open matter.',
    contact: 'Please tell me who will take care of it and by when I can expect a solution.',
    due: date => `I look forward to your answer by ${date}.`,
    privately:
      'I will gladly send you my customer details and everything else you need in a private message.',
    here: 'If you need my customer details, I will gladly send them here in this chat.',
    thanks: 'Thank you!',
  },
  direct: {
    redirect: 'You asked me to write to you here.',
    numbers: 'References',
    due: date => `Please reply by ${date}.`,
  },
}

/** @returns the sentences in that language */
export function publicWords(language: Language): PublicWords {
  return language === 'de' ? DE : EN
}
