/** Writes the message of one rung and plans how it leaves. */
import type { HistoryLine } from '../case/history.ts'
import type { AddressOrigin, Attachment, ChannelName, Complaint, Message, Mode, Step } from '../case/model.ts'
import type { Channel } from '../channels/channel.ts'
import { EXIT, UserError } from '../errors.ts'
import { modeOf } from '../intake/ladder.ts'
import { publicPictures } from '../intake/public-pictures.ts'
import type { Finding } from '../words/findings.ts'
import type { Answered } from '../words/request.ts'
import type { World } from '../world.ts'
import { deadlineOf } from './deadline.ts'
import type { Planned } from './plan.ts'
import { plan } from './plan.ts'

export interface DraftRequest {
  readonly complaint: Complaint
  readonly step: Step
  readonly channel: ChannelName
  readonly address: string
  readonly origin: AddressOrigin | null
  /** Waiting rule that starts when the message has left. */
  readonly wait: string
  readonly purpose: Planned['purpose']
  /** For a private message that nobody asked for: the public channel it goes beside. */
  readonly beside?: ChannelName
  /** Command that begins a private message, for a public one that should not say it all. */
  readonly privately?: string | null
  readonly history: readonly HistoryLine[]
  /** Message-IDs of the thread, oldest first; the last one is the mail this one answers or follows. */
  readonly references: readonly string[]
  /** Findings the caller knows of, e.g. two tickets at once. */
  readonly findings?: readonly Finding[]
  /** For `purpose: 'reply'`: the person's words, what they answer, and the files that go with these words. */
  readonly reply?: {
    readonly text: string
    readonly answers: Answered
    readonly attachments: readonly Attachment[]
  }
}

/** What the person had not said of themselves when the case was opened, the settings may know by now. */
function completed(complaint: Complaint, world: World): Complaint {
  const setting = (key: string) => world.settings().get(key)?.toString().trim() || null
  const { complainant } = complaint
  const name = complainant.name ?? setting('me.name')
  const email = complainant.email ?? setting('email.from') ?? setting('me.email')
  return { ...complaint, complainant: { ...complainant, name, email } }
}

function needed(what: string, flag: string, key: string): UserError {
  return new UserError('missing_input', EXIT.usage, `${what} is needed to send`, {
    missing: [flag],
    hints: [`${flag} "...", or once for all: escalate config set ${key} "..."`],
  })
}

/** A name is needed to send; a hand-off shows a visible gap instead (CONTRACT section 1). Said before any approval. */
function requireSender({ complainant }: Complaint, planned: Planned): Planned {
  if (planned.mode === 'hand-off') return planned
  if (!complainant.name) throw needed('a name', '--name', 'me.name')
  if (planned.message.channel === 'email' && !complainant.email)
    throw needed('an e-mail address', '--email', 'me.email')
  return planned
}

/** Message-IDs show the sender's domain, never the machine's name (facts: channels 4.4). */
function messageIdFor(world: World, complaint: Complaint): string {
  const from = world.settings().get('email.from')?.toString() ?? complaint.complainant.email
  const domain = from?.split('@').at(-1) || 'escalate.invalid'
  return `<${world.system.uuid()}@${domain}>`
}

/** A letter takes the files along, however it goes; a post or message is answered with a wish for them. */
const WITH_FILES: readonly ChannelName[] = ['email', 'web-form', 'letter']

async function write(request: DraftRequest, by: Channel, mode: Mode, world: World): Promise<Message> {
  const { limit } = by
  const { complaint, step, channel, address: to, purpose, history, reply, beside } = request
  const { compose } = await import('../words/compose.ts')
  const { dueDate } = await deadlineOf(complaint, request.wait, world.now, world.calendar)
  const answer = reply && { replyText: reply.text, answers: reply.answers }
  const wish = beside && { asked: false }
  const words = compose({
    complaint,
    step,
    channel,
    to,
    dueDate,
    limit,
    mode,
    history,
    purpose,
    ...answer,
    ...wish,
  })
  const attachments = WITH_FILES.includes(channel) ? (reply ?? complaint).attachments : []
  return { step, channel, to, ...words, attachments }
}

async function findingsOf(message: Message, channel: Channel, request: DraftRequest, world: World) {
  const { findings } = await import('../words/findings.ts')
  const { complaint, purpose, privately = null } = request
  const { language } = world
  const told = { purpose, privately, language }
  return (length: Planned['length'], mode: Mode): readonly Finding[] => [
    ...(request.findings ?? []),
    ...findings({ message, public: channel.public, complaint, length, mode, ...told }),
  ]
}

/** A link can name an account on X by its number only; it says nothing that the address does not, so no digest covers it. */
async function platformIdOf({ complaint, channel, address }: DraftRequest, world: World) {
  if (channel !== 'x-dm') return null
  const company = (await world.directory()).get(complaint.company.id)
  const account = company?.channels.find(
    each => (each.channel === 'x' || each.channel === channel) && sameAccount(each.address, address),
  )
  return account?.platformId ?? null
}

const sameAccount = (one: string, other: string) =>
  one.replace(/^@/, '').toLowerCase() === other.replace(/^@/, '').toLowerCase()

/** A post carries no files; the person may add the pictures of the case, and finds them cleaned. */
async function withPictures(planned: Planned, world: World): Promise<Planned> {
  const { handOff, channel, complaint } = planned
  if (!handOff || !channel.public) return planned
  const { clean, refused } = await publicPictures(complaint.attachments, world.read)
  const notes = [...handOff.notes, ...(refused.length ? ['picture-not-cleaned'] : [])]
  return { ...planned, handOff: { ...handOff, file: clean[0] ?? handOff.file, notes } }
}

/** @throws UserError `missing_input` (exit 2) when the program is to send it and does not know in whose name */
export async function draft(given: DraftRequest, world: World): Promise<Planned> {
  const complaint = completed(given.complaint, world)
  const request = { ...given, complaint }
  const channel = await world.channel(request.channel)
  const setting = (key: string) => world.settings().get(key)?.toString()
  const mode = modeOf(channel, setting)
  const message = await write(request, channel, mode, world)
  const { name, email } = complaint.complainant
  const planned = await plan({
    message,
    purpose: request.purpose,
    complaint,
    channel,
    mode,
    cost: channel.cost?.(message, setting) ?? null,
    origin: request.origin,
    wait: request.wait,
    envelope: {
      sender: { name, email },
      language: complaint.textLanguage,
      messageId: messageIdFor(world, complaint),
      date: world.now,
      references: request.references,
      platformId: await platformIdOf(request, world),
      read: world.read,
    },
    interactive: world.interactive && !world.options.yes,
    findings: await findingsOf(message, channel, request, world),
  })
  return requireSender(complaint, await withPictures(planned, world))
}
