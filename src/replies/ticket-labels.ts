/** What the words before a number say of it: the company's name for the matter, one of the reader's own, or nothing. */

/**
 * `theirs`: a ticket; `job`: one only where nothing better is named; `order`: the reader's own number, whatever sign
 * stands before it; `other`: never one
 */
export type NumberKind = 'theirs' | 'job' | 'order' | 'other'

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** What a company calls the matter, German and English. */
const MATTERS = words(`
  ticket vorgang fall aktenzeichen az zeichen geschäftszeichen geschaeftszeichen kennung referenz ref anfrage anliegen
  antrag schaden schadenfall schadensfall beschwerde reklamation störung stoerung meldung reparatur reparaturauftrag
  reparaturmeldung störungsmeldung eingabe einspruch widerspruch forderung nachforschung nachforschungsauftrag retoure
  rücksendung rma entgelt beförderungsentgelt ermittlung hinweis käuferschutzfall käuferschutzantrag mängelanzeige
  case reference enquiry inquiry request claim complaint incident issue thread docket job interaction dispute appeal
  grievance feedback comment escalation concern query pcn pir sr srn vide response return repair matter
`)
/** A job is known to both sides: its number counts where nothing better is named. */
const JOBS = words('auftrag auftrags ra workorder')
const ORDERS = words(`
  bestellung bestell buchung buchungs buchungscode reservierung reservierungs reservation pnr order orders booking conf
`)
/** What the reader has, what identifies somebody else, and what only looks like a number of the matter. */
const OTHERS = words(`
  kd kdnr vsnr vers client loyalty bonus haushalt haushalts mpan mprn marktlokation depot bankleit bankleitzahl gutschrift
  gutschrifts lieferschein lieferscheins abhol abholcode wohneinheit handset gerät tarif tariff kunde kunden kundin liegenschaft liegenschafts objekt wohnung wohnungs mieter whatsapp behörden vertrag vertrags vertragskonto rechnung rechnungs konto mandat mandats mitglied mitglieds police policen
  versicherungsschein versicherungs zähler zaehler serien geräte geraete rahmen imei modell typ artikel pzn abo telefon
  tel ruf fax mobil handy rückruf hotline service durchwahl kurzwahl iban bic blz plz postleit steuer ust umsatzsteuer
  idnr hrb hra register gläubiger sendung sendungs paket tracking haus zimmer flug zug linie gleis sitz platz filial
  personal karte karten kredit kassen zeilen seiten paragraph absatz nutzer benutzer bestands marktlokations anschluss
  postfach version build stand code fehler pin tan gutschein gutscheincode statement bescheid avis
  customer account contract invoice policy membership member card serial model meter parcel consignment shipment phone
  telephone mobile fax call ring dial helpline line vat tax company registered registration sort flight train seat room
  page section clause article form chapter post zip user item product part batch bus route platform floor unit building
  suite box licence license charity passport voucher coupon promo extension ext option uk eu eg ec regulation
`)
/** `vorgangsnummer`, `kundennr`; the short English ones only behind a hyphen: Ingrid is no id. */
const NUMBER_WORDS = /(?:nummern?|number|kennung|zeichen|referenz|reference|nr|-(?:id|no|code|ref))$/u
const PLAIN_NUMBER = words('nummer nr no number id num kennziffer')
/** Between a label and its number. */
const LINKS = words(`
  is ist lautet as unter under hier our your unsere unser ihre ihr eröffnet angelegt erstellt aufgenommen erfasst created
  opened open raised logged registered
`)
/** Numbers of laws and judgments. */
const LAWS =
  /(?:\bBGH|\bEuGH|\bOLG|\bLG|\bAG|gericht|urteil|court|gemäß|§|\((?:EG|EU|EC)\)|verordnung|regulation|richtlinie)[^\n]{0,30}$/iu

/** "Die Nummer Ihres Falls". */
const GENITIVE = /e?s$/

function kindOfWord(word: string): NumberKind | null {
  if (OTHERS.has(word) || /(?:vertrag|bescheid|konto|karte|rechnung)s?$/.test(word)) return 'other'
  if (JOBS.has(word)) return 'job'
  if (ORDERS.has(word)) return 'order'
  return MATTERS.has(word) || MATTERS.has(word.replace(GENITIVE, '')) ? 'theirs' : null
}

/** What stands before the number word decides: `kunden-nr` is other, an unknown `beet-nr` theirs. */
function kindOfCompound(word: string): NumberKind | null {
  const stem = word.replace(NUMBER_WORDS, '').replace(/-$/, '')
  if (stem === word || stem === '') return null
  const [first = stem] = stem.split('-')
  return kindOfWord(stem) ?? kindOfWord(stem.replace(/(?:e?s|n)$/, '')) ?? kindOfWord(first) ?? 'theirs'
}

/** Only what stands in the same sentence and within this many words labels a number. */
const REACH = 5
/** Where a sentence ends, or another number takes the label. */
const CUT = /[!?]\s|(?<!(?:nr|no|az|ref|tel|fall|conf))\.\s|\n\s*\n|\d\S*/iu

/** In small letters, the nearest last. */
function wordsBefore(before: string): string[] {
  const sentence = before.split(CUT).at(-1) ?? ''
  return (sentence.toLowerCase().match(/[\p{L}&]+(?:-\p{L}+)*/gu) ?? []).slice(-REACH)
}

/** "customer reference": the word before may say more than the label. */
function kindOf(word: string, previous: string | undefined): NumberKind | null {
  const kind = kindOfWord(word) ?? kindOfCompound(word)
  if (kind === 'order' && /^(?:repair|service|work)$/.test(previous ?? '')) return 'theirs'
  const general = /^(?:reference|ref|referenz|kennung|zeichen)$/.test(word)
  const before = previous === undefined ? null : kindOfWord(previous)
  return general && (before === 'other' || before === 'order') ? before : kind
}

export interface Label {
  readonly kind: NumberKind | null
  /** Whether it is called a number in so many words. */
  readonly explicit: boolean
}

/**
 * @param before some 60 characters before a number
 * @returns what the nearest label says of it; kind null: there is none
 */
export function labelBefore(before: string): Label {
  if (LAWS.test(before)) return { kind: 'other', explicit: false }
  const near = wordsBefore(before)
  let explicit = /#\s*$/.test(before)
  for (let word = near.pop(); word !== undefined; word = near.pop()) {
    if (PLAIN_NUMBER.has(word)) explicit = true
    else if (!LINKS.has(word)) {
      const compound = !MATTERS.has(word) && kindOfCompound(word) !== null
      return { kind: kindOf(word, near.at(-1)), explicit: explicit || compound }
    }
  }
  return { kind: null, explicit }
}
