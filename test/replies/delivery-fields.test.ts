import { describe, expect, it } from 'vitest'
import { codeIn, isForGood, meaningOf, moreTelling } from '../../src/replies/failure/codes.ts'
import { deliveryIn, fieldsInText } from '../../src/replies/failure/fields.ts'

const block = (...lines: string[]) =>
  lines.map(line => ({
    name: line.slice(0, line.indexOf(':')),
    value: line.slice(line.indexOf(':') + 1).trim(),
  }))
const RECIPIENT = 'final-recipient: rfc822; a@fernruf.example'

describe('the fields of a report', () => {
  it.each([
    [
      'a status written as a reply',
      ['action: failed', 'status: 550', 'diagnostic-code: 5.1.1 no such user'],
      '5.1.1',
      true,
    ],
    [
      'an empty status',
      ['action: failed', 'status:', 'diagnostic-code: smtp; 550 5.2.1 closed'],
      '5.2.1',
      true,
    ],
    ['no status at all', ['action: failed', 'diagnostic-code: smtp; 550 no mailbox'], null, true],
    ['a status with a comment', ['action: failed', 'status: 5.0.0 (permanent failure)'], '5.0.0', true],
    [
      'a general status and a telling answer',
      ['action: failed', 'status: 5.0.0', 'diagnostic-code: smtp; 550 5.7.26 DMARC'],
      '5.7.26',
      true,
    ],
    [
      'a general status against the answer',
      ['action: failed', 'status: 5.0.0', 'diagnostic-code: smtp; 452 4.2.2 full'],
      '4.2.2',
      false,
    ],
    ['a temporary status that was given up', ['action: failed', 'status: 4.4.7'], '4.4.7', false],
    ['other words for failed', ['action: Undeliverable', 'status: 5.1.2'], '5.1.2', true],
    ['a status without an action', ['status: 5.1.10'], '5.1.10', true],
  ] as const)('fail: %s', (_, lines, status, permanent) => {
    expect(deliveryIn([block(RECIPIENT, ...lines)])).toMatchObject({
      action: 'failed',
      bounce: { status, permanent, recipient: 'a@fernruf.example' },
    })
  })

  it.each([
    [['action: delayed (4 hours)', 'status: 4.4.1'], 'delayed'],
    [['status: 4.4.1', 'will-retry-until: Sat, 28 Nov 2026 09:00:00 +0100'], 'delayed'],
    [['action: relayed', 'status: 2.1.9'], 'delivered'],
    [['action: expanded', 'status: 2.0.0'], 'delivered'],
    [['status: 2.0.0'], 'delivered'],
  ] as const)('tell a delay and a success: %j', (lines, action) => {
    expect(deliveryIn([block(RECIPIENT, ...lines)])).toMatchObject({ action, bounce: { permanent: false } })
  })

  it('say nothing where they are those of the message only', () => {
    expect(deliveryIn([block('reporting-mta: dns; mx.example.org', 'arrival-date: today')])).toBeNull()
  })

  it('prefer the recipient that failed for good', () => {
    const blocks = [
      block('final-recipient: rfc822; a@x.example', 'action: failed', 'status: 4.2.2'),
      block('final-recipient: rfc822; b@x.example', 'action: failed', 'status: 5.1.1'),
    ]
    expect(deliveryIn(blocks)?.bounce).toMatchObject({ permanent: true, recipient: 'b@x.example' })
  })

  it('are found in a text, folded lines with them', () => {
    const text =
      'Technical report:\n\nFinal-Recipient: rfc822; a@x.example\nAction: failed\nDiagnostic-Code: smtp;\n   550 5.1.1 gone\nStatus: 5.1.1\n'
    expect(deliveryIn([fieldsInText(text)])).toMatchObject({
      action: 'failed',
      bounce: { status: '5.1.1', recipient: 'a@x.example', reason: '550 5.1.1 gone' },
    })
    expect(fieldsInText('Status: offen\nAction: bitte warten')).toEqual([])
  })
})

describe('codes in a text', () => {
  it.each([
    ['550 5.1.1 <a@x.example>: unknown', '550', '5.1.1'],
    ['host said: 452-4.2.2 full', '452', '4.2.2'],
    ['#550 #5.1.1 RESOLVER.ADR##', '550', '5.1.1'],
    ['(#5.1.1)', null, '5.1.1'],
    ['<<< 421', '421', null],
    ["Remote Server returned '550 no'", '550', null],
    ['sagte: 554 abgelehnt', '554', null],
  ])('%s', (text, reply, status) => {
    expect(codeIn(text)).toMatchObject({ reply, status })
  })

  it.each([
    'Ihr Guthaben beträgt 412,00 EUR',
    'Flug ES 512 von Split',
    'Rufen Sie 0201 555 0140 an',
    'larger than: 500 MB',
    'on 192.5.1.1 and 5.1.1.7',
    'am 24.11.2026, 4.12.2026',
    'Bestellung 66-450231',
  ])('none: %s', text => {
    expect(codeIn(text)).toBeNull()
  })

  it('mean for good or not now', () => {
    expect(isForGood('5.1.1', '450')).toBe(true)
    expect(isForGood('5.0.0', '450')).toBe(false)
    expect(isForGood(null, '552')).toBe(true)
    expect(isForGood('4.2.2', null)).toBe(false)
    expect(isForGood(null, null)).toBeNull()
    expect(moreTelling('5.0.0', '5.7.1')).toBe('5.7.1')
    expect(moreTelling('5.1.1', '5.7.1')).toBe('5.1.1')
    expect(meaningOf('5.1.10')).toBe('no such address')
    expect(meaningOf('5.0.0')).toBeNull()
  })
})
