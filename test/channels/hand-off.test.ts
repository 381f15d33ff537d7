import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { email } from '../../src/channels/email/channel.ts'
import { MAX_MAILTO, mailtoLink } from '../../src/channels/email/mailto.ts'
import { facebook } from '../../src/channels/facebook/channel.ts'
import { intentLink } from '../../src/channels/x/handoff.ts'
import { envelope, message, PDF, PDF_HASH } from './messages.ts'

const invoice = [{ name: 'Rechnung.pdf', sha256: PDF_HASH, bytes: PDF.length }]

describe('the link for a mail program', () => {
  it('is encoded after RFC 6068', () => {
    expect(mailtoLink({ to: "o'neill+a@example.com", subject: 'Ä & B?', text: 'a b\nc+d\r\ne' })).toBe(
      'mailto:o%27neill%2Ba@example.com?subject=%C3%84%20%26%20B%3F&body=a%20b%0D%0Ac%2Bd%0D%0Ae',
    )
  })

  it('lets a subject add no header', () => {
    const link = mailtoLink({ to: 'a@example.com', subject: 'x\r\nBcc: y@example.net&cc=z', text: '' })
    expect(link).toBe('mailto:a@example.com?subject=x%20Bcc%3A%20y%40example.net%26cc%3Dz&body=')
  })

  it('ends at 1,900 characters', () => {
    const empty = mailtoLink({ to: 'a@example.com', subject: null, text: '' }) ?? ''
    const text = 'a'.repeat(MAX_MAILTO - empty.length)
    expect(mailtoLink({ to: 'a@example.com', subject: null, text })).toHaveLength(1900)
    expect(mailtoLink({ to: 'a@example.com', subject: null, text: `${text}a` })).toBeNull()
  })
})

describe('handing off a mail', () => {
  it('is the link alone when all fits into it', async () => {
    const handOff = await email.handOff(message('email'), envelope())
    expect(handOff).toMatchObject({ clipboard: null, file: null, notes: [] })
    expect(handOff.url).toMatch(/^mailto:service@example\.com\?subject=Anschluss%20/)
  })

  it('is a draft file and the clipboard for a long letter; the link still opens an addressed mail', async () => {
    const text = 'Sehr geehrte Damen und Herren, äöü.\n'.repeat(100)
    const handOff = await email.handOff(message('email', { text }), envelope())
    expect(handOff.clipboard).toBe(text)
    expect(handOff.url).toBe(
      'mailto:service@example.com?subject=Anschluss%20gest%C3%B6rt%20seit%203.%20November',
    )
    expect(handOff.file?.name).toBe('complaint.eml')
    const draft = await PostalMime.parse(handOff.file?.bytes ?? '')
    expect(draft.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1')
    expect(draft.to?.map(({ address }) => address)).toEqual(['service@example.com'])
    expect(draft.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(text.trimEnd())
    expect(handOff.notes).toEqual(['text-in-clipboard'])
  })

  it('is a draft file with the attachments in it', async () => {
    const handOff = await email.handOff(message('email', { attachments: invoice }), envelope())
    const draft = await PostalMime.parse(handOff.file?.bytes ?? '')
    expect(draft.attachments.map(({ filename }) => filename)).toEqual(['Rechnung.pdf'])
    expect(handOff.notes).toEqual(['draft-file', 'attach-by-hand'])
  })

  it('is a draft without them when an attachment cannot be read', async () => {
    const attachments = [...invoice, { name: 'gone.pdf', sha256: 'f'.repeat(64), bytes: 1 }]
    const handOff = await email.handOff(message('email', { attachments }), envelope())
    expect((await PostalMime.parse(handOff.file?.bytes ?? '')).attachments).toEqual([])
    expect(handOff.notes).toEqual(['text-in-clipboard', 'attach-by-hand'])
  })

  it('takes a sender and subject with line breaks, as one line', async () => {
    const sender = { name: 'Erika\r\nBcc: evil@example.net', email: null }
    const handOff = await email.handOff(
      message('email', { subject: 'a\nb', attachments: invoice }),
      envelope({ sender }),
    )
    const draft = await PostalMime.parse(handOff.file?.bytes ?? '')
    expect(draft.subject).toBe('a b')
    expect(draft.bcc ?? []).toEqual([])
  })
})

describe('preparing a mail', () => {
  it('keeps our Message-ID and needs an address of ours', async () => {
    await expect(email.prepare?.(message('email'), envelope())).resolves.toMatchObject({
      messageId: '<telekom-1.0b6e@example.org>',
    })
    const nobody = envelope({ sender: { name: 'Erika', email: null } })
    await expect(email.prepare?.(message('email'), nobody)).rejects.toMatchObject({
      code: 'missing_input',
      exit: 2,
    })
  })
})

describe('handing off in public', () => {
  it('opens X with the post written', () => {
    expect(intentLink("@a it's 100 % dead & gone! (again)\n#x")).toBe(
      'https://x.com/intent/tweet?text=%40a%20it%27s%20100%20%25%20dead%20%26%20gone%21%20%28again%29%0A%23x',
    )
  })

  it('opens the page on Facebook by name or by number', async () => {
    const text = 'Hallo'
    expect(await facebook.handOff(message('facebook', { to: 'telekomhilft', text }), envelope())).toEqual({
      url: 'https://www.facebook.com/telekomhilft',
      clipboard: 'Hallo',
      file: null,
      notes: ['text-in-clipboard', 'page-may-want-like'],
    })
    const byNumber = await facebook.handOff(message('facebook', { to: '100064123456789', text }), envelope())
    expect(byNumber.url).toBe('https://www.facebook.com/profile.php?id=100064123456789')
  })
})
