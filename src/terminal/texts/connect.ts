/** Words of `connect`: address and servers. */
import type { Texts } from '../language.ts'

export type SecurityName = 'tls' | 'starttls' | 'none'
export type OriginName = 'table' | 'autoconfig' | 'mx' | 'srv' | 'given' | 'settings'

export interface ConnectTexts {
  readonly address: string
  readonly badAddress: (example: string) => string
  readonly looking: (domain: string) => string
  readonly notFound: (domain: string) => string
  readonly asked: (places: string) => string
  readonly tableOnly: string
  readonly sends: string
  readonly receives: string
  readonly server: (host: string, port: number, security: string) => string
  readonly user: (name: string) => string
  readonly noUser: string
  readonly security: Readonly<Record<SecurityName, string>>
  readonly bySendmail: string
  readonly byMaildir: (folder: string) => string
  readonly byHand: string
  readonly origin: Readonly<Record<OriginName, (provider: string, domain: string) => string>>
  readonly foreign: (host: string, domain: string) => string
  readonly agree: string
  readonly correct: string
  readonly host: Readonly<Record<'smtp' | 'imap', string>>
  readonly hostHint: Readonly<Record<'smtp' | 'imap', string>>
  readonly badHost: string
  readonly port: string
  readonly badPort: string
  readonly encryption: string
  readonly userName: string
  readonly badUser: string
  readonly dryRun: string
  readonly connected: (address: string) => string
  readonly next: (command: string) => string
  readonly sandbox: string
  readonly handOff: (channel: string) => string
  readonly notCarried: (channel: string, command: string) => string
}

