/**
 * Styles as private-use marks: views mark what is bold or red, the output makes everything safe first and only
 * then turns marks into colour. Foreign text can at most change a colour, never the cursor.
 */

/** `code` and `ink`: the light and the dark of a drawing that a camera reads. */
const STYLES = ['bold', 'dim', 'good', 'warn', 'bad', 'link', 'code', 'ink'] as const
export type Style = (typeof STYLES)[number]
export type Paint = (style: Style, text: string) => string

const FIRST = 0xf8f1
const END = '\uf8f0'
const MARKED = /([\uf8f1-\uf8f8])([^\uf8f0-\uf8f8]*)\uf8f0/g
const LEFT_OVER = /[\uf8f0-\uf8f8]/g

/** @returns the text with the mark of its style around it; styles do not nest */
export function styled(style: Style, text: string): string {
  return `${String.fromCharCode(FIRST + STYLES.indexOf(style))}${text}${END}`
}

/** @param paint null: the marks are taken out and nothing is coloured */
export function render(text: string, paint: Paint | null): string {
  const painted = text.replace(MARKED, (_, mark: string, inner: string) => {
    const style = STYLES[mark.charCodeAt(0) - FIRST]
    return paint && style ? paint(style, inner) : inner
  })
  return painted.replace(LEFT_OVER, '')
}
