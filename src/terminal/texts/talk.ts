/** Words that stand between a command and a person: questions, notes, answers. */
import type { Texts } from '../language.ts'
import type { PromptWords } from '../prompts.ts'

export interface TalkTexts extends PromptWords {
  readonly keptAside: (path: string) => string
  readonly nothingOpen: string
  readonly tryDemo: (command: string) => string
  readonly menu: string
  readonly menuNew: string
  readonly menuNext: (id: string) => string
  readonly noneFits: string
  readonly menuAgain: (id: string) => string
  readonly menuConfirm: (id: string) => string
  readonly menuJudge: (id: string) => string
  readonly menuReconcile: (id: string) => string
  readonly menuClose: (id: string) => string
  readonly menuShow: (id: string) => string
  readonly menuQuit: string
}

export const TALK: Texts<TalkTexts> = {
  en: {
    yes: 'yes',
    no: 'no',
    yesNo: 'Y/n',
    noYes: 'y/N',
    yesOrNo: 'Please answer y or n.',
    keys: 'arrow keys choose, Enter takes',
    hidden: 'not shown',
    keptAside: path => `The settings file was damaged; it is kept as ${path}.`,
    nothingOpen: 'No open case.',
    tryDemo: command => `Begin with: ${command} new   ·   see how it works: ${command} demo`,
    menu: 'What would you like to do?',
    menuNew: 'Open a new case',
    menuNext: id => `Do the next step of ${id}`,
    noneFits: 'No case fits.',
    menuAgain: id => `Show text and link of ${id} again`,
    menuConfirm: id => `Say whether the message of ${id} went out`,
    menuJudge: id => `Judge the answer in ${id}`,
    menuReconcile: id => `Settle the unknown send of ${id}`,
    menuClose: id => `Close ${id} as solved`,
    menuShow: id => `Show ${id}`,
    menuQuit: 'Nothing for now',
  },
  de: {
    yes: 'ja',
    no: 'nein',
    yesNo: 'J/n',
    noYes: 'j/N',
    yesOrNo: 'Bitte antworte mit j oder n.',
    keys: 'Pfeiltasten wählen, Enter bestätigt',
    hidden: 'wird nicht gezeigt',
    keptAside: path => `Die Einstellungen waren beschädigt; sie liegen jetzt unter ${path}.`,
    nothingOpen: 'Kein offener Fall.',
    tryDemo: command => `Anfangen mit: ${command} new   ·   so funktioniert es: ${command} demo`,
    menu: 'Was möchtest du tun?',
    menuNew: 'Einen neuen Fall eröffnen',
    menuNext: id => `Den nächsten Schritt von ${id} gehen`,
    noneFits: 'Kein Fall passt dazu.',
    menuAgain: id => `Text und Link von ${id} noch einmal zeigen`,
    menuConfirm: id => `Sagen, ob die Nachricht von ${id} hinausging`,
    menuJudge: id => `Die Antwort in ${id} einordnen`,
    menuReconcile: id => `Den unklaren Versand von ${id} klären`,
    menuClose: id => `${id} als gelöst abschließen`,
    menuShow: id => `${id} zeigen`,
    menuQuit: 'Erst einmal nichts',
  },
}
