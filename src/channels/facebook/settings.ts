/** The own page on Facebook, and where the Graph API lies. */
import { apiAddress } from '../api-address.ts'
import type { Connection } from '../channel.ts'
import { secretText } from '../secret-text.ts'
import { badSetting, missingSetting } from '../setting-errors.ts'

export const FACEBOOK = { channel: 'facebook', platform: 'Facebook' } as const

/** developers.facebook.com, "Graph API Overview"; v26.0 is of 2026-07-29 ("Changelog"). */
const USUAL_ADDRESS = 'https://graph.facebook.com'
const USUAL_VERSION = 'v26.0'

export interface OwnPage {
  /** With the version in its path. */
  readonly graph: URL
  /** Number of the page. */
  readonly id: string
  readonly token: string
}

function graphOf(connection: Connection): URL {
  const version = connection.setting('facebook.graphVersion') || USUAL_VERSION
  if (!/^v\d{1,3}\.\d{1,2}$/.test(version))
    throw badSetting('facebook.graphVersion', 'a version such as v26.0')
  const graph = apiAddress(connection, 'facebook.graphUrl', USUAL_ADDRESS)
  graph.pathname = `${graph.pathname.replace(/\/$/, '')}/${version}`
  return graph
}

/**
 * @returns the page with its token
 * @throws UserError `missing_setting`, `bad_setting` (exit 2), `clock_is_set` (6), `sign_in_needed` (4)
 */
export async function pageOf(connection: Connection): Promise<OwnPage> {
  const id = connection.setting('facebook.pageId')
  if (!id) throw missingSetting('facebook.pageId', '100064123456789')
  if (!/^\d{1,30}$/.test(id)) throw badSetting('facebook.pageId', 'the number of the page')
  const graph = graphOf(connection)
  return { graph, id, token: await secretText(connection, 'token', FACEBOOK) }
}
