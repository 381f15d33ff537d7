/** A message made ready for all stages: visible text, flat text, sentences, who speaks. */
import type { IncomingMessage, Prepared } from './incoming.ts'
import { isFromCompany } from './official.ts'
import { flatten, quote, sentencesOf } from './phrase.ts'
import { textPartsOf } from './visible-text.ts'

/** A subject behind Re:/AW: is our own: its words say nothing about the reply. */
function ownSubject(subject: string | null): string {
  const line = quote((subject ?? '').normalize('NFC'))
  return /^(?:re|aw|antw|antwort|sv|wg|fwd?)(?:\[\d{1,3}\])?\s?:/i.test(line) ? '' : line
}

/** Total: whatever the message, it can be prepared. */
export function prepare(message: IncomingMessage): Prepared {
  const { visible, own, footer, tokens } = textPartsOf(message.text)
  const flat = flatten(own)
  return {
    message,
    visibleText: visible,
    footer,
    tokens,
    subject: ownSubject(message.subject),
    flat,
    sentences: sentencesOf(flat),
    official: isFromCompany(message),
  }
}
