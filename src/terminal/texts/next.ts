/** Words of `next`. */
import type { Texts } from '../language.ts'

export interface NextTexts {
  readonly nothing: string
  readonly answered: string
  readonly looking: (channel: string) => string
  readonly couldNotLook: (channel: string, why: string) => string
  readonly changed: string
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
    looking: channel => `Looking for answers (${channel}) ...`,
    couldNotLook: (channel, why) => `Answers could not be fetched (${channel}): ${why}`,
    changed: 'Something came in; with that another step is due. Nothing was sent.',
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
    looking: channel => `Suche nach Antworten (${channel}) ...`,
    couldNotLook: (channel, why) => `Antworten konnten nicht abgeholt werden (${channel}): ${why}`,
    changed: 'Es kam etwas an; damit ist ein anderer Schritt dran. Nichts wurde gesendet.',
    logFirst: command => `Trage die Antwort zuerst ein: ${command} --channel ... --sender ... --text ...`,
    twoTickets: channel =>
      `Auf einem anderen Kanal läuft die Frist noch. ${channel} zur selben Zeit kann einen zweiten Vorgang und zwei widersprüchliche Antworten bringen.`,
    counted: 'So wurde der Termin gezählt',
    others: 'Stattdessen möglich',
    noOthers: 'Sonst ist jetzt nichts möglich.',
  },
}
