/** The fields of a delivery report (RFC 3464 section 2.3) and what they say about our mail. */
import type { Reading } from '../case/reading.ts'
import type { HeaderField } from './incoming.ts'
import { quote } from './phrase.ts'

export interface DeliveryStatus {
  readonly action: 'failed' | 'delayed' | 'delivered'
  readonly evidence: readonly string[]
  readonly bounce: NonNullable<Reading['bounce']>
}

type Fields = readonly HeaderField[]

const field = (block: Fields, name: string): string | null =>
  block.find(one => one.name === name)?.value ?? null

/** Values are written "type; value" (RFC 3464 section 2.1.2). */
const typed = (value: string | null): string | null =>
  value === null ? null : value.slice(value.indexOf(';') + 1).trim()

const statusIn = (block: Fields): string | null =>
  /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(field(block, 'status') ?? '')?.[0] ?? null

/** What a status means in words (RFC 3463 section 3), where the report gives no reason of its own. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/^\d\.1\.[12]$|^\d\.1\.10$/, 'no such address'],
  [/^\d\.2\.1$/, 'mailbox disabled'],
  [/^\d\.2\.2$/, 'mailbox full'],
  [/^\d\.[23]\.4$|^\d\.2\.3$/, 'message too big'],
  [/^\d\.4\./, 'routing or network trouble'],
  [/^\d\.7\./, 'refused by policy'],
]

function reasonOf(block: Fields, status: string | null): string {
  const given = typed(field(block, 'diagnostic-code'))
  if (given) return quote(given)
  return MEANINGS.find(([pattern]) => pattern.test(status ?? ''))?.[1] ?? status ?? 'not said'
}

function actionOf(block: Fields, status: string | null): DeliveryStatus['action'] | null {
  const said = field(block, 'action')?.trim().toLowerCase() ?? ''
  if (said.startsWith('fail')) return 'failed'
  if (said.startsWith('delayed')) return 'delayed'
  if (/^(?:delivered|relayed|expanded)/.test(said) || status?.startsWith('2.')) return 'delivered'
  if (status === null) return null
  return status.startsWith('4.') ? 'delayed' : 'failed'
}

/** Without a status the SMTP answer says whether it is for good; a failure without either is. */
function isPermanent(block: Fields, status: string | null): boolean {
  const code = status ?? /(?<!\d)[45](?=\d\d(?!\d))/.exec(typed(field(block, 'diagnostic-code')) ?? '')?.[0]
  return !code?.startsWith('4')
}

const address = (block: Fields): string | null =>
  typed(field(block, 'original-recipient') ?? field(block, 'final-recipient'))?.replace(/^<|>$/g, '') || null

function statusOf(block: Fields): DeliveryStatus | null {
  const status = statusIn(block)
  const action = actionOf(block, status)
  if (action === null) return null
  const shown = ['action', 'status', 'diagnostic-code'].map(name => [name, field(block, name)] as const)
  const evidence = shown
    .filter(([, value]) => value !== null)
    .map(([name, value]) => quote(`${name}: ${value}`))
  const bounce = {
    permanent: action === 'failed' && isPermanent(block, status),
    status,
    recipient: address(block),
    reason: reasonOf(block, status),
  }
  return { action, evidence, bounce }
}

/**
 * @param blocks all blocks of the report
 * @returns the worst that is said of any recipient (failed, then delayed, then delivered), or null
 */
export function deliveryIn(blocks: readonly Fields[]): DeliveryStatus | null {
  const all = blocks.map(statusOf).filter(one => one !== null)
  const worst = (['failed', 'delayed', 'delivered'] as const).map(action =>
    all.find(one => one.action === action),
  )
  return worst.find(one => one !== undefined) ?? null
}
