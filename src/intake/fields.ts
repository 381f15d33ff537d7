/** Every question of `new`: its flag, its field in `--from`, and its JSON Schema, in one table. */
import { CATEGORIES, CHANNELS } from '../case/model.ts'

/** What the user gave, unchecked. */
export interface Intake {
  readonly company?: string
  readonly problem?: string
  readonly title?: string
  readonly wish?: string
  readonly category?: string
  readonly happened?: string
  readonly refs?: readonly { readonly name: string; readonly value: string }[]
  readonly attach?: readonly string[]
  readonly channels?: readonly string[]
  readonly to?: Readonly<Record<string, string>>
  readonly by?: string
  readonly name?: string
  readonly email?: string
  readonly phone?: string
  readonly address?: string
  readonly country?: string
  readonly region?: string
  readonly textLang?: string
}

interface Field {
  readonly flag: string
  readonly schema: Readonly<Record<string, unknown>>
}

const text = (description: string, maxLength = 300) => ({ type: 'string', maxLength, description })
const list = (description: string, items: unknown) => ({ type: 'array', maxItems: 50, items, description })

export const FIELDS: { readonly [K in keyof Required<Intake>]: Field } = {
  company: { flag: '--company', schema: text('id or name of the company') },
  problem: { flag: '--problem', schema: text('what happened, in your own words', 20_000) },
  title: { flag: '--title', schema: text('a few words for lists and subjects', 120) },
  wish: { flag: '--wish', schema: text('what you want the company to do', 2_000) },
  category: { flag: '--category', schema: { enum: CATEGORIES, description: 'kind of matter' } },
  happened: { flag: '--happened', schema: text('date of the event, YYYY-MM-DD') },
  refs: {
    flag: '--ref',
    schema: list('numbers at the company, always private', {
      type: 'object',
      required: ['name', 'value'],
      additionalProperties: false,
      properties: { name: { type: 'string', maxLength: 300 }, value: { type: 'string', maxLength: 300 } },
    }),
  },
  attach: { flag: '--attach', schema: list('paths of files to attach', { type: 'string' }) },
  channels: { flag: '--channels', schema: list('order of the ladder', { enum: CHANNELS }) },
  to: {
    flag: '--to',
    schema: {
      type: 'object',
      description: 'addresses of your own by channel',
      propertyNames: { enum: CHANNELS },
      additionalProperties: { type: 'string' },
    },
  },
  by: { flag: '--by', schema: text('your deadline, YYYY-MM-DD; replaces the wait of the first step') },
  name: { flag: '--name', schema: text('your name') },
  email: { flag: '--email', schema: text('your e-mail address') },
  phone: { flag: '--phone', schema: text('your phone number') },
  address: { flag: '--address', schema: text('your postal address') },
  country: { flag: '--country', schema: text('your country, two letters', 2) },
  region: { flag: '--region', schema: text('your state or canton, e.g. BY') },
  textLang: { flag: '--text-lang', schema: { enum: ['de', 'en'], description: 'language of the letters' } },
}

/** @returns the JSON Schema (2020-12) of `--from`, as `escalate help formats` prints it */
export function intakeSchema() {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'escalate new --from',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(Object.entries(FIELDS).map(([name, { schema }]) => [name, schema])),
  }
}
