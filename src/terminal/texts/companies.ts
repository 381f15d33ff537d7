/** Words of the directory. */
import type { Texts } from '../language.ts'

export const COMPANY_TALK: Texts<{ readonly nothingFound: (query: string) => string }> = {
  en: {
    nothingFound: query => `No company is known as ${query}; with an address of your own (--to) any will do.`,
  },
  de: {
    nothingFound: query =>
      `Zu ${query} ist kein Unternehmen bekannt; mit einer eigenen Adresse (--to) geht jedes.`,
  },
}
