/** The questions of `new`. */
import type { Texts } from '../language.ts'

export interface InterviewTexts {
  readonly intro: string
  readonly company: string
  readonly companyHint: string
  readonly companyTaken: (name: string) => string
  readonly whichCompany: string
  readonly nearest: (query: string) => string
  readonly noneOfThese: string
  readonly ownAddress: (name: string) => string
  readonly ownAddressHint: string
  readonly problem: string
  readonly problemHint: string
  readonly happened: string
  readonly happenedHint: string
  readonly badDay: string
  readonly futureDay: string
  readonly wish: string
  readonly wishHint: string
  readonly customerNumber: string
  readonly customerNumberHint: string
  readonly customerNumberName: string
  readonly moreRefs: string
  readonly moreRefsHint: string
  readonly badRef: string
  readonly attach: string
  readonly attachHint: string
  readonly moreAttach: string
  readonly badFile: string
  readonly name: string
  readonly nameHint: string
  readonly email: string
  readonly emailHint: string
  readonly needed: string
  readonly badAddress: (example: string) => string
  readonly empty: string
  readonly keptBefore: (company: string) => string
  readonly resumed: string
  readonly nothingKept: string
  readonly kept: (command: string) => string
}

export const INTERVIEW: Texts<InterviewTexts> = {
  en: {
    intro: 'A few questions, once. Enter skips what is optional. Ctrl-C stops; what you typed is kept.',
    company: 'Which company is it about?',
    companyHint: 'name; an old one will do',
    companyTaken: name => `  -> ${name}`,
    whichCompany: 'Which one?',
    nearest: query => `"${query}" is not in the directory. Is it one of these?`,
    noneOfThese: 'None of these',
    ownAddress: name => `E-mail address of ${name}`,
    ownAddressHint: 'not in the directory; Enter: type the name again',
    problem: 'What happened?',
    problemHint: 'facts in their order; the first sentence becomes the subject',
    happened: 'When was that?',
    happenedHint: 'date such as 2026-11-14 or 14.11.; optional',
    badDay: 'This is no date. Write 2026-11-14 or 14.11.2026, or leave it empty.',
    futureDay: 'This day is still to come. When did it happen?',
    wish: 'What should the company do?',
    wishHint: 'e.g. repair it, pay back 49 euros',
    customerNumber: 'Your customer number there',
    customerNumberHint: 'never in public; for another number: order=4711; optional',
    customerNumberName: 'customer number',
    moreRefs: 'Another number',
    moreRefsHint: 'e.g. order=4711; Enter: no more',
    badRef: 'Write name=number, e.g. order=4711.',
    attach: 'A file as attachment',
    attachHint: 'path, e.g. bill.pdf; optional',
    moreAttach: 'path; Enter: no more',
    badFile: 'This file cannot be attached',
    name: 'Your name',
    nameHint: 'optional; without it a gap stays in the text',
    email: 'Your e-mail address',
    emailHint: 'for their answer; optional',
    needed: 'needed, because the program sends the mail itself',
    badAddress: example => `This is no address. It looks like ${example}`,
    empty: 'A sentence is needed here.',
    keptBefore: company => `An interview was broken off${company}. Go on with it?`,
    resumed: 'Going on with what you typed last time.',
    nothingKept: 'There are no answers from last time, so from the beginning.',
    kept: command => `What you typed is kept; go on with: ${command}`,
  },
  de: {
    intro:
      'Ein paar Fragen, nur dieses eine Mal. Enter überspringt, was freiwillig ist. Strg-C bricht ab; was du getippt hast, bleibt erhalten.',
    company: 'Um welches Unternehmen geht es?',
    companyHint: 'Name, auch ein früherer',
    companyTaken: name => `  -> ${name}`,
    whichCompany: 'Welches davon?',
    nearest: query => `„${query}“ steht nicht im Verzeichnis. Meinst du eines von diesen?`,
    noneOfThese: 'Keines davon',
    ownAddress: name => `E-Mail-Adresse von ${name}`,
    ownAddressHint: 'nicht im Verzeichnis; Enter: Namen noch einmal eingeben',
    problem: 'Was ist passiert?',
    problemHint: 'Tatsachen der Reihe nach; der erste Satz wird zum Betreff',
    happened: 'Wann war das?',
    happenedHint: 'Datum, z. B. 14.11. oder 14.11.2026; freiwillig',
    badDay: 'Das ist kein Datum. Schreib 14.11.2026 oder 2026-11-14, oder lass es leer.',
    futureDay: 'Dieser Tag kommt erst noch. Wann ist es passiert?',
    wish: 'Was soll das Unternehmen tun?',
    wishHint: 'z. B. reparieren, 49 Euro erstatten',
    customerNumber: 'Deine Kundennummer dort',
    customerNumberHint: 'nie öffentlich; andere Nummer: Auftrag=4711; freiwillig',
    customerNumberName: 'Kundennummer',
    moreRefs: 'Noch eine Nummer',
    moreRefsHint: 'z. B. Auftrag=4711; Enter: keine weitere',
    badRef: 'Schreib Name=Nummer, z. B. Auftrag=4711.',
    attach: 'Eine Datei als Anlage',
    attachHint: 'Pfad, z. B. rechnung.pdf; freiwillig',
    moreAttach: 'Pfad; Enter: keine weitere',
    badFile: 'Diese Datei lässt sich nicht anhängen',
    name: 'Dein Name',
    nameHint: 'freiwillig; ohne ihn bleibt im Text eine Lücke',
    email: 'Deine E-Mail-Adresse',
    emailHint: 'für die Antwort; freiwillig',
    needed: 'nötig, weil das Programm die Mail selbst sendet',
    badAddress: example => `Das ist keine Adresse. So sieht eine aus: ${example}`,
    empty: 'Hier braucht es einen Satz.',
    keptBefore: company => `Ein Gespräch wurde abgebrochen${company}. Damit weitermachen?`,
    resumed: 'Weiter mit dem, was du beim letzten Mal getippt hast.',
    nothingKept: 'Vom letzten Mal sind keine Antworten da, also von vorn.',
    kept: command => `Was du getippt hast, bleibt erhalten; weiter mit: ${command}`,
  },
}
