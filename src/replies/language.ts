/** German or English, by the small words that every text of a few lines holds. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const GERMAN = words(`
  der die das und ist nicht sie ihr ihre ihren ihrem ihrer ihnen wir uns unser unsere unseren unserem bitte ein eine einen
  einem einer für mit zu zum zur auf dir du dein deine deinen am im vom von haben habe hat werden wird wurde leider danke
  den dem des es ich mich per kein keine keinen bei als aber auch noch nur sind gerade welchem welchen welche welcher
  wann wo wie was dass diese dieser dieses dann mehr nach über unter sehr guten tag hallo herr frau
`)
const ENGLISH = words(`
  the and is not you your yours we us our please a an for with to on of have has had will are be been this that it its
  from thank thanks i i'm we're can could would by at do does did my me which what when where who or if as but there
  here dear hello hi mr mrs ms
`)
/** Words of both languages ("Sorry", "an", "am", "in", "was", "so") say nothing and are in neither list, or in both. */
const WORD = /[a-zäöüß]+(?:['’][a-z]+)?/g

/** More characters are not looked at. */
const SAMPLE = 5000

/** @returns the language with clearly more of its small words; null where neither leads */
export function languageOf(text: string): 'de' | 'en' | null {
  const sample = text.slice(0, SAMPLE).toLowerCase()
  let lead = 0
  for (const word of sample.match(WORD) ?? []) {
    if (GERMAN.has(word)) lead += 1
    if (ENGLISH.has(word.replace('’', "'"))) lead -= 1
  }
  if (lead === 0) return /[äöüß]/.test(sample) ? 'de' : null
  return lead > 0 ? 'de' : 'en'
}
