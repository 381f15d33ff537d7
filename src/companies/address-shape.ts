/** Whether an address of the directory looks like one, and what would be right. */
import type { ChannelName } from '../case/model.ts'

interface Shape {
  readonly right: string
  fits(address: string): boolean
}

const HOST = String.raw`[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`
const MAIL = new RegExp(String.raw`^[^\s@<>()\[\],;:"\\]{1,64}@${HOST}$`, 'u')
const FEDIVERSE = new RegExp(String.raw`^@[\w.-]+@${HOST}$`, 'u')
const BLUESKY = new RegExp(`^@?${HOST}$`, 'u')

/** Mail: RFC 5321 4.5.3.1, 64 octets before the @, 254 in all. */
const mail: Shape = {
  right: 'a mail address such as service@example.com',
  fits: address => address.length <= 254 && MAIL.test(address),
}
/** X: letters, digits and _, at most 15 (rule of the platform). */
const handle: Shape = {
  right: 'a handle such as @example (letters, digits, _; at most 15)',
  fits: address => /^@\w{1,15}$/.test(address),
}
const page: Shape = {
  right: 'the name of the page as it stands in its address, such as example.page',
  fits: address => /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u.test(address),
}
/** Phone: E.164, at most 15 digits; blanks for the eye. */
const phone: Shape = {
  right: 'an international number such as +49 30 1234567',
  fits: address => /^\+[1-9][\d ]{5,25}$/.test(address) && address.replace(/\D/g, '').length <= 15,
}
const letter: Shape = {
  right: 'a postal address of 2 to 10 lines',
  fits: address => {
    const lines = address.split('\n')
    return lines.length >= 2 && lines.length <= 10 && lines.every(line => line.trim() !== '')
  },
}
const web: Shape = {
  right: 'a web address that begins with https:// or http://',
  fits: address => /^https?:\/\/\S+$/.test(address) && URL.canParse(address),
}

const SHAPES: Readonly<Record<ChannelName, Shape>> = {
  email: mail,
  'web-form': web,
  x: handle,
  'x-dm': handle,
  facebook: page,
  messenger: page,
  phone,
  letter,
  community: web,
  bluesky: { right: 'a handle such as @example.com', fits: address => BLUESKY.test(address) },
  mastodon: { right: 'a handle such as @name@example.com', fits: address => FEDIVERSE.test(address) },
}

/** @returns null when the address has the shape of its channel, else what would be right */
export function addressProblem(channel: ChannelName, address: string): string | null {
  const shape = SHAPES[channel]
  return shape.fits(address) ? null : shape.right
}
