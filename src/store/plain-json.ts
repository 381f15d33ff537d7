/** Reading JSON that somebody else may have written. */

/** A name that JSON can hold, and that must never reach code which assigns field by field. */
const HOSTILE = '__proto__'

/**
 * `JSON.parse` without fields named `__proto__`: they would be ordinary own fields, but a later assignment field by
 * field would set the prototype with them.
 * @throws SyntaxError as `JSON.parse`; its message quotes the text, so never show it for secrets
 */
export function parseJson(text: string): unknown {
  // The name can be escaped letter by letter; only a text that could hold it pays for the slower walk.
  const suspicious = text.includes(HOSTILE) || text.includes('\\u00')
  return suspicious
    ? JSON.parse(text, function (this: unknown, key: string, value: unknown) {
        return key === HOSTILE ? undefined : value
      })
    : JSON.parse(text)
}

/** @returns the object or list in a text; null where it is not JSON, or JSON of something else */
export function parsedOrNull(text: string): object | null {
  try {
    const value = parseJson(text)
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}
