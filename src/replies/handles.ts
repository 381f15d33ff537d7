/** Handles of accounts and names of pages, however somebody writes them down. */

/** @returns the handle in small letters, without @ and without the address of its platform */
export function handleOf(address: string): string {
  const text = address.trim()
  const named = /(?:^|[\s(])@([\p{L}\p{N}._]{1,60})/u.exec(text)?.[1]
  if (named !== undefined) return named.normalize('NFC').toLowerCase()
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(
      /^(?:https?:\/\/)?(?:www\.|m\.|mobile\.|de-de\.|web\.)?(?:x\.com|twitter\.com|facebook\.com|fb\.com|m\.me)\//,
      '',
    )
    .replace(/^@/, '')
    .replace(/[/?#].*$/, '')
}
