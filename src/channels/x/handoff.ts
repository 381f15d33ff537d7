/** The link that opens X with the post written. */
import { percentEncode } from '../percent.ts'

/** @returns the web intent of X with exactly this text (X docs, "Web intents"); the person presses the button */
export function intentLink(text: string): string {
  return `https://x.com/intent/tweet?text=${percentEncode(text)}`
}
