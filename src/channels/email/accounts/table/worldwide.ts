/** Providers that people everywhere have an address at. */
import { type Entry, imaps, ispdb, submission, submissions } from './listing.ts'

export const WORLDWIDE: readonly Entry[] = [
  {
    id: 'gmail',
    name: 'Gmail',
    domains: 'gmail.com googlemail.com',
    smtp: submissions('smtp.gmail.com'),
    imap: imaps('imap.gmail.com'),
    // Its OAuth scope is a restricted one: consent to an unverified program ends after 7 days.
    signIn: 'app-password',
    notes: ['two-step-first', 'app-password'],
    filesSent: true,
    mx: 'google.com googlemail.com',
    alsoSmtp: 'smtp.googlemail.com',
    source: ispdb('googlemail.com'),
  },
  {
    id: 'outlook',
    name: 'Outlook.com',
    domains:
      'outlook.com hotmail.com live.com msn.com windowslive.com ' +
      'outlook.at outlook.be outlook.cl outlook.cz outlook.de outlook.dk outlook.es outlook.fr outlook.hu outlook.ie ' +
      'outlook.in outlook.it outlook.jp outlook.kr outlook.lv outlook.pt outlook.sg outlook.sk outlook.com.ar ' +
      'outlook.com.au outlook.com.br outlook.com.gr outlook.com.tr hotmail.be hotmail.ca hotmail.ch hotmail.cl ' +
      'hotmail.cz hotmail.de hotmail.dk hotmail.es hotmail.fi hotmail.fr hotmail.gr hotmail.hu hotmail.it hotmail.lt ' +
      'hotmail.lv hotmail.nl hotmail.no hotmail.rs hotmail.se hotmail.sg hotmail.sk hotmail.co.in hotmail.co.jp ' +
      'hotmail.co.uk hotmail.co.za hotmail.com.ar hotmail.com.au hotmail.com.br hotmail.com.tr ' +
      'live.at live.be live.ca live.cl live.de live.dk live.fi live.fr live.ie live.in live.it live.jp live.nl live.no ' +
      'live.se live.co.uk live.co.za live.com.ar live.com.au live.com.mx live.com.pt',
    smtp: submission('smtp-mail.outlook.com'),
    imap: imaps('outlook.office365.com'),
    signIn: 'oauth2',
    notes: ['own-client-id'],
    filesSent: true,
    mx: 'olc.protection.outlook.com',
    source: ispdb('hotmail.com'),
  },
  {
    id: 'microsoft-365',
    name: 'Microsoft 365',
    domains: 'office365.com onmicrosoft.com',
    smtp: submission('smtp.office365.com'),
    imap: imaps('outlook.office365.com'),
    signIn: 'oauth2',
    notes: ['own-client-id'],
    filesSent: true,
    mx: 'mail.protection.outlook.com mx.microsoft',
    source: ispdb('office365.com'),
  },
  {
    id: 'icloud',
    name: 'iCloud Mail',
    domains: 'icloud.com me.com mac.com',
    smtp: submission('smtp.mail.me.com'),
    imap: imaps('imap.mail.me.com'),
    signIn: 'app-password',
    notes: ['two-step-first', 'app-password'],
    filesSent: false,
    mx: 'mail.icloud.com',
    source: ispdb('me.com'),
  },
  {
    id: 'yahoo',
    name: 'Yahoo Mail',
    // cox.net is run by Yahoo now and listed with it.
    domains:
      'yahoo.com yahoo.de yahoo.it yahoo.fr yahoo.es yahoo.se yahoo.co.in yahoo.co.uk yahoo.co.nz yahoo.com.au ' +
      'yahoo.com.ar yahoo.com.br yahoo.com.mx ymail.com myyahoo.com rocketmail.com cox.net',
    smtp: submissions('smtp.mail.yahoo.com'),
    imap: imaps('imap.mail.yahoo.com'),
    signIn: 'app-password',
    notes: ['app-password'],
    source: ispdb('yahoo.com'),
  },
  {
    id: 'aol',
    name: 'AOL Mail',
    domains:
      'aol.com aim.com netscape.net netscape.com compuserve.com cs.com wmconnect.com verizon.net aol.de aol.it aol.fr ' +
      'aol.es aol.se aol.co.uk aol.co.nz aol.com.au aol.com.ar aol.com.br aol.com.mx',
    smtp: submissions('smtp.aol.com'),
    imap: imaps('imap.aol.com'),
    signIn: 'app-password',
    notes: ['app-password'],
    source: ispdb('aol.com'),
  },
  {
    id: 'fastmail',
    name: 'Fastmail',
    domains: 'fastmail.com fastmail.fm',
    smtp: submissions('smtp.fastmail.com'),
    imap: imaps('imap.fastmail.com'),
    signIn: 'app-password',
    notes: ['app-password'],
    mx: 'messagingengine.com',
    source: 'https://www.fastmail.com/help/technical/servernamesandports.html',
  },
  {
    id: 'zoho',
    name: 'Zoho Mail',
    domains: 'zoho.com zohomail.com',
    smtp: submissions('smtp.zoho.com'),
    imap: imaps('imap.zoho.com'),
    notes: ['allow-imap'],
    filesSent: true,
    mx: 'zoho.com',
    source: ispdb('zoho.com'),
  },
  {
    id: 'zoho-eu',
    name: 'Zoho Mail (Europe)',
    domains: 'zoho.eu zohomail.eu',
    smtp: submissions('smtp.zoho.eu'),
    imap: imaps('imap.zoho.eu'),
    notes: ['allow-imap'],
    filesSent: true,
    mx: 'zoho.eu',
    source: ispdb('zoho.eu'),
  },
  {
    id: 'proton',
    name: 'Proton Mail',
    domains: 'proton.me protonmail.com protonmail.ch pm.me',
    // Of the Bridge on this machine, with a certificate and a password of its own.
    smtp: { host: '127.0.0.1', port: 1025, security: 'starttls' },
    imap: { host: '127.0.0.1', port: 1143, security: 'starttls' },
    notes: ['bridge'],
    mx: 'protonmail.ch',
    source: 'https://proton.me/support/protonmail-bridge-faq',
  },
  {
    id: 'tuta',
    name: 'Tuta Mail',
    domains: 'tuta.com tuta.io tutanota.com tutanota.de tutamail.com keemail.me',
    smtp: null,
    imap: null,
    notes: ['own-app-only'],
    source: 'https://tuta.com/support',
  },
  {
    id: 'gmx-com',
    name: 'GMX',
    domains: 'gmx.com gmx.us gmx.co.uk gmx.es gmx.fr gmx.ca gmx.ie gmx.pt gmx.se gmx.it gmx.li',
    smtp: submissions('mail.gmx.com'),
    imap: imaps('imap.gmx.com'),
    notes: ['allow-imap'],
    source: ispdb('gmx.com'),
  },
  {
    id: 'mail-com',
    name: 'mail.com',
    domains:
      'mail.com email.com post.com usa.com europe.com consultant.com engineer.com myself.com dr.com iname.com',
    smtp: submissions('smtp.mail.com'),
    imap: imaps('imap.mail.com'),
    source: ispdb('mail.com'),
  },
  {
    id: 'yandex',
    name: 'Yandex Mail',
    domains: 'yandex.ru yandex.com yandex.by yandex.kz ya.ru narod.ru',
    smtp: submissions('smtp.yandex.com'),
    imap: imaps('imap.yandex.com'),
    notes: ['allow-imap'],
    alsoSmtp: 'smtp.yandex.ru',
    source: ispdb('yandex.ru'),
  },
]
