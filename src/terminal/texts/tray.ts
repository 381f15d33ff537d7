/** Words about messages that nobody could give to a case. */
import type { Texts } from '../language.ts'

export interface TrayTexts {
  readonly title: (count: number) => string
  readonly nobody: string
  readonly noSubject: string
  readonly assign: (command: string) => string
  readonly notMine: (command: string) => string
  readonly forgetSure: (id: string) => string
  readonly forgotten: (id: string) => string
  readonly maybe: (ids: string) => string
  readonly alsoIn: (id: string) => string
  readonly more: (count: number, command: string) => string
}

export const TRAY: Texts<TrayTexts> = {
  en: {
    title: count =>
      count === 1
        ? 'In the tray: one message that may belong to a case'
        : `In the tray: ${count} messages that may belong to a case`,
    nobody: 'unknown sender',
    noSubject: 'no subject',
    assign: command => `It belongs to a case: ${command}`,
    notMine: command => `If it belongs to none: ${command}`,
    forgetSure: id => `Throw the message ${id} out of the tray for good? It stays in your mailbox.`,
    forgotten: id => `The message ${id} is out of the tray and will not come back.`,
    maybe: ids => `perhaps ${ids}`,
    alsoIn: id => `The same message is in ${id}, too.`,
    more: (count, command) => `and ${count} more: ${command}`,
  },
  de: {
    title: count =>
      count === 1
        ? 'In der Ablage: eine Nachricht, die zu einem Fall gehören kann'
        : `In der Ablage: ${count} Nachrichten, die zu einem Fall gehören können`,
    nobody: 'unbekannter Absender',
    noSubject: 'kein Betreff',
    assign: command => `Gehört zu einem Fall: ${command}`,
    notMine: command => `Gehört zu keinem: ${command}`,
    forgetSure: id => `Die Nachricht ${id} endgültig aus der Ablage werfen? In deinem Postfach bleibt sie.`,
    forgotten: id => `Die Nachricht ${id} ist aus der Ablage und kommt nicht wieder.`,
    maybe: ids => `vielleicht ${ids}`,
    alsoIn: id => `Dieselbe Nachricht steht auch in ${id}.`,
    more: (count, command) => `und ${count} weitere: ${command}`,
  },
}
