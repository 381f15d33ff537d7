import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { postId, SNOWFLAKE_EPOCH, timeOfPost } from '../../src/sandbox/snowflake.ts'

describe('ids of posts on X', () => {
  it('hold the time of the post, to the millisecond', () => {
    const instant = fc.integer({ min: SNOWFLAKE_EPOCH + 1, max: Date.UTC(2060, 0) })
    fc.assert(
      fc.property(instant, fc.nat(5000), (time, earlier) => {
        const at = new Date(time).toISOString()
        expect(timeOfPost(postId(at, earlier))).toBe(at)
      }),
    )
  })

  it('differ for two posts in one millisecond', () => {
    expect(postId('2013-04-20T08:44:00Z', 1)).not.toBe(postId('2013-04-20T08:44:00Z', 2))
  })

  it('are counted up before 2010-11-04, and hold no time then', () => {
    expect(postId('2010-10-29T18:30:00Z', 3)).toBe('1003')
    expect(timeOfPost('1003')).toBeNull()
    expect(timeOfPost('no id')).toBeNull()
    expect(() => postId('yesterday', 0)).toThrow(RangeError)
  })
})
