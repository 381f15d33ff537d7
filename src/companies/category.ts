/** What a complaint about a company is most likely about. */
import type { Category } from '../case/model.ts'

const CATEGORY_OF: Readonly<Record<string, Category>> = {
  telecom: 'telecom',
  post: 'parcel',
  air: 'travel',
  rail: 'travel',
  'local-transport': 'travel',
  travel: 'travel',
  energy: 'energy',
  bank: 'bank',
  shop: 'shop',
  device: 'device',
}

/**
 * The category to suggest for a company's sector (words of the arbitration boards' list: `air`, `post`, ...).
 * @returns `other` for sectors without a category of their own
 */
export function categoryOf(sector: string | null): Category {
  return sector !== null && Object.hasOwn(CATEGORY_OF, sector) ? CATEGORY_OF[sector]! : 'other'
}
