/** What the tags of mail programs say beside their words: hidden, signature, old mail, quote. */
import type { Styles } from './html-style.ts'

const HIDDEN_ATTRIBUTE = /\shidden(?=[\s>=/])/i

/** Elements without content. */
export const VOID = ['br', 'hr', 'img', 'input', 'meta', 'link', 'col', 'wbr', 'area', 'base', 'source']

/** @returns whether the element of this tag is not shown, and nothing inside of it */
export const isHidden = (tag: string, styles: Styles): boolean =>
  styles.of(tag).hides || HIDDEN_ATTRIBUTE.test(tag)

/** Gmail, Thunderbird, Outlook on the web. */
const SIGNATURE =
  /\s(?:class|id|data-smartmail)\s{0,5}=\s{0,5}["']?(?:gmail_signature|moz-signature|signature["'\s>]|x_signature)/i

/** @returns whether the element is the signature that the writer's program added */
export const isSignature = (tag: string): boolean => SIGNATURE.test(tag)

/** Outlook's thin line above the fields of the old mail, its names on the web and on phones, GMX and WEB.DE. */
const OLD_MAIL =
  /\sid\s{0,5}=\s{0,5}["']?(?:divRplyFwdMsg|x_divRplyFwdMsg|mail-editor-reference-message-container)|\sname\s{0,5}=\s{0,5}["']?quote["'\s>]|\sstyle\s{0,5}=\s{0,5}["'][^"']{0,200}border-top:\s?solid #[0-9a-f]{6} 1\.0pt;\s?padding:\s?3\.0pt/i

/** @returns whether an old mail begins here */
export const beginsOldMail = (tag: string): boolean => OLD_MAIL.test(tag)

/** Gmail and Outlook indent with a quote's element that has no border and no bar. */
const INDENT =
  /\sstyle\s{0,5}=\s{0,5}["'][^"']{0,200}margin:\s?0(?:px)? 0(?:px)? 0(?:px)? 40px[^"']{0,200}border:\s?none/i

/** @returns whether the `blockquote` is only indented, no quote */
export const isIndent = (tag: string): boolean =>
  INDENT.test(tag) && !/\stype\s{0,3}=\s{0,3}["']?cite/i.test(tag)
