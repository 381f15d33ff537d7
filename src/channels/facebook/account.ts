/** The own page on Facebook, for one run. */
import type { Account } from '../account.ts'
import type { Connection, OwnAccount } from '../channel.ts'
import { fieldsOf, textOf } from '../json-fields.ts'
import { unreachable } from '../refusal.ts'
import { signInNeeded } from '../secret-text.ts'
import { fetchPosts } from './comments.ts'
import { graphOf } from './graph.ts'
import { readGraph } from './graph-error.ts'
import { lookFor } from './own-posts.ts'
import { pageOf } from './settings.ts'

/** @throws UserError exit 2 (setting), 4 (sign-in), 6 (clock); asks nothing yet */
export async function openAccount(connection: Connection): Promise<Account> {
  const page = await pageOf(connection)
  const graph = graphOf(page)
  return {
    fetchPosts: request => fetchPosts(page.id, graph, request),
    look: sought => lookFor(sought, page.id, graph),
    requests: graph.requests,
    close: async () => undefined,
  }
}

/**
 * With the token of a page `me` is that page; with the token of a person it is the person, who may post nowhere
 * (developers.facebook.com, "Page Access Tokens").
 * @throws UserError exit 2, 4, 6, 8
 */
export async function whoAmI(connection: Connection): Promise<OwnAccount> {
  const page = await pageOf(connection)
  const json = readGraph(await graphOf(page).get('me', [['fields', 'id,name']]), { one: false })
  const { id, name } = fieldsOf(json)
  const [number, shown] = [textOf(id), textOf(name)]
  if (number === null) throw unreachable('Facebook', 'it does not say whose token it is')
  if (number !== page.id) throw signInNeeded('facebook', `The token is not that of the page ${page.id}.`)
  return { handle: shown?.slice(0, 200) ?? number, id: number }
}