export const CONNECT: Texts<ConnectTexts> = {
  en: {
    address: 'Your mail address',
    badAddress: example => `This is no address. It looks like ${example}`,
    looking: domain => `Looking for the mail servers of ${domain} ...`,
    notFound: domain =>
      `No mail servers were found for ${domain}. The help pages of your provider name them: look for "SMTP" (sending) and "IMAP" (receiving).`,
    asked: places => `Asked: ${places}`,
    tableOnly: 'Nothing was asked over the network; only the list that comes with escalate was read.',
    sends: 'Sends by',
    receives: 'Reads from',
    server: (host, port, security) => `${host}, port ${port}, ${security}`,
    user: name => `user name ${name}`,
    noUser: 'without sign-in',
    security: {
      tls: 'encrypted from the start (TLS)',
      starttls: 'encryption demanded (STARTTLS)',
      none: 'not encrypted, this machine only',
    },
    bySendmail: 'the program sendmail of this machine (e.g. msmtp)',
    byMaildir: folder => `the Maildir ${folder}`,
    byHand: 'Reads no replies: you record them with "log"',
    origin: {
      table: provider => `From the list that comes with escalate: ${provider}.`,
      autoconfig: (_, domain) => `From the settings that ${domain} publishes for mail programs.`,
      mx: (provider, domain) => `The mail of ${domain} is kept by ${provider}, as its DNS says.`,
      srv: (_, domain) => `From the DNS of ${domain} (SRV records).`,
      given: () => 'As you gave them.',
      settings: () => 'As they are set already.',
    },
    foreign: (host, domain) =>
      `Note: ${host} does not belong to ${domain}. Take it only if you know that your mail lies there.`,
    agree: 'Are these your servers? Your password goes to no other.',
    correct: 'Then correct them; Enter keeps what stands in brackets, Ctrl-C stops.',
    host: { smtp: 'Server that sends (SMTP)', imap: 'Server that receives (IMAP)' },
    hostHint: { smtp: 'e.g. smtp.example.org', imap: 'e.g. imap.example.org; - for none' },
    badHost: 'This is no host name. It looks like mail.example.org',
    port: 'Port',
    badPort: 'A number from 1 to 65535 is needed.',
    encryption: 'Encryption',
    userName: 'User name there',
    badUser: 'This is no user name.',
    dryRun: 'Dry run: no mail server was asked, nothing was stored.',
    connected: address => `E-mail is connected: ${address}`,
    next: command => `See it with: ${command}`,
    sandbox: 'In the sandbox e-mail is connected to the built-in company already; nothing was changed.',
    handOff: channel =>
      `${channel} works by hand-off: escalate prepares text and link, you post it yourself. Nothing has to be connected.`,
    notCarried: (channel, command) =>
      `${channel} is not carried by escalate, so there is nothing to connect. Record what happens there with: ${command}`,
  },
  de: {
    address: 'Deine Mailadresse',
    badAddress: example => `Das ist keine Adresse. So sieht eine aus: ${example}`,
    looking: domain => `Suche die Mailserver von ${domain} ...`,
    notFound: domain =>
      `Für ${domain} wurden keine Mailserver gefunden. Auf den Hilfeseiten deines Anbieters stehen sie: such nach „SMTP“ (Senden) und „IMAP“ (Empfangen).`,
    asked: places => `Gefragt wurde: ${places}`,
    tableOnly: 'Über das Netz wurde nichts gefragt, nur die mitgelieferte Liste gelesen.',
    sends: 'Sendet über',
    receives: 'Liest aus',
    server: (host, port, security) => `${host}, Port ${port}, ${security}`,
    user: name => `Benutzername ${name}`,
    noUser: 'ohne Anmeldung',
    security: {
      tls: 'von Anfang an verschlüsselt (TLS)',
      starttls: 'Verschlüsselung verlangt (STARTTLS)',
      none: 'unverschlüsselt, nur auf diesem Rechner',
    },
    bySendmail: 'das Programm sendmail dieses Rechners (z. B. msmtp)',
    byMaildir: folder => `dem Maildir ${folder}`,
    byHand: 'Liest keine Antworten: du trägst sie mit „log“ ein',
    origin: {
      table: provider => `Aus der mitgelieferten Liste: ${provider}.`,
      autoconfig: (_, domain) => `Aus den Angaben, die ${domain} für Mailprogramme veröffentlicht.`,
      mx: (provider, domain) => `Die Post von ${domain} liegt bei ${provider}, so sagt es das DNS.`,
      srv: (_, domain) => `Aus dem DNS von ${domain} (SRV-Einträge).`,
      given: () => 'So wie du sie angegeben hast.',
      settings: () => 'So wie sie schon eingestellt sind.',
    },
    foreign: (host, domain) =>
      `Achtung: ${host} gehört nicht zu ${domain}. Nimm ihn nur, wenn du weißt, dass deine Post dort liegt.`,
    agree: 'Sind das deine Server? Dein Passwort geht an keine anderen.',
    correct: 'Dann berichtige sie; Enter behält, was in Klammern steht, Strg-C bricht ab.',
    host: { smtp: 'Server zum Senden (SMTP)', imap: 'Server zum Empfangen (IMAP)' },
    hostHint: { smtp: 'z. B. smtp.example.org', imap: 'z. B. imap.example.org; - für keinen' },
    badHost: 'Das ist kein Servername. So sieht einer aus: mail.example.org',
    port: 'Anschluss (Port)',
    badPort: 'Hier braucht es eine Zahl von 1 bis 65535.',
    encryption: 'Verschlüsselung',
    userName: 'Benutzername dort',
    badUser: 'Das ist kein Benutzername.',
    dryRun: 'Probelauf: kein Mailserver wurde gefragt, nichts gespeichert.',
    connected: address => `E-Mail ist verbunden: ${address}`,
    next: command => `Ansehen mit: ${command}`,
    sandbox:
      'In der Sandbox ist E-Mail schon mit dem eingebauten Unternehmen verbunden; nichts wurde geändert.',
    handOff: channel =>
      `${channel} geht per Übergabe: escalate bereitet Text und Link vor, du veröffentlichst selbst. Zu verbinden gibt es nichts.`,
    notCarried: (channel, command) =>
      `${channel} bedient escalate nicht, deshalb gibt es nichts zu verbinden. Was dort geschieht, trägst du ein mit: ${command}`,
  },
}
