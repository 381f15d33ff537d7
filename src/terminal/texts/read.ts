/** Words of `escalate read`: how a message is understood, and what would follow from it. */
import type { Texts } from '../language.ts'

export interface ReadTexts {
  readonly sure: (what: string, percent: number) => string
  /** For a verdict that is not sure enough to move a clock. */
  readonly probably: (what: string, percent: number) => string
  readonly from: string
  readonly nobody: string
  readonly official: string
  readonly notOfficial: string
  /** A company was given, and it cannot be told whether the sender speaks for it. */
  readonly maybeOfficial: string
  /** No company was given. */
  readonly officialUnasked: string
  readonly machine: string
  readonly person: string
  readonly because: string
  readonly sendsTo: (channel: string, address: string | null) => string
  readonly known: string
  readonly unknown: string
  readonly promise: (text: string, date: string) => string
  readonly promiseWithoutDate: (text: string) => string
  readonly undelivered: (permanent: boolean, recipient: string | null) => string
  readonly words: string
  readonly more: (lines: number) => string
  /** What the program would do with it in a case. */
  readonly holds: string
  readonly counts: string
  readonly redirects: string
  readonly settlesNothing: string
  readonly stranger: string
  readonly resend: string
  readonly ignored: string
}

export const READ: Texts<ReadTexts> = {
  en: {
    sure: (what, percent) => `${what} (${percent} % sure)`,
    probably: (what, percent) => `probably: ${what} (only ${percent} % sure)`,
    from: 'From',
    nobody: 'nobody named',
    official: 'official',
    notOfficial: 'not official: does not speak for the company',
    maybeOfficial: 'whether they speak for the company is not known',
    officialUnasked: 'with --company it would show whether they speak for it',
    machine: 'written by a machine',
    person: 'written by a person',
    because: 'Because',
    sendsTo: (channel, address) => `Sends you to: ${channel}${address ? `, ${address}` : ''}`,
    known: 'known as official',
    unknown: 'not known as official: look it up yourself before you use it',
    promise: (text, date) => `They promise: "${text}", that is by ${date}`,
    promiseWithoutDate: text => `They promise: "${text}", which is no date that can be counted`,
    undelivered: (permanent, recipient) =>
      `Undelivered${recipient ? ` to ${recipient}` : ''}, ${permanent ? 'for good' : 'for now'}`,
    words: 'What they wrote',
    more: lines => `... and ${lines} more ${lines === 1 ? 'line' : 'lines'}`,
    holds: 'In a case: their clock would stop until you have answered.',
    counts: 'In a case: this would count as their answer, and you would say what it is worth.',
    redirects: 'In a case: the next step would go there, with the whole file.',
    settlesNothing: 'In a case: this settles nothing; the deadline goes on.',
    stranger:
      'In a case: this settles nothing, because it is not the company that speaks; the deadline goes on.',
    resend: 'In a case: your message did not arrive; the next step would be another way.',
    ignored: 'In a case: this would be put aside; the deadline goes on.',
  },
  de: {
    sure: (what, percent) => `${what} (zu ${percent} % sicher)`,
    probably: (what, percent) => `vermutlich: ${what} (nur zu ${percent} % sicher)`,
    from: 'Von',
    nobody: 'kein Absender genannt',
    official: 'offiziell',
    notOfficial: 'nicht offiziell: spricht nicht für das Unternehmen',
    maybeOfficial: 'ob das für das Unternehmen spricht, ist nicht bekannt',
    officialUnasked: 'mit --company ist zu sehen, ob das für das Unternehmen spricht',
    machine: 'von einer Maschine',
    person: 'von einem Menschen',
    because: 'Grund',
    sendsTo: (channel, address) => `Verweist auf: ${channel}${address ? `, ${address}` : ''}`,
    known: 'als offiziell bekannt',
    unknown: 'nicht als offiziell bekannt: vor Gebrauch selbst nachschlagen',
    promise: (text, date) => `Zugesagt: „${text}“, also bis ${date}`,
    promiseWithoutDate: text => `Zugesagt: „${text}“, daraus lässt sich kein Datum zählen`,
    undelivered: (permanent, recipient) =>
      `Nicht zugestellt${recipient ? ` an ${recipient}` : ''}, ${permanent ? 'endgültig' : 'vorläufig'}`,
    words: 'Der Text',
    more: lines => `... und ${lines} ${lines === 1 ? 'weitere Zeile' : 'weitere Zeilen'}`,
    holds: 'In einem Fall: deren Frist ruht, bis du geantwortet hast.',
    counts: 'In einem Fall: das gilt als deren Antwort, und du sagst, was sie wert ist.',
    redirects: 'In einem Fall: der nächste Schritt geht dorthin, mit der ganzen Akte.',
    settlesNothing: 'In einem Fall: das erledigt nichts; die Frist läuft weiter.',
    stranger:
      'In einem Fall: das erledigt nichts, denn hier spricht nicht das Unternehmen; die Frist läuft weiter.',
    resend: 'In einem Fall: deine Nachricht kam nicht an; der nächste Schritt ist ein anderer Weg.',
    ignored: 'In einem Fall: das wird beiseitegelegt; die Frist läuft weiter.',
  },
}
