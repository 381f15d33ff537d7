/** The hosts this installation may talk to; nothing else is ever opened. */
import type { Settings } from '../../store/read-settings.ts'

export interface Host {
  readonly host: string
  readonly why: string
}

/** @returns hosts with their ports and the setting that names them */
export function hostsOf(settings: Settings): readonly Host[] {
  const host = settings.get('email.smtp.host')
  if (settings.get('email.mode') !== 'smtp' || !host) return []
  const port = settings.get('email.smtp.port')
  return [{ host: port ? `${host}:${port}` : String(host), why: 'email.smtp.host' }]
}
