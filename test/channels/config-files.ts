/** Configuration files of providers as the tests need them. */

interface Written {
  readonly host?: string
  readonly port?: string
  readonly socketType?: string
  readonly username?: string
  readonly authentication?: readonly string[]
}

/** @returns one server of the file, right unless it is told otherwise; text goes in as it is */
export function server(kind: 'imap' | 'pop3' | 'smtp', written: Written = {}): string {
  const element = kind === 'smtp' ? 'outgoingServer' : 'incomingServer'
  const usual = { host: `${kind}.example.org`, port: kind === 'smtp' ? '465' : '993', socketType: 'SSL' }
  const { host, port, socketType, username, authentication } = {
    ...{ ...usual, username: '%EMAILADDRESS%', authentication: ['password-cleartext'] },
    ...written,
  }
  const methods = authentication.map(name => `<authentication>${name}</authentication>`).join('')
  return (
    `<${element} type="${kind}"><hostname>${host}</hostname><port>${port}</port>` +
    `<socketType>${socketType}</socketType><username>${username}</username>${methods}</${element}>`
  )
}

/** @returns a whole file with these servers */
export function config(...servers: readonly string[]): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<clientConfig version="1.1"><emailProvider id="example.org">' +
    `<domain>example.org</domain><displayName>Example</displayName>${servers.join('')}` +
    '</emailProvider></clientConfig>\n'
  )
}
