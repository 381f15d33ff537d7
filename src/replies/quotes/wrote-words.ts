/** "Wrote" in the languages of mail programs; facts, gathered from what the programs write. */

/** Forms that only a third person has: a line with one of them and a time needs no quote mark after it. */
const HE_WROTE = [
  'wrote|schrieb|geschrieben|schreef|skrev|skreiv|kirjoitti|kirjutas',
  'a écrit|a ecrit|a scris|ha scritto|scrisse|escribió|escribio|ha escrit|va escriure|escreveu|idatzi zuen',
  'napisał|napisała|napisał\\(a\\)|napisal|pisze|napsal|napsala|napsal\\(a\\)|napísal|napísal\\(a\\)|píše',
  'je napisao|je napisala|je napisao/la|je napisal|napisao|rašė|parašė|rakstīja|írta|shkroi|yazdı|şunu yazdı',
  'написал|написала|написал\\(а\\)|пишет|писал|написав|написала|пише|писав|написа',
  'έγραψε|כתב|כתבה|كتب|đã viết|menulis|menulis pesan|scrive',
]
const EAST = '写道|寫道|のメール|は書きました|さんは|님이 작성|님이 씀|작성'
/** Forms of the letter itself ("Sie schrieben:"): only with a quote mark after them. */
const YOU_WROTE = 'schrieben|schriebst|schriebt|geschrieben haben|write|writes|schreibt|said|meinte'

const whole = (words: string): RegExp => new RegExp(`(?:^|[\\s>)"'*])(?:${words})(?=$|[\\s:,.*(])`, 'i')

const THIRD = whole(HE_WROTE.join('|'))
const EASTERN = new RegExp(EAST)
const SECOND = whole(YOU_WROTE)
/** "wrote to me", "schrieb mir": somebody tells what happened. */
const TELLING =
  /(?:schrieb|geschrieben|wrote)\s(?:mir|uns|ihr|ich|wir|man|to|me|us|in|that|dass)(?=[\s:,.]|$)/i

/** @returns whether the line says that somebody wrote, as mail programs say it */
export const saysWrote = (line: string): boolean =>
  (THIRD.test(line) || EASTERN.test(line)) && !TELLING.test(line)

/** @returns whether the line says that somebody, also the reader, wrote */
export const saysAnyoneWrote = (line: string): boolean =>
  SECOND.test(line) || THIRD.test(line) || EASTERN.test(line)
