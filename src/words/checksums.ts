/** Check digits that tell an account or card number from any other row of digits. */

/** Length of an IBAN per country (SWIFT IBAN registry; Europe and its neighbours). */
const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    'ad24 al28 at20 ba20 be16 bg22 ch21 cy28 cz24 de22 dk18 ee20 es24 fi18 fo18 fr27 gb22 ge22 gi23 gl18 gr27 hr21 ' +
    'hu28 ie22 il23 is26 it27 li21 lt20 lu20 lv21 mc27 md24 me22 mk19 mt31 nl18 no15 pl28 pt25 ro24 rs22 se24 si19 ' +
    'sk24 sm27 tr26 ua29 va22 xk20'
  )
    .split(' ')
    .map(entry => [entry.slice(0, 2), Number(entry.slice(2))]),
)

/** ISO 7064 MOD 97-10 over the rearranged number, as ISO 13616 asks for. */
function hasIbanChecksum(iban: string): boolean {
  let rest = 0
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    if (Number.isNaN(value)) return false
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/**
 * @param text letters and digits only, lower case
 * @returns offsets [start, end) of every IBAN with a right check sum
 */
export function findIbans(text: string): { start: number; end: number }[] {
  const found = []
  for (const { 0: head, index } of text.matchAll(/[a-z]{2}(?=\d\d)/g)) {
    const length = IBAN_LENGTHS.get(head)
    if (length === undefined || index + length > text.length) continue
    if (hasIbanChecksum(text.slice(index, index + length))) found.push({ start: index, end: index + length })
  }
  return found
}

/**
 * @param digits ASCII digits only
 * @returns whether they could be a payment card: 13 to 19 digits (ISO/IEC 7812-1) with a right Luhn check digit
 */
export function isCardNumber(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19) return false
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
