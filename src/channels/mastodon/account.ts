/** The own account on Mastodon, for one run. */
import type { Account } from '../account.ts'
import type { Connection, OwnAccount } from '../channel.ts'
import { fieldsOf, textOf } from '../json-fields.ts'
import { readAnswer, unreachable } from '../refusal.ts'
import { serverHost } from './address.ts'
import { type Client, clientOf, RESET } from './client.ts'
import { lookFor } from './look.ts'
import { fetchPosts } from './reading.ts'
import { accountOf, MASTODON } from './settings.ts'

/** docs.joinmastodon.org, "Verify account credentials". @throws UserError exit 4, 8 */
async function ownAccount(client: Client): Promise<{ readonly id: string; readonly name: string }> {
  const answer = await client.get('/api/v1/accounts/verify_credentials')
  const json = readAnswer(answer, MASTODON, { reset: RESET })
  const { id, username } = fieldsOf(json)
  const [number, name] = [textOf(id), textOf(username)]
  if (number === null || !/^[\w-]{1,64}$/.test(number) || name === null)
    throw unreachable('Mastodon', 'it does not say whose account it is')
  return { id: number, name: name.slice(0, 64) }
}

/** @throws UserError exit 2 (setting), 4 (sign-in), 6 (clock), 8 (temporary) */
export async function openAccount(connection: Connection): Promise<Account> {
  const account = await accountOf(connection)
  const client = clientOf(account)
  const { id: own } = await ownAccount(client)
  const { server, domain } = account
  return {
    fetchPosts: request => {
      const home = { domain, own, now: request.now }
      return fetchPosts({ client, home, request }, [domain, server.hostname])
    },
    look: sought => lookFor(sought, own, client),
    requests: client.requests,
    close: async () => undefined,
  }
}

/**
 * Its handle is made of what the server calls itself (docs.joinmastodon.org, "View server information (v2)", `domain`): a
 * handle that is set may still be that of another server.
 * @throws UserError exit 2, 4, 6, 8
 */
export async function whoAmI(connection: Connection): Promise<OwnAccount> {
  const account = await accountOf(connection)
  const client = clientOf(account)
  const { id, name } = await ownAccount(client)
  const answer = await client.get('/api/v2/instance')
  const { domain } = fieldsOf(answer.kind === 'answer' && answer.status === 200 ? answer.json : undefined)
  const told = serverHost(textOf(domain) ?? '')
  return { handle: `@${name}@${told ?? account.server.hostname}`, id }
}
