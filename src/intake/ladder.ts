/** From a company, an order and own addresses to the rungs of a case. */
import { type AddressOrigin, CARRIED, type ChannelName, type Mode, type Rung } from '../case/model.ts'
import type { Channel } from '../channels/channel.ts'
import { usableChannel } from '../companies/desks.ts'
import type { Company } from '../companies/record.ts'
import { EXIT, UserError } from '../errors.ts'

export interface LadderRequest {
  readonly company: Company
  readonly order: readonly ChannelName[]
  /** Addresses of the user's own, in normal form, by channel. */
  readonly own: ReadonlyMap<ChannelName, string>
  /** Date the user set for the first step, or null. */
  readonly by: string | null
  readonly channel: (name: ChannelName) => Promise<Channel>
  readonly setting: (key: string) => string | undefined
}

const FROM_USER: AddressOrigin = { kind: 'user', source: null, checked: null, confidence: 'high' }

/** How this channel carries messages: as set, if it can do that here, else by hand-off. */
export function modeOf(channel: Channel, setting: LadderRequest['setting']): Mode {
  const wanted = setting(`${channel.name}.mode`)
  return channel.modes.find(mode => mode === wanted) ?? 'hand-off'
}

function addressOf({ company, own }: LadderRequest, channel: Channel) {
  const address = own.get(channel.name)
  if (address) return { address, origin: FROM_USER, skip: null }
  const { channel: desk, skip } = usableChannel(company, channel.name)
  const known = desk && channel.parseAddress(desk.address)
  if (!desk || !known) return { address: null, origin: null, skip: skip ?? 'no-address' }
  const { source, checked, confidence } = desk
  return { address: known, origin: { kind: 'directory' as const, source, checked, confidence }, skip: null }
}

/** @returns one rung for each channel of the order; those that do not fit say why in `skip` */
export async function ladderOf(request: LadderRequest): Promise<readonly Rung[]> {
  const rungs: Rung[] = []
  for (const name of request.order) {
    const channel = await request.channel(name)
    const mode = modeOf(channel, request.setting)
    const first = rungs.every(rung => rung.skip !== null)
    const found = addressOf(request, channel)
    const usual = request.setting(`ladder.wait.${name}`) ?? '5bd'
    const wait = first && request.by && !found.skip ? `by:${request.by}` : usual
    rungs.push({ step: 'complaint', channel: name, wait, mode, ...found })
  }
  return rungs
}

/**
 * The steps of a ladder are sent or handed over; to any other channel the program goes only when they ask for it.
 * @throws UserError `unknown_channel` (exit 2) with the names there are
 */
export function requireSteps(order: readonly ChannelName[]): readonly ChannelName[] {
  const other = order.find(name => !CARRIED.includes(name))
  if (other === undefined) return order
  throw new UserError('unknown_channel', EXIT.usage, `There is no channel "${other}" here.`, {
    hints: [`Channels: ${CARRIED.join(', ')}.`],
  })
}

/** @throws UserError `no_address` (exit 2) when no rung can be taken */
export function requireOpenRung(rungs: readonly Rung[], company: string): void {
  if (rungs.some(rung => rung.skip === null)) return
  const why = rungs.map(rung => `${rung.channel}: ${rung.skip}`).join(', ')
  throw new UserError('no_address', EXIT.usage, `no channel of ${company} can be used (${why})`, {
    hints: ['give an address of your own, e.g. --to email=service@example.com'],
  })
}

/**
 * Reads `--to CHANNEL=ADDRESS`.
 * @throws UserError `bad_address` or `unknown_channel` (exit 2) with what would be right
 */
export async function ownAddresses(
  given: Readonly<Record<string, string>>,
  channel: (name: ChannelName) => Promise<Channel>,
): Promise<ReadonlyMap<ChannelName, string>> {
  const own = new Map<ChannelName, string>()
  for (const [name, text] of Object.entries(given)) {
    const each = await channel(name as ChannelName)
    const address = each.parseAddress(text)
    if (address === null)
      throw new UserError(
        'bad_address',
        EXIT.usage,
        `--to ${name}: ${JSON.stringify(text)} is not an address`,
        {
          hints: [`it should look like ${each.example}`],
        },
      )
    own.set(each.name, address)
  }
  return own
}
