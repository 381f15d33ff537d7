/** Accounts that a text names: `@name`, `@name.server`, `@name@server`. */

/** An `@` behind a letter belongs to a mail address, one behind a stroke to a link; X reads the wide one too (twitter-text, `atSigns`). */
const ACCOUNT =
  /(?<![\p{L}\p{N}_@＠/])[@＠][\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,250}[\p{L}\p{N}_])?(?:@[\p{L}\p{N}.-]{1,250}[\p{L}\p{N}])?/gu

const bare = (account: string) => account.normalize('NFKC').replace(/^@/, '').toLowerCase()

/** `@name.Next`, a full stop without a blank: where names hold no dot, the account ends there. */
function isAddressee(account: string, to: string): boolean {
  const [found, wanted] = [bare(account), bare(to)]
  if (found === wanted) return true
  return !/[.@]/.test(wanted) && found.startsWith(wanted) && /^[.-]/.test(found.slice(wanted.length))
}

/**
 * @param to whom the post is for, which is no other account however it is written
 * @returns the other accounts as they stand in the text, each once
 */
export function otherAccounts(text: string, to: string): string[] {
  const found = [...text.matchAll(ACCOUNT)].map(([account]) => account)
  return [...new Set(found.filter(account => !isAddressee(account, to)))]
}
