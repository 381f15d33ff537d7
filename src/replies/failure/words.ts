/** What the words of a notice say: that a mail failed, is late, or both; how sure they are of speaking of mail. */
import { phrases } from '../phrase.ts'
import { BANNERS, TITLES } from './words-around.ts'
import { LATE_DE, LOOSE_DE, OVER_DE, SURE_DE } from './words-de.ts'
import { LATE_EN, LOOSE_EN, OVER_EN, SURE_EN } from './words-en.ts'
import { LATE_IDEOGRAMS, LATE_OTHER, SURE_IDEOGRAMS, SURE_OTHER } from './words-other.ts'

export interface Found {
  readonly words: string
  readonly at: number
}

type Search = (text: string) => Found | null

/** The first match of any. */
const first =
  (...patterns: readonly { exec(text: string): RegExpExecArray | null }[]): Search =>
  text => {
    const found = patterns.map(pattern => pattern.exec(text)).filter(one => one !== null)
    const earliest = found.reduce<RegExpExecArray | null>(
      (best, one) => (best === null || one.index < best.index ? one : best),
      null,
    )
    return earliest && { words: earliest[0], at: earliest.index }
  }

/** Said of mails only. */
export const failedForSure = first(phrases(...SURE_EN, ...SURE_DE), phrases(...SURE_OTHER), SURE_IDEOGRAMS)
/** Said of parcels too. */
export const failedPerhaps = first(phrases(...LOOSE_EN, ...LOOSE_DE))
/** The title of a report, or what mail systems write around what they say. */
export const title = first(phrases(...TITLES))
export const banner = first(phrases(...BANNERS))
/** It is still tried. */
export const late = first(phrases(...LATE_EN, ...LATE_DE), phrases(...LATE_OTHER), LATE_IDEOGRAMS)
/** It is not tried any more. */
export const over = first(phrases(...OVER_EN, ...OVER_DE))

/** The mailbox is full: next week it may not be. */
export const fullMailbox = first(
  phrases(
    '(?:mailbox|mailfolder|mail ?box|inbox|folder|postfach|posteingang|speicher|boîte|boite|buzón|casella|postvak|caixa|skrzynka)*~(?:full|voll|überfüllt|over|exceed*|überschritten|aufgebraucht|belegt|erschöpft|pleine|saturée|llen[oa]|cuota|piena|vol|cheia|przepełnion*|pełna)',
    'used up~(?:space|storage|room|quota)|(?:no|not enough) (?:room|space|storage)*',
    '(?:over|exceed*|exhaust*)~(?:quota|storage|(?<!message )size)',
    '(?:quota|kontingent*|speichergrenze|storage)~(?:exceed*|überschritten|voll|full|erreicht)',
    'out of storage*',
    '(?:speicher|quota|postfach|mailbox|kontingent)*~(?:limit|grenze|größe)* erreicht',
    'limite de (?:armazenamento|almacenamiento|stockage)|quota (?:dépassé|superat)*',
  ),
  /メールボックスが(?:一杯|いっぱい)/u,
)

/** The way there was shut, and may open again. */
export const passing = first(
  phrases(
    '(?:timed|time) ?out',
    'temporar(?:y|ily)',
    'connection (?:refused|reset|lost|dropped)',
    'no route to host',
    '(?:retry|delivery) (?:timeout|time) (?:exceeded|expired)',
    'too long in the queue',
    'expired',
    '(?:try|again) later',
    'vorübergehend*',
    'zeitüberschreitung',
    'später (?:noch einmal|erneut)',
    'greylist*',
    'for [0-9]{1,3} (?:days|hours)',
    'seit [0-9]{1,3} (?:tagen|stunden)',
  ),
)

/** Told of mails that wait for the reader himself, or are kept from him: bait, or the digest of a filter. */
export const heldForYou = first(
  phrases(
    '(?:incoming|pending|unread|held|new|inbound) (?:e-?mail|message|mail)s',
    'undelivered (?:e-?mail|message|mail)s',
    '(?:release|retrieve|review|recover|view) (?:your |the |all |these |undelivered |pending |held )*(?:e-?mail|message|mail)s?',
    '(?:your|this) (?:mailbox|e-?mail account|account|mail ?box|password|storage)~(?:full|quota|expire|upgrade|limit|suspend|verify|deactivat|validat)*',
    'quarantin*',
    'quarantäne*',
    '(?:eingehende*|wartende*|neue|zurückgehaltene*) (?:e-?mails|nachrichten|mails)',
    '(?:ihr|dein) (?:postfach|e-?mail-?konto|mailkonto|passwort|speicherplatz)~(?:voll|abgelaufen|läuft|gesperrt|bestätigen|verifizieren|aktualisieren|limit|grenze)*',
    'nachrichten (?:freigeben|abrufen|wiederherstellen)',
  ),
)

/** A report that all went well. */
export const arrived = first(
  phrases(
    'delivery status notification \\((?:success|relay|relayed|expanded)\\)',
    'success(?:ful|fully)~(?:delivery|delivered|relayed|transmitted)',
    '(?:has been|was) (?:successfully )?(?:delivered|relayed)(?: to)~(?:recipient|mailbox|server|destination)*',
    'erfolgreich (?:zugestellt|übermittelt|ausgeliefert|weitergeleitet)',
    'zustellung erfolgreich|zustellbestätigung|übermittlungsbestätigung',
    '(?:relayed|übermittelt|weitergeleitet):',
  ),
)
