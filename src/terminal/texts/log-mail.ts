/** Words about a mail that was recorded although the program could not read it. */
import type { Texts } from '../language.ts'

export interface LogMailTexts {
  /** With --dry-run, which records nothing. */
  readonly unreadable: (why: string) => string
  /** `why`: an English sentence, `judge`: the command that says what the mail is, `cut`: not all of it is kept. */
  readonly unread: (why: string, judge: string, cut: boolean) => string
}

export const LOG_MAIL: Texts<LogMailTexts> = {
  en: {
    unreadable: why => why,
    unread: (why, judge, cut) =>
      [
        `${why} It is recorded as a reply that nobody has read yet${cut ? '; do not delete the file' : ', and kept as it came'}.`,
        `Open it in your mail program, then say what it is: ${judge} --as answer`,
      ].join('\n'),
  },
  de: {
    unreadable: why => `Diese Mail kann das Programm nicht lesen. (${why})`,
    unread: (why, judge, cut) =>
      [
        'Diese Mail kann das Programm nicht lesen; eingetragen ist sie als Antwort, die noch niemand gelesen hat.',
        cut
          ? 'Nur die ersten 10 MB sind aufbewahrt: Lösche die Datei nicht.'
          : 'Aufbewahrt ist sie, wie sie kam.',
        `Öffne sie in deinem Mailprogramm und sage dann, was sie ist: ${judge} --as answer`,
        `(${why})`,
      ].join('\n'),
  },
}
