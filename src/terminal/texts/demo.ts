/** Words of `demo` and `--sandbox`. */
import type { Texts } from '../language.ts'

export interface DemoTexts {
  readonly intro: (title: string) => string
  readonly ok: string
  readonly notOk: string
  readonly end: (story: string, good: number, all: number) => string
  readonly notShown: string
  readonly begin: (command: string) => string
  readonly answered: (command: string) => string
}

export const DEMO: Texts<DemoTexts> = {
  en: {
    intro: title =>
      `A true story, played on this machine only: ${title}\nEvery line with $ is a command of this program; the clock is the story's.\n`,
    ok: 'ok:',
    notOk: 'NOT OK:',
    end: (story, good, all) => `${story}: ${good} of ${all} steps as the story tells.`,
    notShown: 'The case could not be shown at the end.',
    begin: command => `Your own case: ${command}`,
    answered: command => `The fake company answered by e-mail. Fetch it: ${command}`,
  },
  de: {
    intro: title =>
      `Eine wahre Geschichte, gespielt nur auf diesem Rechner: ${title}\nJede Zeile mit $ ist ein Befehl dieses Programms; die Uhr ist die der Geschichte.\n`,
    ok: 'gut:',
    notOk: 'FALSCH:',
    end: (story, good, all) => `${story}: ${good} von ${all} Schritten wie in der Geschichte.`,
    notShown: 'Der Fall konnte am Ende nicht gezeigt werden.',
    begin: command => `Dein eigener Fall: ${command}`,
    answered: command => `Das Probeunternehmen hat per E-Mail geantwortet. Abholen: ${command}`,
  },
}
