import { describe, expect, it } from 'vitest'
import type { ChannelName } from '../../src/case/model.ts'
import { usableChannel } from '../../src/companies/desks.ts'
import type { CompanyChannel } from '../../src/companies/record.ts'
import { channel, company } from './fixture.ts'

function picked(name: ChannelName, ...channels: Partial<CompanyChannel>[]) {
  const desk = usableChannel(company({ channels: channels.map(entry => channel(entry)) }), name)
  return desk.channel === null ? desk.skip : desk.channel.address
}

describe('usableChannel', () => {
  it('takes support before general before main, then the better known', () => {
    const support = { address: 'support@example.com', confidence: 'low' } as const
    const general = { address: 'info@example.com', purpose: 'general' } as const
    const main = { address: 'main@example.com', purpose: 'main' } as const
    expect(picked('email', main, general, support)).toBe('support@example.com')
    expect(picked('email', main, general)).toBe('info@example.com')
    expect(picked('email', { ...general, address: 'old@example.com', confidence: 'low' }, general)).toBe(
      'info@example.com',
    )
    expect(picked('email', general, { ...general, address: 'second@example.com' })).toBe('info@example.com')
  })

  it('never takes the board or the privacy officer', () => {
    expect(picked('email', { purpose: 'privacy' }, { purpose: 'executive' })).toBe('no-address')
  })

  it('says why there is none', () => {
    expect(picked('x')).toBe('no-address')
    expect(picked('email', { status: 'ended' })).toBe('desk-ended')
    expect(picked('email', { status: 'no-service' })).toBe('no-service')
    expect(picked('email', { status: 'no-service', purpose: 'main' }, { status: 'ended' })).toBe('desk-ended')
    const gone = company({ gone: true, channels: [channel({})] })
    expect(usableChannel(gone, 'email')).toEqual({ channel: null, skip: 'company-gone' })
  })

  it('takes a living address although another one ended', () => {
    expect(picked('email', { address: 'old@example.com', status: 'ended' }, { purpose: 'main' })).toBe(
      'service@example.com',
    )
  })

  it('puts a known main account before a doubtful support account', () => {
    const doubtful = { channel: 'x', address: '@askexample', confidence: 'low' } as const
    const main = { channel: 'x', address: '@example', purpose: 'main', confidence: 'medium' } as const
    expect(picked('x', doubtful, main)).toBe('@example')
    expect(picked('x', doubtful)).toBe('@askexample')
    expect(picked('x', main, { ...doubtful, confidence: 'medium' })).toBe('@askexample')
    expect(picked('facebook', { ...doubtful, channel: 'facebook' }, { ...main, channel: 'facebook' })).toBe(
      '@example',
    )
  })

  it('marks a main account on X, and only there', () => {
    const main = channel({ channel: 'x', address: '@example', purpose: 'main' })
    const page = channel({ channel: 'facebook', address: 'example', purpose: 'main' })
    const brand = company({ channels: [main, page] })
    expect(usableChannel(brand, 'x').channel?.confidence).toBe('low')
    expect(usableChannel(brand, 'facebook').channel).toBe(page)
    const support = channel({ channel: 'x', address: '@askexample', confidence: 'medium' })
    expect(usableChannel(company({ channels: [support] }), 'x').channel).toBe(support)
    const unknown = channel({ channel: 'x', address: '@example', purpose: 'main', confidence: 'unverified' })
    expect(usableChannel(company({ channels: [unknown] }), 'x').channel).toBe(unknown)
  })
})
