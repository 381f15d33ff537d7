/** Warnings about secrets: where one comes from, or could not be kept or dropped. */
import type { Texts } from '../language.ts'
import { keyringReason } from './doctor.ts'

export interface SecretTexts {
  readonly readFromFile: (account: string, file: string) => string
  readonly keyringSilent: (account: string, reason: string, variable: string) => string
  readonly keptInFile: (account: string, file: string) => string
  readonly olderLeft: (account: string, reason: string) => string
  readonly notDropped: (account: string, reason: string) => string
  readonly goodForThisRun: (account: string) => string
}

export const SECRETS: Texts<SecretTexts> = {
  en: {
    readFromFile: (account, file) => `The secret ${account} comes from the plain file ${file}.`,
    keyringSilent: (account, reason, variable) =>
      `The keyring could not be asked for ${account}: ${reason}. ${variable} works without it.`,
    keptInFile: (account, file) => `The secret ${account} is kept in the plain file ${file}.`,
    olderLeft: (account, reason) => `An older ${account} may be left in the plain file: ${reason}`,
    notDropped: (account, reason) => `The keyring could not be asked for ${account}: ${reason}.`,
    goodForThisRun: account =>
      `The renewed ${account} is used in this run and kept nowhere, as it was set by you.`,
  },
  de: {
    readFromFile: (account, file) => `Das Geheimnis ${account} kommt aus der offenen Datei ${file}.`,
    keyringSilent: (account, reason, variable) =>
      `Der Schlüsselbund war nicht nach ${account} zu fragen (${keyringReason(reason, 'de')}). Ohne ihn geht es mit ${variable}.`,
    keptInFile: (account, file) => `Das Geheimnis ${account} liegt in der offenen Datei ${file}.`,
    olderLeft: (account, reason) =>
      `In der offenen Datei kann noch ein älteres ${account} stehen (${reason.replace(/\.$/, '')}).`,
    notDropped: (account, reason) =>
      `Der Schlüsselbund war nicht nach ${account} zu fragen (${keyringReason(reason, 'de')}).`,
    goodForThisRun: account =>
      `Das erneuerte ${account} gilt für diesen Lauf und wird nirgends aufbewahrt, weil du es selbst gesetzt hast.`,
  },
}

/** @returns the sentence for a warning of the store */
export function secretWarning(
  { kind, about }: { readonly kind: keyof SecretTexts; readonly about: readonly string[] },
  language: keyof typeof SECRETS,
): string {
  const say: (...about: string[]) => string = SECRETS[language][kind]
  return say(...about)
}
