/** The directory's record: who speaks for a company, where, and since when we know. */
import type { ChannelName, Confidence } from '../case/model.ts'

export type Purpose = 'support' | 'general' | 'main' | 'executive' | 'privacy' | 'community'
export type DeskStatus = 'active' | 'ended' | 'no-service'

export interface CompanyChannel {
  readonly channel: ChannelName
  /** Mail address, `@handle`, page name, phone number, postal address, URL. */
  readonly address: string
  /** Numeric id on the platform, where known. */
  readonly platformId: string | null
  readonly purpose: Purpose
  /** OSM opening hours, null = not known. */
  readonly hours: string | null
  readonly status: DeskStatus
  /** Date the service ended. */
  readonly ended: string | null
  readonly source: string
  /** Date (YYYY-MM-DD) the source speaks for, null = not known. */
  readonly checked: string | null
  readonly confidence: Confidence
  readonly note: string | null
}

export interface Company {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly countries: readonly string[]
  readonly sector: string | null
  readonly website: string | null
  readonly wikidata: string | null
  /** The company that took this one over; `since`: YYYY-MM-DD or YYYY. */
  readonly successor: { readonly id: string; readonly name: string; readonly since: string | null } | null
  /** True when it no longer exists and nobody took it over. */
  readonly gone: boolean
  readonly channels: readonly CompanyChannel[]
}

export interface SearchHit {
  readonly company: Company
  /** 0 to 1; 1 = the exact name, alias or id. */
  readonly score: number
}

export interface Directory {
  /** Best matches first; several with score 1 mean the name fits more than one. `country` breaks ties. */
  search(query: string, country?: string): readonly SearchHit[]
  get(id: string): Company | null
}
