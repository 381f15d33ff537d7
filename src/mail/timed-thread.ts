/** A thread for work on hostile mail: a job that takes too long, or too much memory, ends with it. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { UserError } from '../errors.ts'
import { MAIL_LIMITS, tooDear } from './limits.ts'

/** What the thread says first, when its code is loaded. */
export const READY = 'ready'

/** What the thread answers to a job. */
export type Answer =
  | { readonly value: unknown }
  | { readonly refusal: Pick<UserError, 'code' | 'exit' | 'message' | 'hints'> }

export interface TimedThread {
  /**
   * Jobs are done one after the other.
   * @param milliseconds it may take, counted from when it is its turn and the thread has loaded its code
   * @param transfer buffers that are given away instead of copied
   * @throws UserError `mail_too_complex` when it took too long or too much, and whatever UserError the job threw
   */
  run(job: unknown, milliseconds: number, transfer?: readonly ArrayBuffer[]): Promise<unknown>
  close(): void
}

/** The heap is bounded for the thread alone; bytes of attachments lie outside of it. */
async function started(entry: URL, heapMegabytes: number): Promise<Worker> {
  const resourceLimits = { maxOldGenerationSizeMb: heapMegabytes }
  const worker = new Worker(entry, { env: {}, execArgv: [], resourceLimits })
  await once(worker, 'message')
  // What fails between two jobs concerns nobody; the next job gets a new thread.
  worker.on('error', () => {})
  return worker
}

function unpacked(answer: Answer): unknown {
  if ('value' in answer) return answer.value
  const { code, exit, message, hints } = answer.refusal
  throw new UserError(code, exit, message, { hints })
}

const isOutOfMemory = (error: unknown): boolean =>
  (error as { readonly code?: unknown } | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** @returns the answer. @throws what became of the thread instead */
async function answerOf(worker: Worker, milliseconds: number): Promise<Answer> {
  const waiting = new AbortController()
  const timer = setTimeout(() => waiting.abort(tooDear('time')), milliseconds)
  try {
    const [answer] = await once(worker, 'message', { signal: waiting.signal })
    return answer as Answer
  } catch (error) {
    if (isOutOfMemory(error)) throw tooDear('memory')
    throw waiting.signal.aborted ? waiting.signal.reason : error
  } finally {
    clearTimeout(timer)
  }
}

/**
 * @param entry module of the thread: it says {@link READY} once and then answers every job
 * @param heapMegabytes a job may take
 */
export function timedThread(entry: URL, heapMegabytes: number = MAIL_LIMITS.heapMegabytes): TimedThread {
  let thread: Promise<Worker> | null = null
  let last: Promise<unknown> = Promise.resolve()

  async function start(): Promise<Worker> {
    try {
      const worker = await started(entry, heapMegabytes)
      worker.once('exit', () => {
        thread = null
      })
      return worker
    } catch (error) {
      thread = null
      throw error
    }
  }

  /** While nothing is asked of it the thread keeps no process alive. */
  async function ask(job: unknown, milliseconds: number, transfer: readonly ArrayBuffer[]): Promise<Answer> {
    const worker = await (thread ??= start())
    worker.ref()
    try {
      worker.postMessage(job, transfer)
      const answer = await answerOf(worker, milliseconds)
      worker.unref()
      return answer
    } catch (error) {
      await worker.terminate()
      throw error
    }
  }

  return {
    run(job, milliseconds, transfer = []) {
      const answer = last.then(() => ask(job, milliseconds, transfer))
      last = answer.catch(() => {})
      return answer.then(unpacked)
    },
    close: () => void thread?.then(worker => worker.terminate()),
  }
}
