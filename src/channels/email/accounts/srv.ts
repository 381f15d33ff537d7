/** Mail servers as a domain announces them in DNS: RFC 6186 section 3, and RFC 8314 section 5.1 for `_submissions`. */
import { hostName } from './host-names.ts'
import type { Net, Service } from './net.ts'
import type { MailServer, MailServers } from './provider.ts'

/** Those with TLS from the first byte come first (RFC 8314 section 3). */
const SERVICES = {
  smtp: [
    ['_submissions._tcp', 'tls'],
    ['_submission._tcp', 'starttls'],
  ],
  imap: [
    ['_imaps._tcp', 'tls'],
    ['_imap._tcp', 'starttls'],
  ],
} as const

/**
 * @returns the announced servers, null where there is none; the user name is the whole address, which is to be tried first
 * @throws Error when there was no answer for any of them
 */
export async function announcedServers(domain: string, net: Net): Promise<MailServers | null> {
  const questions = Object.values(SERVICES).flatMap(list => list.map(([label]) => `${label}.${domain}`))
  const answers = await Promise.allSettled(questions.map(name => net.srv(name)))
  const failed = answers.find(answer => answer.status === 'rejected')
  if (failed && answers.every(answer => answer.status === 'rejected')) throw failed.reason
  const given = (name: string): readonly Service[] => {
    const answer = answers[questions.indexOf(name)]
    return answer?.status === 'fulfilled' ? answer.value : []
  }
  const of = (kind: keyof typeof SERVICES): MailServer | null =>
    SERVICES[kind]
      .map(([label, security]) => serverOf(given(`${label}.${domain}`), security))
      .find(server => server !== null) ?? null
  const [smtp, imap] = [of('smtp'), of('imap')]
  return smtp === null && imap === null ? null : { smtp, imap, user: 'address' }
}

/** Lowest priority number first, then highest weight (RFC 2782); the target `.` says that there is no such service. */
function serverOf(services: readonly Service[], security: MailServer['security']): MailServer | null {
  const [best] = services.toSorted((a, b) => a.priority - b.priority || b.weight - a.weight)
  const host = best === undefined ? null : hostName(best.name)
  if (best === undefined || host === null || best.port < 1 || best.port > 65535) return null
  return { host, port: best.port, security }
}
