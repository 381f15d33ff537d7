/** Hands a mail to a mailbox as the last hop of a delivery does: LMTP, RFC 2033. */
import { once } from 'node:events'
import { connect } from 'node:net'

/** @throws Error with the server's words when it does not take the mail */
export async function handInByLmtp(port: number, to: string, mail: string): Promise<void> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  let heard = ''
  const answered = async (code: string) => {
    while (!/^\d{3} .*\r\n$/m.test(heard)) heard += String((await once(socket, 'data'))[0])
    if (!heard.startsWith(code)) throw new Error(`the server said: ${heard}`)
    heard = ''
  }
  await answered('220')
  const steps = [
    ['LHLO here.test', '250'],
    ['MAIL FROM:<bounce@example.com>', '250'],
    [`RCPT TO:<${to}>`, '250'],
    ['DATA', '354'],
    [`${mail.replaceAll('\r\n.', '\r\n..')}\r\n.`, '250'],
    ['QUIT', '221'],
  ] as const
  for (const [say, code] of steps) {
    socket.write(`${say}\r\n`)
    await answered(code)
  }
  socket.destroy()
}
