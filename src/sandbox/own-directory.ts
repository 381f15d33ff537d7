/** The fake company of `--sandbox`, as an entry of the sandbox's own directory. */
import { existsSync, writeFileSync } from 'node:fs'

const channel = (name: string, address: string) => ({
  channel: name,
  address,
  purpose: 'support',
  hours: 'Mo-Fr 08:00-20:00',
  source: 'built into the sandbox',
  checked: null,
  confidence: 'high',
})

const COMPANY = {
  id: 'sandbox',
  name: 'Sandbox Telekom',
  aliases: ['Telekom', 'Sandkasten'],
  countries: ['DE'],
  sector: 'telecom',
  channels: [
    channel('email', 'hilfe@telekom.sandbox.test'),
    channel('x', '@SandboxHilft'),
    channel('facebook', 'sandboxhilft'),
  ],
}

/** Writes the directory of the sandbox once; what the user changed in it stays. */
export function writeSandboxCompany(file: string): void {
  if (existsSync(file)) return
  writeFileSync(file, `${JSON.stringify([COMPANY], null, 2)}\n`, { mode: 0o600, flag: 'wx' })
}
