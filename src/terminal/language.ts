/** Which language the interface speaks; the letters have their own setting. */
import type { Language } from '../case/model.ts'

/** A table of texts: the German one must have every key of the English one, or it does not compile. */
export interface Texts<T> {
  readonly en: T
  readonly de: T
}

/** @returns `de` or `en` for texts such as `de_AT.UTF-8`, `German`, `en`; null for any other */
export function languageOf(text: string | undefined): Language | null {
  const short = text?.trim().toLowerCase().slice(0, 2)
  return short === 'de' || short === 'en' ? short : null
}

/** Order of CONTRACT section 4: --lang, ESCALATE_LANG, me.language, locale; English where nothing fits. */
export function interfaceLanguage(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  setting: () => string | undefined,
): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG
  return (
    languageOf(flag) ??
    languageOf(env.ESCALATE_LANG) ??
    languageOf(setting()) ??
    languageOf(env.LANGUAGE) ??
    languageOf(locale) ??
    'en'
  )
}
