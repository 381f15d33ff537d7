/** A step of the ladder that the user took without the program. */
import { digestOf } from './digest.ts'
import type { StepDone } from './events.ts'
import type { Message } from './model.ts'
import type { Delivery, LoggedCall } from './state.ts'

/** @returns the message as one that left: it was written by hand where the program would have handed over its own */
export function ownStep(
  { seq, at, text, channel }: Omit<LoggedCall, 'incoming'>,
  { step, to, purpose, deadline }: StepDone,
): Delivery {
  const message: Message = { step, channel, to, subject: null, text: text.toWellFormed(), attachments: [] }
  const none = { messageId: null, account: null, process: null, reason: null, url: null } as const
  return {
    ...{ ...none, seq, at, purpose, message, deadline },
    digest: digestOf(message),
    mode: 'hand-off',
    state: 'confirmed',
    settledAt: at,
    permanent: false,
    aside: false,
  }
}
