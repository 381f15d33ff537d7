/** What a letter can say: the table that each language fills in. */

/** The facts an opening may use; all texts on one line, dates written out. */
export interface OpeningFacts {
  /** What ends the opening: `: ` and the matter as a sentence; a full stop where the facts below begin with the same words. */
  readonly matter: string
  readonly company: string
  /** First message of the user. */
  readonly first: { readonly on: string; readonly by: string } | null
  /** The company's answer that this letter follows. */
  readonly answer: { readonly on: string; readonly by: string } | null
  readonly ticket: string | null
  /** How this letter travels, e.g. `per E-Mail`. */
  readonly by: string
  /** Whether the answer came the way this letter goes: then only the address is new. */
  readonly sameWay: boolean
  /** Whether a machine has confirmed the receipt. */
  readonly acknowledged: boolean
}

export type Opening = 'report' | 'again' | 'decide' | 'lastTime' | 'board' | 'redirect' | 'thanks'
export type Demand = 'first' | 'again' | 'last' | 'board'

export interface LetterWords {
  readonly greeting: string
  readonly openings: { readonly [O in Opening]: (facts: OpeningFacts) => string }
  readonly facts: string
  readonly company: string
  readonly happened: string
  readonly refs: string
  readonly tickets: string
  readonly contacts: string
  readonly wish: string
  /** The same before a board, which is not the one that is asked. */
  readonly wishBeforeBoard: string
  /** Stands where the user named no wish. */
  readonly anyWish: string
  /** Deadline and what follows, given the date with its weekday; null: no date is set. */
  readonly deadline: { readonly [D in Demand]: (date: string | null) => string }
  readonly confirm: string
  readonly attachments: string
  readonly closing: string
  readonly email: string
  readonly phone: string
  readonly address: string
  readonly subject: { readonly [O in Opening]: (title: string) => string }
  readonly untitled: string
}
