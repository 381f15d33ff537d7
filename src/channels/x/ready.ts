/** What can be known before anything is sent. */
import type { Connection } from '../channel.ts'
import { apiUrl } from './settings.ts'
import { requireToken, TOKEN_SECRET } from './token.ts'

/**
 * Looks at settings and the stored token; opens no socket.
 * @throws UserError `bad_setting` (exit 2), `sign_in_needed` (exit 4), `clock_is_set` (exit 6)
 */
export async function ready(connection: Connection): Promise<void> {
  apiUrl(connection)
  requireToken(await connection.secret(TOKEN_SECRET))
}
