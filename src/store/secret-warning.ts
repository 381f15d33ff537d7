/** What the person should know of their secrets; the words for it are the terminal's, in their language. */

/** Each with the name of the secret first, e.g. `email.password`, then what is said here. */
export type SecretWarningKind =
  /** The file. */
  | 'readFromFile'
  /** Why the keyring did not answer, the variable that works without it. */
  | 'keyringSilent'
  /** The file. */
  | 'keptInFile'
  /** Why the older one could not be taken out of the file. */
  | 'olderLeft'
  /** Why the keyring did not answer. */
  | 'notDropped'
  /** Nothing. */
  | 'goodForThisRun'

export interface SecretWarning {
  readonly kind: SecretWarningKind
  readonly about: readonly string[]
}

/** Takes a warning; what it holds is no secret. */
export type WarnOfSecret = (warning: SecretWarning) => void
