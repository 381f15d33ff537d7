/** What a reading says of a redirect beside its class. */
import { describe, expect, it } from 'vitest'
import { read } from '../../src/replies/read.ts'
import { messageOf } from './message.ts'

it('names the channel and the address that are named', () => {
  const reading = read(
    messageOf({ text: 'Bitte wenden Sie sich mit Ihrem Anliegen an garantie@fernruf.example.' }),
  )
  expect(reading).toMatchObject({
    class: 'redirect',
    redirect: { channel: 'email', address: 'garantie@fernruf.example' },
  })
})

it('names no redirect where they refuse', () => {
  const text = 'Guten Tag, wir lehnen Ihre Forderung ab. Ein Anspruch auf Erstattung besteht nicht.'
  expect(read(messageOf({ text }))).toMatchObject({ class: 'refusal', redirect: null })
})

it('is unsure of a text that says nearly nothing', () => {
  expect(read(messageOf({ text: 'ok' })).confidence).toBeLessThan(0.5)
})

describe('"nobody reads this"', () => {
  const notice = 'Bitte antworten Sie nicht auf diese E-Mail, dieses Postfach wird nicht gelesen.'
  const decision = 'Ihre Reklamation haben wir geprüft. Eine Gutschrift können wir Ihnen nicht anbieten.'
  const mail = (text: string) => read(messageOf({ from: 'noreply@fernruf.example', text }))

  it('below the name of who decided says nothing of who wrote', () => {
    for (const closing of ['', 'Freundliche Grüße\n']) {
      const reading = mail(`Sehr geehrte Frau Muster,\n\n${decision}\n\n${closing}Lea Wolf\n\n${notice}`)
      expect([reading.class, reading.automatic]).toEqual(['refusal', false])
      expect(reading.visibleText).not.toContain('Postfach')
    }
  })

  it('is said by a machine where it is all there is', () => {
    const text = `Guten Tag,\n\n${notice} Bitte nutzen Sie unser Kontaktformular: https://fernruf.example/kontakt\n\nIhr Fernruf Team`
    const reading = mail(text)
    expect([reading.class, reading.automatic, reading.settles]).toEqual(['redirect', true, false])
  })
})
