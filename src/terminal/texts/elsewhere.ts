/** What is said where an answer names another company. */
import type { Texts } from '../language.ts'

export const ELSEWHERE: Texts<(company: string, command: string) => string> = {
  en: (company, command) => `They name ${company}. The case can go on with that company: ${command}`,
  de: (company, command) => `Genannt wird ${company}. Der Fall kann dort weitergehen: ${command}`,
}
