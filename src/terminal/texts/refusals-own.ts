/** Why a mail was not sent, and what of our own stood in the way of a send, in German; rows as in `refusals.ts`. */
import type { Row } from './refusals.ts'

const MAIL: readonly Row[] = [
  ['no password for the mail account', 'für das Mailkonto gibt es kein Passwort'],
  ['There is no password for the mail account', 'für das Mailkonto gibt es kein Passwort'],
  ['There is no sign-in for the mail account', 'für das Mailkonto gibt es keine Anmeldung'],
  [
    'The sign-in of the mail account is no longer valid ({said})',
    'die Anmeldung des Mailkontos gilt nicht mehr ({said})',
  ],
  ['The sign-in server gave no use: {why}', 'der Anmeldeserver war nicht zu gebrauchen: {why}'],
  ['no answer', 'keine Antwort'],
  ['it gave no refresh token', 'es kam kein Token zum Erneuern'],
  ['the recipient was rejected', 'der Empfänger wurde abgelehnt'],
  ['the server gave no clear answer', 'der Server hat nicht klar geantwortet'],
  ['error without a name', 'Fehler ohne Namen'],
  ['there is no sendmail program here', 'hier gibt es kein Programm sendmail'],
  ['sendmail refused (exit {status})', 'sendmail hat abgelehnt (Code {status})'],
  ['sendmail ended with exit {status}', 'sendmail endete mit Code {status}'],
  ['sendmail ended with {code}', 'sendmail wurde mit {code} beendet'],
  [
    'The mail names another recipient than the approved one',
    'die Mail nennt einen anderen Empfänger als den, dem zugestimmt wurde',
  ],
  ['There is no sender address for e-mail', 'für E-Mail gibt es keine Absenderadresse'],
  ['Your e-mail address is needed to send', 'zum Senden braucht es deine Mailadresse'],
]

const CERTIFICATES: readonly Row[] = [
  [
    'nobody this machine trusts has signed its certificate',
    'das Zertifikat des Servers stammt von niemandem, dem dieser Rechner traut',
  ],
  ['its certificate does not hold ({code})', 'das Zertifikat des Servers hält nicht ({code})'],
  ['its certificate does not hold', 'das Zertifikat des Servers hält nicht'],
  ['its certificate is for another name', 'das Zertifikat des Servers ist für einen anderen Namen'],
  ['its certificate has expired', 'das Zertifikat des Servers ist abgelaufen'],
  ['its certificate is not valid yet', 'das Zertifikat des Servers gilt noch nicht'],
  [
    'Is it the right host? If it is a server of your own, NODE_EXTRA_CA_CERTS names the file of its authority; a virus scanner that reads mail is to be told to leave it alone',
    'Ist es der richtige Server? Ist es dein eigener, nennt NODE_EXTRA_CA_CERTS die Datei seiner Zertifizierungsstelle; einem Virenscanner, der Mails liest, ist zu sagen, dass er es lässt',
  ],
  [
    'Is it the right host? Else only who runs the server can mend it',
    'Ist es der richtige Server? Sonst kann es nur beheben, wer ihn betreibt',
  ],
  [
    'Look up the name of the server at your provider: escalate connect email',
    'Sieh bei deinem Anbieter nach, wie der Server heißt: escalate connect email',
  ],
  [
    'Is the date of this machine right? Else only who runs the server can renew it',
    'Stimmt das Datum dieses Rechners? Sonst kann es nur erneuern, wer den Server betreibt',
  ],
  ['Is the date of this machine right?', 'Stimmt das Datum dieses Rechners?'],
]

const SETTINGS: readonly Row[] = [
  ['The setting {name} is missing', 'die Einstellung {name} fehlt'],
  ['The setting {name} must be {why}', 'die Einstellung {name} muss anders sein: {why}'],
  [
    'an https address, or http on a host of this machine',
    'eine Adresse mit https, oder http auf diesem Rechner',
  ],
  ['an https address, or http on this machine', 'eine Adresse mit https, oder http auf diesem Rechner'],
  ['the number of your account on X', 'die Nummer deines Kontos auf X'],
  ['a port from 1024 to 65535', 'ein Port von 1024 bis 65535'],
  ['the client id of your own app at X', 'die Client-ID deiner eigenen App bei X'],
  ['a version such as {code}', 'eine Version wie {code}'],
  ['the number of the page', 'die Nummer der Seite'],
  ['a handle such as {name}', 'ein Name wie {name}'],
  ['the application (client) ID of your registration', 'die Anwendungs-ID (Client-ID) deiner Registrierung'],
  ['a host name', 'ein Servername'],
  ['a number from 1 to 65535', 'eine Zahl von 1 bis 65535'],
  ['"password" or "oauth2"', '"password" oder "oauth2"'],
  ['"tls" or "starttls"', '"tls" oder "starttls"'],
  [
    '"tls" or "starttls"; "none" is for hosts of this machine only',
    '"tls" oder "starttls"; "none" gilt nur für diesen Rechner',
  ],
]

const OURS: readonly Row[] = [
  [
    'The clock is set by hand, so nothing is sent to the mail program of this machine',
    'die Uhr ist von Hand gestellt, deshalb geht nichts an das Mailprogramm dieses Rechners',
  ],
  [
    'The clock is set by hand, so nothing is sent to {name}',
    'die Uhr ist von Hand gestellt, deshalb geht nichts an {name}',
  ],
  ['the channel broke off', 'der Kanal brach ab'],
  ['the program was ended while it was sending', 'das Programm wurde beim Senden beendet'],
  [
    'not among the sent mails of the account, looked for twice',
    'nicht unter den gesendeten Mails des Kontos, zweimal gesucht',
  ],
  [
    'not among the posts of the account, looked for twice',
    'nicht unter den Beiträgen des Kontos, zweimal gesucht',
  ],
  ['not found where it was looked for', 'nicht gefunden, wo danach gesucht wurde'],
  [
    'Another escalate is renewing or keeping a secret',
    'ein anderes escalate erneuert oder speichert gerade ein Geheimnis',
  ],
  [
    'The renewed {name} could not be kept, and the old one may not work any more. {why}',
    'das erneuerte {name} ließ sich nicht speichern, und das alte gilt vielleicht nicht mehr. {why}',
  ],
  ['the place it is kept in failed', 'der Ort, an dem es liegt, versagt'],
]

/** See `REFUSALS`. */
export const OWN_REASONS: readonly Row[] = [...MAIL, ...CERTIFICATES, ...SETTINGS, ...OURS]
