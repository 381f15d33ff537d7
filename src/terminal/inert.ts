/** Links and addresses of somebody who does not speak for the company: readable, but nothing a terminal makes clickable. */

/** A scheme with its slashes; the few that work without; a host that is written with www or a path. */
const SCHEME = /([a-z][a-z0-9+.-]{0,20}):(\/\/)/giu
const BARE_SCHEME = /(?<![\p{L}\p{N}])(mailto|javascript|data|tel|sms|file):(?=\S)/giu
const HOST =
  /(?<![\p{L}\p{N}._%+@-])(?:[\p{L}\p{N}_-]{1,63}\.){1,8}\p{L}{2,24}(?=[/:?#])|(?<![\p{L}\p{N}._%+@-])www\.[\p{L}\p{N}._-]{1,200}/giu

/** What stands before an @ is left as it is; its host is cut up, as that of a link. */
const MAIL = /(?<=[\p{L}\p{N}_%+-])@((?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,63})(?![\p{L}\p{N}@])/gu

const withoutScheme = (scheme: string): string => scheme.replace(/^http/i, 'hxxp')

/**
 * @param text foreign text; what it stores and what JSON shows stays as it came
 * @returns `https://evil.test/login` as `hxxps[:]//evil[.]test/login`, `www.evil.test` as `www[.]evil[.]test`,
 *   `a@evil.test` as `a[@]evil[.]test`; telephone numbers and account names stay, no terminal follows them
 */
export function inert(text: string): string {
  return text
    .replace(HOST, host => host.replaceAll('.', '[.]'))
    .replace(SCHEME, (_, scheme: string, slashes: string) => `${withoutScheme(scheme)}[:]${slashes}`)
    .replace(/(?<=\[:\]\/\/)[^\s/?#]{1,255}/gu, authority => authority.replace(/(?<!\[)\.(?!\])/g, '[.]'))
    .replace(BARE_SCHEME, '$1[:]')
    .replace(MAIL, (_, host: string) => `[@]${host.replaceAll('.', '[.]')}`)
}

/** @returns the words or the address of a sender as they may be shown: with live links only where that is no stranger */
export function shownWords(text: string, official: boolean | null): string {
  return official === false ? inert(text) : text
}
