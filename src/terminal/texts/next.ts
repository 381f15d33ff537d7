/** Words of `next`. */
import type { Texts } from '../language.ts'

export interface NextTexts {
  readonly nothing: string
  readonly answered: string
  readonly logFirst: (command: string) => string
  readonly twoTickets: (channel: string) => string
  readonly counted: string
  readonly others: string
  readonly noOthers: string
}

export const NEXT: Texts<NextTexts> = {
  en: {
    nothing: 'No open case: nothing to do.',
    answered: 'Have they answered since?',
    logFirst: command => `Record the answer first: ${command} --channel ... --sender ... --text ...`,
    twoTickets: channel =>
      `The answer of another channel is still awaited. ${channel} at the same time may open a second ticket and bring two contradicting answers.`,
    counted: 'How the date was counted',
    others: 'Could be taken instead',
    noOthers: 'Nothing else can be taken now.',
  },
  de: {
    nothing: 'Kein offener Fall: nichts zu tun.',
    answered: 'Kam inzwischen eine Antwort?',
    logFirst: command => `Trage die Antwort zuerst ein: ${command} --channel ... --sender ... --text ...`,
    twoTickets: channel =>
      `Auf einem anderen Kanal läuft die Frist noch. ${channel} zur selben Zeit kann einen zweiten Vorgang und zwei widersprüchliche Antworten bringen.`,
    counted: 'So wurde der Termin gezählt',
    others: 'Stattdessen möglich',
    noOthers: 'Sonst ist jetzt nichts möglich.',
  },
}
