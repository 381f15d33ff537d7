/** What the browser shows at the end of a sign-in: plain words, nothing of the request, nothing that runs. */
import type { ServerResponse } from 'node:http'
import type { Language } from '../../../case/model.ts'

export type PageName = 'done' | 'denied' | 'refused'

type Words = Readonly<Record<PageName, readonly [title: string, text: string]>>

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    done: [
      'Go back to the terminal',
      'escalate has heard from X and goes on in your terminal. You can close this page.',
    ],
    denied: [
      'Not signed in',
      'X says that the sign-in was not allowed. Nothing was kept. You can close this page.',
    ],
    refused: [
      'This is not your sign-in',
      'escalate does not know this request and has done nothing. If you wanted to sign in, go back to the terminal and open the link that stands there.',
    ],
  },
  de: {
    done: [
      'Zurück zum Terminal',
      'escalate hat die Antwort von X und macht in deinem Terminal weiter. Du kannst diese Seite schließen.',
    ],
    denied: [
      'Nicht angemeldet',
      'X sagt, dass die Anmeldung nicht erlaubt wurde. Es wurde nichts behalten. Du kannst diese Seite schließen.',
    ],
    refused: [
      'Das ist nicht deine Anmeldung',
      'escalate kennt diese Anfrage nicht und hat nichts getan. Wenn du dich anmelden wolltest, geh zurück zum Terminal und öffne den Link, der dort steht.',
    ],
  },
}

/** Nothing is loaded, run, framed or kept, and the address is told to nobody. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  connection: 'close',
} as const

/** @returns the page of a name; the same for everybody */
export function pageOf(name: PageName, language: Language): string {
  const [title, text] = WORDS[language][name]
  const head = `<meta charset="utf-8"><title>escalate: ${title}</title>`
  return `<!doctype html><html lang="${language}"><head>${head}</head><body><h1>${title}</h1><p>${text}</p></body></html>\n`
}

/** Answers and ends the connection; `done` is called when the page is out, or nobody is there any more. */
export function answer(
  response: ServerResponse,
  status: number,
  page: string,
  done: () => void = () => {},
): void {
  response.once('close', done)
  response.writeHead(status, { ...HEADERS, ...(status === 405 ? { allow: 'GET' } : {}) })
  response.end(page)
}
