/** Row 7 of the facts on faults: 12 provider profiles, each with the mail delivered and lost: no wrong verdict. */
import { describe, expect, it } from 'vitest'
import { settle, settleByReplies } from '../../src/inbox/settle.ts'
import { accountAt, type Profile } from './provider-mailbox.ts'
import { minutes, type SettleDesk, settleDesk } from './settle-desk.ts'

const sure = { delivered: 'sent', lost: 'failed' } as const
const half = { delivered: 'sent', lost: 'unknown' } as const
const never = { delivered: 'unknown', lost: 'unknown' } as const

const SPECIAL = { use: '\\Sent', announced: true }

const PROFILES: readonly Profile[] = [
  {
    name: 'Gmail',
    smtpHost: 'smtp.gmail.com',
    folder: { ...SPECIAL, name: 'Gesendet', parents: ['[Gmail]'] },
    files: 'our-id',
    after: 0.5,
    verdicts: sure,
  },
  {
    name: 'Outlook.com, which puts its own id in place of ours',
    smtpHost: 'smtp-mail.outlook.com',
    folder: { ...SPECIAL, name: 'Sent' },
    files: 'both-ids',
    after: 1,
    verdicts: sure,
  },
  {
    name: 'Microsoft 365, whose copy has lost our id',
    smtpHost: 'smtp.office365.com',
    folder: { ...SPECIAL, name: 'Gesendete Elemente' },
    files: 'other-id',
    verdicts: sure,
  },
  {
    name: 'Zoho, which is slow',
    smtpHost: 'smtp.zoho.eu',
    folder: { name: 'Sent' },
    files: 'our-id',
    after: 4,
    verdicts: sure,
  },
  {
    name: 'iCloud, which files nothing and announces nothing',
    smtpHost: 'smtp.mail.me.com',
    folder: { name: 'Sent Messages' },
    files: null,
    verdicts: never,
  },
  {
    name: 'GMX, of which nobody knows',
    smtpHost: 'mail.gmx.net',
    folder: { name: 'Gesendet' },
    files: null,
    verdicts: never,
  },
  {
    name: 'WEB.DE, if it files',
    smtpHost: 'smtp.web.de',
    folder: { name: 'Gesendet' },
    files: 'our-id',
    verdicts: half,
  },
  {
    name: 'T-Online without a folder',
    smtpHost: 'securesmtp.t-online.de',
    folder: null,
    files: null,
    verdicts: never,
  },
  {
    name: 'Yahoo',
    smtpHost: 'smtp.mail.yahoo.com',
    folder: { ...SPECIAL, name: 'Sent' },
    files: 'our-id',
    verdicts: half,
  },
  {
    name: 'an own server that names its folder in German',
    smtpHost: 'mail.example.org',
    folder: { name: 'Gesendete Objekte', parents: ['INBOX'] },
    files: null,
    verdicts: never,
  },
  {
    name: 'an own server that names its folder in Japanese',
    smtpHost: 'mail.example.jp',
    folder: { name: '送信済みトレイ' },
    files: 'our-id',
    verdicts: half,
  },
  {
    name: 'a relay that puts its own id in place of ours',
    smtpHost: 'email-smtp.eu-west-1.amazonaws.com',
    folder: { name: 'Sent' },
    files: null,
    verdicts: never,
  },
]

/** Two hours of checks, the first one at once. */
const CHECKS = [0.1, 1, 3, 6, 10, 60, 120]

async function checked(desk: SettleDesk, profile: Profile, delivered: boolean): Promise<string> {
  let hour = 0
  const account = accountAt(profile, delivered, () => hour)
  for (hour of CHECKS) {
    desk.at(hour)
    await settle(account, [desk.id], desk.world)
    await settleByReplies([desk.id], desk.world)
  }
  return desk.delivery().state
}

describe('12 providers', () => {
  it('are 12', () => expect(PROFILES).toHaveLength(12))

  describe.each(PROFILES)('$name', profile => {
    it('delivered: never called lost', async () => {
      const desk = await settleDesk()
      expect(await checked(desk, profile, true)).toBe(profile.verdicts.delivered)
      if (profile.verdicts.delivered === 'sent')
        expect(desk.events().at(-1)).toMatchObject({
          at: minutes(0).replace('.000Z', 'Z'),
          settledBy: 'look',
        })
    })

    it('lost: never called sent', async () => {
      const desk = await settleDesk()
      expect(await checked(desk, profile, false)).toBe(profile.verdicts.lost)
    })
  })
})
