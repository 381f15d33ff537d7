/** What a letter can say: the table that each language fills in. */

/** The facts an opening may use; all texts on one line, dates written out. */
export interface OpeningFacts {
  /** The matter as a sentence, with its full stop. */
  readonly matter: string
  /** Whether the facts below begin with the same words: then the opening need not say them. */
  readonly toldBelow: boolean
  readonly company: string
  /** First message of the user. */
  readonly first: { readonly on: string; readonly by: string } | null
  /** The company's answer that this letter follows. */
  readonly answer: { readonly on: string; readonly by: string } | null
  readonly ticket: string | null
  /** How this letter travels, e.g. `per E-Mail`. */
  readonly by: string
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
  readonly wish: Record<Demand, string>
  /** Stands where the user named no wish. */
  readonly anyWish: string
  /** Deadline and what follows, given the date with its weekday; null: no date is set. */
  readonly deadline: { readonly [D in Demand]: (date: string | null) => string }
  readonly replyBy: (date: string | null) => string
  readonly confirm: string
  readonly attachments: string
  readonly closing: string
  readonly email: string
  readonly phone: string
  readonly address: string
  readonly subject: { readonly [O in Opening]: (title: string) => string }
  readonly untitled: string
}
