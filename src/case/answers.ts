/** Where an answer to the company can be made ready by the program. */
import { CARRIED, type ChannelName } from './model.ts'

/** Besides the channels of the ladder the chats: their text is handed to the person. A call, a form or a letter is theirs. */
export const ANSWERED: readonly ChannelName[] = [...CARRIED, 'x-dm', 'messenger']
