/** Facebook: a post or comment on the company's page that the person writes there. */
import type { Channel } from '../channel.ts'
import { parsePage } from './address.ts'
import { pageHandOff } from './handoff.ts'
import { checkPostUrl } from './post-url.ts'

export const facebook: Channel = {
  name: 'facebook',
  public: true,
  limit: null,
  modes: ['hand-off'],
  settings: ['facebook.mode'],
  secrets: [],
  example: 'company.name',
  parseAddress: parsePage,
  handOff: async message => pageHandOff(message),
  checkPostUrl,
}
