/** Cautions about a Reply-To that is not the sender's. */
import type { Texts } from '../language.ts'

export interface ReplyToTexts {
  readonly other: (address: string) => string
  /** `of`: an address of the company. */
  readonly like: (address: string, of: string) => string
}

export const REPLY_TO: Texts<ReplyToTexts> = {
  en: {
    other: address =>
      `Caution: it wants answers at ${address}, another domain than its sender. Service desks do that too; check it before you send private data there.`,
    like: (address, of) =>
      `Suspicious: it wants answers at ${address}, which is made to look like ${of} but is not. This does not count as their answer; write nothing there.`,
  },
  de: {
    other: address =>
      `Vorsicht: Antworten sollen an ${address} gehen, eine andere Domain als die des Absenders. Auch Dienstleister machen das; prüfe es, bevor du Privates dorthin schickst.`,
    like: (address, of) =>
      `Verdächtig: Antworten sollen an ${address} gehen, nachgemacht nach ${of}. Das zählt nicht als deren Antwort; schreib nichts dorthin.`,
  },
}
