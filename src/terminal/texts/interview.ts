/** The questions of `new`. */
import type { Texts } from '../language.ts'

export interface InterviewTexts {
  readonly intro: string
  readonly company: string
  readonly whichCompany: string
  readonly noneOfThese: string
  readonly ownAddress: (name: string) => string
  readonly problem: string
  readonly wish: string
  readonly happened: string
  readonly refs: string
  readonly name: string
  readonly email: string
  readonly attach: string
  readonly empty: string
  readonly resumed: string
  readonly kept: (command: string) => string
}

export const INTERVIEW: Texts<InterviewTexts> = {
  en: {
    intro: 'A few questions, once. Ctrl-C stops; what you typed is kept.',
    company: 'Which company is it about?',
    whichCompany: 'Which one?',
    noneOfThese: 'None of these',
    ownAddress: name => `${name} is not in the directory. Its e-mail address`,
    problem: 'What happened? (facts in order, one paragraph)',
    wish: 'What should they do?',
    happened: 'When did it happen? (date, or empty)',
    refs: 'A number of yours there, as name=value, e.g. customer number=12345 (private; empty when done)',
    name: 'Your name (empty: a gap stays in the text)',
    email: 'Your e-mail address (or empty)',
    attach: 'A file to attach (path; empty when done)',
    empty: 'A sentence is needed here.',
    resumed: 'Going on with what you typed last time.',
    kept: command => `What you typed is kept; go on with: ${command}`,
  },
  de: {
    intro: 'Ein paar Fragen, nur einmal. Strg-C hört auf; was du getippt hast, bleibt.',
    company: 'Um welches Unternehmen geht es?',
    whichCompany: 'Welches davon?',
    noneOfThese: 'Keines davon',
    ownAddress: name => `${name} steht nicht im Verzeichnis. Die E-Mail-Adresse dort`,
    problem: 'Was ist passiert? (Tatsachen der Reihe nach, ein Absatz)',
    wish: 'Was soll getan werden?',
    happened: 'Wann war das? (Datum, oder leer)',
    refs: 'Eine Nummer von dir dort, als Name=Wert, z. B. Kundennummer=12345 (privat; leer, wenn fertig)',
    name: 'Dein Name (leer: im Text bleibt eine Lücke)',
    email: 'Deine E-Mail-Adresse (oder leer)',
    attach: 'Eine Datei als Anlage (Pfad; leer, wenn fertig)',
    empty: 'Hier braucht es einen Satz.',
    resumed: 'Weiter mit dem, was du zuletzt getippt hast.',
    kept: command => `Was du getippt hast, bleibt; weiter mit: ${command}`,
  },
}
