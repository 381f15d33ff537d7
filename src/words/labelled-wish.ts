/** A wish that already is a request needs no "My request:" before it. */

const IS_REQUEST = /^(?:bitte|ich|wir|please|i|we|could|can|kindly)(?![\p{L}\p{N}])/iu

/**
 * @param wish as a sentence
 * @returns the wish behind its label, or alone where it already asks
 */
export function labelled(label: string, wish: string): string {
  return IS_REQUEST.test(wish) ? wish : `${label}: ${wish}`
}
