/** The program's own source as the tests of its structure see it: files, imports, code without comments. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { ROOT } from './build.ts'

export interface Import {
  /** As written: `../case/fold.ts`, `node:fs`, `commander`. */
  readonly specifier: string
  /** Path from src/ (`case/fold.ts`) of an own file, else null. */
  readonly own: string | null
  /** `type`: gone at run time; `lazy`: `await import()`. */
  readonly kind: 'value' | 'type' | 'lazy'
}

const STATIC = /(?:^|[\n;])\s*(import|export)(\s+type)?\s+(?:[^'"`;()=]*?\bfrom\s*)?(['"])([^'"]+)\3/g
const CALLED = /(typeof\s+)?\bimport\(\s*(['"])([^'"]+)\2/g

/** @returns paths from src/, sorted, with forward slashes */
export function sourceFiles(): string[] {
  const all = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  return all
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => path.endsWith('.ts'))
    .sort()
}

/** @returns the text of a source file without comments; strings stay as they are */
export function codeOf(file: string): string {
  return withoutComments(readFileSync(join(ROOT, 'src', file), 'utf8'))
}

/** Strings are matched first, so that `//` inside one is no comment. */
export function withoutComments(text: string): string {
  const token = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g
  return text.replace(token, found => (/^\/[/*]/.test(found) ? ' ' : found))
}

/** @param file path from src/ that the specifiers are relative to */
export function importsOf(file: string, code: string): Import[] {
  const fixed = [...code.matchAll(STATIC)].map(([whole, , type, , specifier]) =>
    toImport(file, specifier!, type || onlyTypes(whole) ? 'type' : 'value'),
  )
  const called = [...code.matchAll(CALLED)].map(([, type, , specifier]) =>
    toImport(file, specifier!, type ? 'type' : 'lazy'),
  )
  return [...fixed, ...called]
}

/** `import { type A, type B } from` counts as a type import. */
function onlyTypes(statement: string): boolean {
  const names = /\{([^}]*)\}/
    .exec(statement)?.[1]
    ?.split(',')
    .filter(name => name.trim() !== '')
  return names !== undefined && names.length > 0 && names.every(name => /^\s*type\s/.test(name))
}

function toImport(file: string, specifier: string, kind: Import['kind']): Import {
  const own = specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : null
  return { specifier, own, kind }
}
