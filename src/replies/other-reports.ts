/** Fourth stage, before mass mail: machines that report about mail, but not about one of ours. */
import { heldForYou } from './failure/words.ts'
import { header } from './headers.ts'
import type { Finding, Prepared } from './incoming.ts'
import { quote } from './phrase.ts'

/** Complaints about spam (RFC 5965), figures of TLS (RFC 8460); DMARC's come as an attachment. */
const TYPES = /^(?:feedback-report|tlsrpt|dmarc)/
/** The subject that RFC 7489 section 7.2.1.1 and RFC 8460 section 5.3 prescribe. */
const FIGURES = /^report[ -]domain:.{1,300}submitter:/i
/** Where a filter keeps mails from the reader, or somebody says so to have a link clicked. */
const HEAD = 600

function unrelated(confidence: number, evidence: string): Finding {
  return { class: 'unrelated', confidence, automatic: false, evidence: [quote(evidence)] }
}

/** @returns whether the link or the machine is there that a digest, and its imitation, never lacks */
function isDigest({ message, flat }: Prepared): boolean {
  const submitted = header(message, 'auto-submitted') ?? 'no'
  const isMachine = header(message, 'return-path') === '<>' || !/^no\b/i.test(submitted)
  return isMachine || /https?:\/\//i.test(flat)
}

/** @returns `unrelated` for a report, the digest of a filter, or bait that looks like one; else null */
export function otherReport(prepared: Prepared): Finding | null {
  const { message, subject, flat } = prepared
  const type = message.report?.type ?? ''
  if (TYPES.test(type)) return unrelated(0.97, `report-type=${type}`)
  if (FIGURES.test(message.subject ?? '')) return unrelated(0.97, subject || (message.subject ?? ''))
  if (message.inReplyTo.length > 0 || !isDigest(prepared)) return null
  const held = heldForYou(subject) === null ? null : heldForYou(`${subject}\n${flat.slice(0, HEAD)}`)
  return held === null ? null : unrelated(0.75, held.words)
}
