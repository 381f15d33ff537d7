/** What the tables of hostile mails are made of. */

/** A way to build a bad mail. `size`: about how many bytes it may have; small shapes do not look at it. */
export interface Shape {
  readonly name: string
  readonly build: (size: number) => string | Uint8Array
}

export type Table = Readonly<Record<string, Shape['build']>>

const TOP =
  'From: Service <service@fernruf.example>\r\nSubject: Ihre Anfrage\r\nDate: Mon, 23 Nov 2026 10:00:00 +0100\r\n'

/** @returns the unit, so often that it fills about `size` bytes */
export const fill = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length))

/** @returns a mail with the usual head, these header lines, and this body */
export const mail = (headers: readonly string[], body: string): string =>
  `${TOP}${headers.map(line => `${line}\r\n`).join('')}\r\n${body}`

export const plain = (body: string, type = 'text/plain; charset=utf-8'): string =>
  mail([`Content-Type: ${type}`], body)

/** @returns a multipart of these parts, each with its own head */
export const multipart = (parts: readonly string[], type = 'mixed'): string =>
  mail(
    [`Content-Type: multipart/${type}; boundary=b`],
    `${parts.map(part => `--b\r\n${part}\r\n`).join('')}--b--\r\n`,
  )

export const shapesOf = (group: string, table: Table): Shape[] =>
  Object.entries(table).map(([name, build]) => ({ name: `${group}: ${name}`, build }))
