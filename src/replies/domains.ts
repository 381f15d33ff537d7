/** Hosts and mail addresses: which registered name they belong to, and where anybody can have one. */
import { readableHost } from './punycode.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Second-level labels under which names are registered, as in `example.co.uk`. */
const SECOND_LEVEL = words('co com org net ac gov gv or edu ne ltd plc me sch nhs police')
/** Names under which others register theirs, or have a desk, a shop, a page: there the label before it counts. */
const SHARED = words(`
  de.com uk.com eu.com us.com gb.com gb.net co.com com.de zendesk.com freshdesk.com freshservice.com force.com
  salesforce.com helpscoutapp.com intercom-mail.com myshopify.com wixsite.com jimdosite.com jimdofree.com blogspot.com
  wordpress.com github.io gitlab.io web.app firebaseapp.com pages.dev workers.dev netlify.app vercel.app herokuapp.com
  azurewebsites.net cloudfront.net amazonaws.com onmicrosoft.com mailchimpapp.com sendgrid.net weebly.com duckdns.org
  ngrok.io ngrok.app atlassian.net hubspotemail.net
`)
/** Mail providers anybody has an address at: there only the exact address counts. */
const FREE_MAIL = words(`
  gmail.com googlemail.com outlook.com outlook.de outlook.at hotmail.com hotmail.de hotmail.co.uk live.com live.de
  live.co.uk msn.com yahoo.com yahoo.de yahoo.co.uk ymail.com rocketmail.com icloud.com me.com mac.com gmx.de gmx.net
  gmx.at gmx.ch gmx.com web.de t-online.de magenta.de freenet.de posteo.de mailbox.org proton.me protonmail.com pm.me
  aol.com aol.de arcor.de mail.de mail.com email.de tutanota.com tutanota.de tuta.io zoho.com fastmail.com hey.com
  btinternet.com sky.com talktalk.net virginmedia.com ntlworld.com a1.net chello.at bluewin.ch yandex.com mail.ru
`)

/** @returns a mail address in small letters, its domain readable; out of `Name <address>` the last one */
export function mailOf(address: string): string {
  const bracketed = [...address.matchAll(/<([^<>]{1,320})>/g)].at(-1)?.[1] ?? address
  const mail = bracketed
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '')
  const at = mail.lastIndexOf('@')
  return at < 0 ? mail : mail.slice(0, at + 1) + readableHost(mail.slice(at + 1))
}

/** What stands before the host of a link (`https://name@host/`), and the host; browsers take `\\` for `/`. */
const LINK = /^(?:[a-z]{2,10}:\/\/)?(?:([^/\\\s?#]{0,200})@)?([^/\\\s:?#]{1,253})/i
const isMail = (address: string): boolean =>
  /^[^/\\\s]+@[^/\\\s]+$/.test(address) || /<[^<>]+>$/.test(address)

/** @returns host of a mail address, a link or a host alone, readable and in small letters; empty where there is none */
export function hostOf(address: string): string {
  const text = address.trim()
  if (isMail(text)) return mailOf(text).split('@').at(-1) ?? ''
  return readableHost(LINK.exec(text)?.[2] ?? '')
}

/** @returns what a link shows before its real host, where impostors put a known one; mostly empty */
export function userOf(link: string): string {
  return (LINK.exec(link.trim())?.[1] ?? '').toLowerCase()
}

/** @returns the part of a host that somebody registered: `telekom.de`, `example.co.uk`, `shop.zendesk.com` */
export function registrable(host: string): string {
  const labels = host.split('.')
  const ending = labels.slice(-2).join('.')
  const second = SECOND_LEVEL.has(labels.at(-2) ?? '') && (labels.at(-1) ?? '').length === 2
  return labels.slice(second || SHARED.has(ending) ? -3 : -2).join('.')
}

/** @returns whether anybody can have an address at this host */
export const isFreeMail = (host: string): boolean => FREE_MAIL.has(registrable(host))

/**
 * @param address a mail address, or a domain alone
 * @returns what two addresses of one company have in common: the registered domain; at a mail provider that anybody
 *   can be at, the address itself
 */
export function senderKey(address: string): string {
  const mail = mailOf(address)
  const host = hostOf(mail)
  return !host.includes('.') || isFreeMail(host) ? mail : `@${registrable(host)}`
}
