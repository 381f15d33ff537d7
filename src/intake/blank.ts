/** Whether anything was said at all. */

/** @returns true without a single letter or digit: only blanks, signs, or characters nobody can see */
export function isBlank(text: string | undefined): boolean {
  return !/[\p{L}\p{N}]/u.test(text ?? '')
}
