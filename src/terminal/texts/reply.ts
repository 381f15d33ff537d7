/** Words of `reply`. */
import type { Texts } from '../language.ts'

export interface ReplyTexts {
  readonly menu: (id: string) => string
  readonly theyWrote: (date: string, sender: string) => string
  readonly yourAnswer: string
  readonly empty: string
  readonly unread: (address: string) => string
  readonly kept: (command: string) => string
  /** Stands in for a sender that is not known. */
  readonly somebody: string
}

export const REPLY: Texts<ReplyTexts> = {
  en: {
    menu: id => `Answer the question in ${id}`,
    theyWrote: (date, sender) => `On ${date} ${sender} wrote:`,
    yourAnswer: 'Your answer',
    empty: 'Please write a few words.',
    unread: address => `${address} looks like a mailbox that nobody reads.`,
    kept: command => `your words are kept; go on with: ${command}`,
    somebody: 'they',
  },
  de: {
    menu: id => `Die Rückfrage in ${id} beantworten`,
    theyWrote: (date, sender) => `Am ${date} schrieb ${sender}:`,
    yourAnswer: 'Deine Antwort',
    empty: 'Bitte schreib ein paar Worte.',
    unread: address => `${address} sieht nach einem Postfach aus, das niemand liest.`,
    kept: command => `deine Worte sind aufgehoben; weiter mit: ${command}`,
    somebody: 'das Unternehmen',
  },
}
