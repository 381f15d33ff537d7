/** One field of a story file while it is checked: knows where it stands, so that a complaint can name it. */
import { EXIT, UserError } from '../errors.ts'

const MAX_TEXT = 20_000

export class Field {
  constructor(
    readonly value: unknown,
    readonly path: string,
  ) {}

  /** @returns the complaint about this field; to be thrown. @param right what would be right */
  wrong(right: string): UserError {
    return new UserError('bad_story', EXIT.usage, `${this.path || 'the story'} should be ${right}`)
  }

  private fields(): Record<string, unknown> {
    const { value } = this
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw this.wrong('an object')
    return value as Record<string, unknown>
  }

  has(key: string): boolean {
    return Object.hasOwn(this.fields(), key)
  }

  at(key: string): Field {
    const fields = this.fields()
    const path = this.path ? `${this.path}.${key}` : key
    return new Field(Object.hasOwn(fields, key) ? fields[key] : undefined, path)
  }

  only(keys: readonly string[]): void {
    const extra = Object.keys(this.fields()).find(key => !keys.includes(key))
    if (extra !== undefined) throw this.at(extra).wrong(`left out; known here: ${keys.join(', ')}`)
  }

  isNull(): boolean {
    return this.value === null
  }

  text(): string {
    const { value } = this
    if (typeof value !== 'string' || value.trim() === '') throw this.wrong('a text that is not empty')
    if (value.length > MAX_TEXT) throw this.wrong(`a text of at most ${MAX_TEXT} characters`)
    return value
  }

  flag(): boolean {
    if (typeof this.value !== 'boolean') throw this.wrong('true or false')
    return this.value
  }

  oneOf<T extends string>(choices: readonly T[]): T {
    const found = choices.find(choice => choice === this.value)
    if (found === undefined) throw this.wrong(`one of ${choices.join(', ')}`)
    return found
  }

  /** @returns the instant in UTC, without a fraction of a second */
  instant(): string {
    const text = this.text()
    const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(text)
      ? Date.parse(text)
      : Number.NaN
    if (Number.isNaN(time)) throw this.wrong('an instant such as 2013-04-20T10:29:00+02:00')
    return new Date(time).toISOString().replace('.000Z', 'Z')
  }

  list<T>(read: (field: Field) => T, least: number, most: number): T[] {
    const { value } = this
    if (!Array.isArray(value) || value.length < least || value.length > most)
      throw this.wrong(`a list of ${least} to ${most}`)
    return value.map((each, index) => read(new Field(each, `${this.path}[${index}]`)))
  }

  record<T>(read: (field: Field) => T): Record<string, T> {
    const entries = Object.keys(this.fields()).map(key => [key, read(this.at(key))] as const)
    return Object.fromEntries(entries)
  }
}
