/** The outbox with the channel X, on a store that outlives it. */
import { fold } from '../../src/case/fold.ts'
import type { Delivery } from '../../src/case/state.ts'
import type { Sight } from '../../src/channels/account.ts'
import type { Channel } from '../../src/channels/channel.ts'
import { openAccount } from '../../src/channels/x/api/account.ts'
import { deliver } from '../../src/channels/x/api/deliver.ts'
import { x } from '../../src/channels/x/channel.ts'
import { projectCase } from '../../src/ladder/project.ts'
import type { SendStep } from '../../src/outbox/desk.ts'
import { dispatch } from '../../src/outbox/dispatch.ts'
import { type Planned, plan } from '../../src/outbox/plan.ts'
import { openStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { deskOn } from '../outbox/fixture.ts'
import { complaint, envelope, FROM_USER, NOW, newCase } from '../outbox/sample-case.ts'
import { connectionTo, postOf } from '../support/x-connection.ts'
import type { XServer } from '../support/x-server.ts'

export const calendar = { country: 'DE', region: 'BW', timezone: 'Europe/Berlin', holidays: () => [] }
const message = postOf()

/** The program from one start to its end: its own handle on the store, the same files. */
export interface Start extends Disposable {
  readonly store: Store
  /** By API. */
  send(again?: boolean): ReturnType<typeof dispatch>
  handOff(): ReturnType<typeof dispatch>
  /** Among the posts of the account. */
  look(): Promise<Sight>
  /** How the newest message stands. */
  last(): Delivery
}

export function start(file: string, server: XServer, url: string, limit = 15_000, ends?: SendStep): Start {
  const store = openStore({ file, project: projectCase })
  const { connection } = connectionTo(url)
  const channel: Channel = {
    ...x,
    deliver: (prepared, given) => deliver(prepared, given, { limit, now: () => Date.parse(NOW) }),
  }
  const desk = deskOn(store, {
    connection,
    reached: step => {
      if (step === ends) throw new Error('the process is gone')
    },
  })
  const load = () => store.load('telekom-1') ?? []
  const planned = (mode: 'api' | 'hand-off'): Promise<Planned> =>
    plan({
      message,
      purpose: 'step',
      complaint,
      channel,
      mode,
      origin: FROM_USER,
      wait: '1bd',
      envelope,
      cost: x.cost!(message, connection.setting),
      interactive: false,
      findings: () => [],
    })
  const target = () =>
    load().length === 0 ? newCase : ({ kind: 'case', id: 'telekom-1', version: load().length } as const)
  return {
    store,
    send: async (again = false) => dispatch(desk, await planned('api'), target(), again),
    handOff: async () => dispatch(desk, await planned('hand-off'), target(), false),
    look: async () => {
      const account = await openAccount(connectionTo(server.url).connection)
      const { messageId } = envelope
      const [sight] = await account.look([
        { messageId, to: message.to, subject: null, text: message.text, since: NOW },
      ])
      return sight!
    },
    last: () => fold('telekom-1', load()).deliveries.at(-1)!,
    [Symbol.dispose]: () => store.close(),
  }
}
