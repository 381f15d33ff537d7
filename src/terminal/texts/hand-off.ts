/** Words around what the person posts by themselves: its link, its code for the phone, and where it stands then. */
import type { Texts } from '../language.ts'

/** Why an address is not taken as that of the post. */
export type PostFault = 'no-post' | 'future' | 'earlier' | 'old' | 'taken'

export interface HandOffTexts {
  readonly qr: string
  readonly qrTooSmall: (columns: number, rows: number, command: string) => string
  readonly qrTooLong: string
  readonly qrNotHere: string
  readonly qrNoLink: string
  readonly posted: string
  readonly postedHint: string
  readonly later: (command: string) => string
  /** `channel`: as people call it; the hours of the post (where `taken`: the other case) and of the hand-off, local. */
  readonly faults: Readonly<Record<PostFault, (channel: string, at: string, since: string) => string>>
  readonly otherAuthor: (author: string, own: string) => string
  readonly theirAuthor: (author: string) => string
  readonly yoursAllTheSame: string
  readonly picture: string
}

export const HAND_OFF: Texts<HandOffTexts> = {
  en: {
    qr: 'For the phone: point its camera here.',
    qrTooSmall: (columns, rows, command) =>
      `The QR code needs ${columns} columns and ${rows} lines: make the window larger or the letters smaller (often Ctrl and -), then: ${command}`,
    qrTooLong:
      'The link is too long for a QR code: send it to your phone by other means, or open it on this machine.',
    qrNotHere: 'No QR code is drawn here: it takes a terminal, and eyes. The link says the same.',
    qrNoLink: 'There is no link to draw as a QR code.',
    posted: 'Posted? Paste the address of the post',
    postedHint: 'Enter: later; n: not posted; y: posted, without the address',
    later: command => `The case waits for your word. Later: ${command}`,
    faults: {
      'no-post': channel =>
        `This is not the address of a post on ${channel}: open the post itself and copy its address.`,
      future: (_, at) =>
        `This post is from ${at}, which is still to come: look at the clock of this machine.`,
      earlier: (_, at, since) =>
        `This post is from ${at}, before the text was made ready (${since}): it must be another one.`,
      old: (_, at, since) =>
        `This post is older than ${at}, and the text was made ready at ${since}: it must be another one.`,
      taken: (_, other) => `This post is that of ${other} already: each message is a post of its own.`,
    },
    otherAuthor: (author, own) => `The address names ${author}; your account is ${own}.`,
    theirAuthor: author => `The address names ${author}, the account you wrote to.`,
    yoursAllTheSame: 'Is it your own post all the same?',
    picture: 'A picture you may add; place, time and device were taken out of this copy',
  },
  de: {
    qr: 'Für das Telefon: die Kamera hierauf richten.',
    qrTooSmall: (columns, rows, command) =>
      `Der QR-Code braucht ${columns} Spalten und ${rows} Zeilen: mach das Fenster größer oder die Schrift kleiner (oft Strg und -), dann: ${command}`,
    qrTooLong:
      'Der Link ist zu lang für einen QR-Code: schick ihn anders auf dein Telefon, oder öffne ihn an diesem Rechner.',
    qrNotHere:
      'Hier wird kein QR-Code gezeichnet: dafür braucht es ein Terminal und Augen. Der Link sagt dasselbe.',
    qrNoLink: 'Es gibt keinen Link, der als QR-Code zu zeichnen wäre.',
    posted: 'Veröffentlicht? Füge die Adresse des Beitrags ein',
    postedHint: 'Enter: später; n: nicht veröffentlicht; j: veröffentlicht, ohne Adresse',
    later: command => `Der Fall wartet auf dein Wort. Später: ${command}`,
    faults: {
      'no-post': channel =>
        `Das ist keine Adresse eines Beitrags auf ${channel}: öffne den Beitrag selbst und kopiere seine Adresse.`,
      future: (_, at) =>
        `Dieser Beitrag ist von ${at}, und das kommt erst noch: sieh nach der Uhr dieses Rechners.`,
      earlier: (_, at, since) =>
        `Dieser Beitrag ist von ${at}; da lag der Text noch nicht bereit (${since}): es muss ein anderer sein.`,
      old: (_, at, since) =>
        `Dieser Beitrag ist älter als ${at}, und der Text lag erst am ${since} bereit: es muss ein anderer sein.`,
      taken: (_, other) => `Dieser Beitrag steht schon für ${other}: jede Nachricht ist ein eigener Beitrag.`,
    },
    otherAuthor: (author, own) => `In der Adresse steht ${author}; dein Konto ist ${own}.`,
    theirAuthor: author => `In der Adresse steht ${author}, das Konto, an das du schreibst.`,
    yoursAllTheSame: 'Ist es trotzdem dein eigener Beitrag?',
    picture: 'Ein Bild, das du anhängen kannst; Ort, Zeit und Gerät sind aus dieser Kopie entfernt',
  },
}
