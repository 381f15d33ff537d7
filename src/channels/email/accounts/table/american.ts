/** Providers of the United States. */
import { type Entry, imaps, ispdb, submission, submissions } from './listing.ts'

export const AMERICAN: readonly Entry[] = [
  {
    id: 'comcast',
    name: 'Xfinity (Comcast)',
    domains: 'comcast.net',
    smtp: submissions('smtp.comcast.net'),
    imap: imaps('imap.comcast.net'),
    notes: ['allow-imap'],
    source: ispdb('comcast.net'),
  },
  {
    id: 'att',
    name: 'AT&T Mail',
    domains:
      'att.net ameritech.net bellsouth.net currently.com flash.net nvbell.net pacbell.net prodigy.net sbcglobal.net ' +
      'snet.net swbell.net wans.net',
    smtp: submissions('smtp.mail.att.net'),
    imap: imaps('imap.mail.att.net'),
    signIn: 'app-password',
    notes: ['app-password'],
    alsoSmtp: 'outbound.att.net',
    source: ispdb('att.net'),
  },
  {
    id: 'spectrum',
    name: 'Spectrum (Charter)',
    domains: 'charter.net spectrum.net bresnan.net',
    // TLS from the first byte, although on the port of STARTTLS: so says the source.
    smtp: { host: 'mobile.charter.net', port: 587, security: 'tls' },
    imap: imaps('mobile.charter.net'),
    source: ispdb('charter.com'),
  },
  {
    id: 'roadrunner',
    name: 'Spectrum (Roadrunner)',
    domains: 'rr.com',
    smtp: submission('mail.twc.com'),
    imap: imaps('mail.twc.com'),
    source: ispdb('rr.com'),
  },
  {
    id: 'earthlink',
    name: 'EarthLink',
    domains: 'earthlink.net mindspring.com ix.netcom.com peoplepc.com',
    smtp: submission('smtpauth.earthlink.net'),
    imap: imaps('imap.earthlink.net'),
    source: ispdb('earthlink.net'),
  },
  {
    id: 'ionos-us',
    name: 'IONOS',
    domains: 'ionos.com 1and1.com',
    smtp: submissions('smtp.ionos.com'),
    imap: imaps('imap.ionos.com'),
    mx: 'perfora.net 1and1.com ionos.com',
    source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/ionos.com',
  },
]
