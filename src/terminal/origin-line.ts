/** Where an address comes from and how far it can be trusted, in words. */
import type { Confidence, Language } from '../case/model.ts'
import { shortDate } from './texts/channels.ts'
import { PREVIEW } from './texts/preview.ts'

export interface Origin {
  readonly source: string | null
  /** YYYY-MM-DD, or null: not known. */
  readonly checked: string | null
  readonly confidence: Confidence
}

/** The whole source, as the directory has it. */
export function originLine({ source, checked, confidence }: Origin, language: Language): string {
  const texts = PREVIEW[language]
  const date = checked ? texts.checked(shortDate(checked, language)) : null
  return texts.source(texts.confidence[confidence], [source, date].filter(Boolean).join(', '))
}

/** Links become their hosts: enough to judge an address by, while a message is read. */
export function shortOrigin(origin: Origin, language: Language): string {
  const source = origin.source?.replace(/https?:\/\/([^\s/;,]+)[^\s;,]*/g, '$1') ?? null
  return originLine({ ...origin, source }, language)
}
