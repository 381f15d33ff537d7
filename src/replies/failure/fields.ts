/** The fields of a delivery report (RFC 3464 section 2.3) and what they say about our mail. */
import type { Reading } from '../../case/reading.ts'
import type { HeaderField } from '../incoming.ts'
import { quote } from '../phrase.ts'
import { codeIn, isForGood, meaningOf, moreTelling, statusIn } from './codes.ts'

export interface DeliveryStatus {
  readonly action: 'failed' | 'delayed' | 'delivered'
  readonly evidence: readonly string[]
  readonly bounce: NonNullable<Reading['bounce']>
}

type Fields = readonly HeaderField[]

const field = (block: Fields, name: string): string | null =>
  block.find(one => one.name === name && one.value.trim() !== '')?.value.trim() ?? null

/** Values are written "type; value" (RFC 3464 section 2.1.2); some leave the type out. */
const typed = (value: string | null): string | null =>
  value === null ? null : value.replace(/^(?:[\w-]{1,20}\s?;\s{0,5}){1,2}/, '').trim()

/** Server answers longer than this are cut before they are looked at. */
const LONGEST = 2000

/** The codes of a block; some write `Status: 550`, leave it empty, or say more in the diagnostic. */
function codesOf(block: Fields) {
  const diagnostic = codeIn(typed(field(block, 'diagnostic-code'))?.slice(0, LONGEST) ?? '')
  const said = field(block, 'status')?.slice(0, LONGEST) ?? ''
  const status = moreTelling(statusIn(said), diagnostic?.status ?? null)
  return { status, reply: diagnostic?.reply ?? codeIn(said)?.reply ?? null }
}

type Codes = ReturnType<typeof codesOf>

/** RFC 3464 section 2.3.3 knows five words; systems that do not, write others. */
const ACTIONS: readonly (readonly [RegExp, DeliveryStatus['action']])[] = [
  [/^(?:fail|error|bounce|undeliver|reject|expired(?!-)|return)/i, 'failed'],
  [/^(?:delay|defer|warn)/i, 'delayed'],
  [/^(?:deliver|relay|expand|success)/i, 'delivered'],
]

function actionOf(block: Fields, { status, reply }: Codes): DeliveryStatus['action'] | null {
  const said = field(block, 'action') ?? ''
  const named = ACTIONS.find(([pattern]) => pattern.test(said))?.[1]
  if (named) return named
  if (status?.startsWith('2.')) return 'delivered'
  const forGood = isForGood(status, reply)
  if (forGood === null) return null
  return forGood ? 'failed' : field(block, 'will-retry-until') ? 'delayed' : 'failed'
}

/** RFC 3464 section 2.3.1-2: what we wrote on the envelope before what it became; a bare name tells nobody. */
function recipientOf(block: Fields): string | null {
  const given = [typed(field(block, 'original-recipient')), typed(field(block, 'final-recipient'))]
  const named = given.find(one => one?.includes('@')) ?? given.find(Boolean)
  return named?.replace(/^<|>$/g, '').slice(0, 320) || null
}

function statusOf(block: Fields): DeliveryStatus | null {
  const codes = codesOf(block)
  const action = actionOf(block, codes)
  if (action === null) return null
  const shown = ['action', 'status', 'diagnostic-code'].map(name => [name, field(block, name)] as const)
  const evidence = shown
    .filter(([, value]) => value !== null)
    .map(([name, value]) => quote(`${name}: ${value}`))
  const given = typed(field(block, 'diagnostic-code'))
  const bounce = {
    permanent: action === 'failed' && isForGood(codes.status, codes.reply) !== false,
    status: codes.status,
    recipient: recipientOf(block),
    reason: given ? quote(given) : (meaningOf(codes.status) ?? codes.status ?? 'not said'),
  }
  return { action, evidence, bounce }
}

const WORST = ['failed', 'delayed', 'delivered'] as const

/**
 * @param blocks all blocks of the report
 * @returns the worst that is said of any recipient (failed for good, failed, delayed, delivered), or null
 */
export function deliveryIn(blocks: readonly Fields[]): DeliveryStatus | null {
  const all = blocks.map(statusOf).filter(one => one !== null)
  const forGood = all.find(({ bounce }) => bounce.permanent)
  const ordered = WORST.map(action => all.find(one => one.action === action))
  return forGood ?? ordered.find(one => one !== undefined) ?? null
}

/** The fields that only a delivery report has, where a system writes them into its text. */
const IN_TEXT =
  /^[ \t>]{0,8}(original-recipient|final-recipient|action|status|diagnostic-code|will-retry-until)[ \t]{0,3}:(.{0,1000})((?:\r?\n[ \t]{1,40}(?=\S)(?![\w-]{1,30}:).{1,500}){0,5})/gim
const MOST_FIELDS = 40

/** @returns the fields of a report that stand in a text, as one block; empty for fewer than two */
export function fieldsInText(text: string): Fields {
  const found: HeaderField[] = []
  for (const [, name, value, more] of text.matchAll(IN_TEXT)) {
    found.push({ name: name!.toLowerCase(), value: `${value} ${more}`.replace(/\s+/g, ' ').trim() })
    if (found.length === MOST_FIELDS) break
  }
  return found.some(({ name }) => name.endsWith('-recipient')) && found.length > 1 ? found : []
}
