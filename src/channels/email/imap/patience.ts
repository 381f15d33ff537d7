/** A server that keeps talking is never silent: how long, and how much, one answer of it may be. */

export interface Patience {
  /** Milliseconds. */
  readonly time: number
  /** Bytes, as they come over the line. */
  readonly bytes: number
}

/** What is asked for bytes received so far, and ended when an answer has no end. */
export interface Line {
  stats(): { readonly received: number }
  close(): void
}

/**
 * Ten minutes: the heads of a mailbox of years over a slow line; 64 MB: the largest batch of mails is 11, and where a
 * server counts the size of a mail wrongly a few times that.
 */
export const ANSWER: Patience = { time: 600_000, bytes: 64 * 1024 * 1024 }

/** Between two looks at how far it is, in milliseconds; a fast line brings 100 MB in one. */
const LOOK = 250

/** @returns the error for an answer that is not waited for any longer; its code is in the table of `failure.ts` */
export const endless = (code: 'TOO_LONG' | 'TOO_MUCH'): Error =>
  Object.assign(new Error('the answer has no end'), { code })

/**
 * Waits for an answer, and ends the connection when it does not come to an end.
 * @throws Error with the code `TOO_LONG` or `TOO_MUCH`, and what `answer` throws
 */
export async function within<Answer>(
  line: Line,
  { time, bytes }: Patience,
  answer: Promise<Answer>,
): Promise<Answer> {
  const [end, before] = [performance.now() + time, line.stats().received]
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      const late = performance.now() > end
      if (!late && line.stats().received - before <= bytes) return
      reject(endless(late ? 'TOO_LONG' : 'TOO_MUCH'))
      line.close()
    }, LOOK)
  })
  try {
    return await Promise.race([answer, limit])
  } finally {
    clearInterval(timer)
  }
}
