/** The languages a letter can be written in. */
import type { Language } from '../case/model.ts'
import { LETTER_DE } from './letter-de.ts'
import { LETTER_EN } from './letter-en.ts'
import type { LetterWords } from './letter-words.ts'

const WORDS: Record<Language, LetterWords> = { de: LETTER_DE, en: LETTER_EN }

/** @returns the letter's words in that language */
export function letterWords(language: Language): LetterWords {
  return WORDS[language]
}
