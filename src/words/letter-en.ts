/** The English letter (vocabulary after facts on demand letters: report, reminder, executive, final deadline). */
import type { LetterWords, OpeningFacts } from './letter-words.ts'

const number = (ticket: string | null) => (ticket === null ? '' : `, ticket ${ticket}`)

function again({ first, ticket, matter, acknowledged }: OpeningFacts): string {
  const start =
    first === null
      ? `My earlier requests have not led to a solution${matter}`
      : `My message of ${first.on} (${first.by}${number(ticket)}) has not led to a solution so far${matter}`
  const receipt = ' An automatic receipt is not an answer. Please name a contact person and a date.'
  return acknowledged ? start + receipt : start
}

function decide({ first, matter }: OpeningFacts): string {
  const since =
    first === null
      ? 'has not solved the following case'
      : `has known the following case since ${first.on} and has not solved it`
  return (
    `I am writing to you because your customer service ${since}${matter} ` +
    'What has happened so far is listed below. Please pass this to someone who can decide.'
  )
}

function lastTime({ first, ticket, matter }: OpeningFacts): string {
  const since = first === null ? '' : `, first on ${first.on} ${first.by}${number(ticket)}`
  return `I have already contacted you about this matter${since}. It is still not resolved${matter}`
}

function board({ company, first, matter }: OpeningFacts): string {
  const raised = first === null ? '' : ` I first raised it with them on ${first.on} ${first.by}.`
  return `I am asking you to look into my dispute with ${company}${matter}${raised}`
}

function redirect({ answer, by, sameWay, matter }: OpeningFacts): string {
  const asked =
    answer === null
      ? `You asked me to write to you ${by}.`
      : `You asked me ${answer.by} on ${answer.on} to write to ${sameWay ? 'this address' : `you ${by}`}.`
  return `${asked} Here is the whole matter, so that I do not have to explain it all again${matter}`
}

function thanks({ answer, ticket }: OpeningFacts): string {
  const from = answer === null ? '' : ` of ${answer.on}`
  return `Thank you for your message${from}${ticket === null ? '' : ` (ticket ${ticket})`}.`
}

export const LETTER_EN: LetterWords = {
  greeting: 'Hello,',
  openings: {
    report: ({ matter }) => `I am writing to you about the following problem${matter}`,
    again,
    decide,
    lastTime,
    board,
    redirect,
    thanks,
  },
  facts: 'What happened',
  company: 'Company',
  happened: 'Happened on',
  refs: 'References',
  tickets: 'Ticket number',
  contacts: 'Contacts so far',
  wish: 'What I ask of you',
  wishBeforeBoard: 'What I ask of the company',
  anyWish: 'Please put this right.',
  deadline: {
    first: date =>
      date === null
        ? 'Please let me know by when I can expect a solution.'
        : `I expect your reply by ${date}. If I have not heard from you by then, I will contact you again.`,
    again: date =>
      date === null
        ? 'Please give me a date for the solution.'
        : `Please settle this by ${date}. Otherwise I will continue to pursue the matter.`,
    last: date =>
      (date === null
        ? 'This is my last message on this matter before I look for help elsewhere.'
        : `I am setting a final deadline: your reply must reach me by ${date}.`) +
      ' After that I will turn to the body in charge of consumer complaints and rely on the rights I have.',
    board: () => 'Please let me know what else you need from me.',
  },
  confirm: 'Please confirm in writing that you have received this message.',
  attachments: 'Attachments (copies)',
  closing: 'Kind regards,',
  email: 'E-mail',
  phone: 'Phone',
  address: 'Address',
  subject: {
    report: title => title,
    redirect: title => title,
    again: title => `Reminder: ${title}`,
    decide: title => `Request for a decision: ${title}`,
    lastTime: title => `Final deadline: ${title}`,
    board: title => `Request for dispute resolution: ${title}`,
    thanks: title => `Re: ${title}`,
  },
  untitled: 'Complaint',
}
