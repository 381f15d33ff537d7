/** Colour by chalk: loaded only where a person looks at a terminal that can show it. */
import { Chalk } from 'chalk'
import { clickable } from './link.ts'
import type { Paint } from './style.ts'

const chalk = new Chalk({ level: 1 })

const BY_STYLE = {
  bold: chalk.bold,
  dim: chalk.dim,
  good: chalk.green,
  warn: chalk.yellow,
  bad: chalk.red,
  link: (url: string) => clickable(url, chalk.cyan),
  code: chalk.black.bgWhiteBright,
  ink: chalk.black.bgBlack,
}

/** Sixteen colours only: they follow the user's own theme. */
export const paint: Paint = (style, text) => BY_STYLE[style](text)
