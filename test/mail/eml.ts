/** Builds the bytes of mails for tests. */

/** @returns bytes of the lines with CRLF */
export function eml(...lines: string[]): Uint8Array {
  return new TextEncoder().encode(lines.join('\r\n'))
}

const TOP = [
  'Return-Path: <>',
  'From: Mail Delivery System <MAILER-DAEMON@mx.example.org>',
  'To: ann@example.org',
  'Date: Mon, 23 Nov 2026 09:00:00 +0100',
  'MIME-Version: 1.0',
  'Auto-Submitted: auto-replied',
]

/** A delivery report (RFC 3464) with the fields of one recipient. */
export function deliveryReport(subject: string, ...recipient: string[]): Uint8Array {
  return eml(
    ...TOP,
    `Subject: ${subject}`,
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'This is the mail system at host mx.example.org.',
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    'Arrival-Date: Mon, 23 Nov 2026 08:59:00 +0100',
    '',
    ...recipient,
    '',
    '--b1',
    'Content-Type: message/rfc822',
    '',
    'From: ann@example.org',
    'Message-ID: <own-1@case.test>',
    'Subject: Landline dead',
    '',
    'Wir melden uns innerhalb von 3 Tagen.',
    '--b1--',
    '',
  )
}

export function readReceipt(): Uint8Array {
  return eml(
    'From: Service <service@fernruf.example>',
    'Subject: Gelesen: Anschluss tot',
    'Content-Type: multipart/report; report-type=disposition-notification; boundary=b2',
    '',
    '--b2',
    'Content-Type: text/plain',
    '',
    'Ihre Nachricht wurde gelesen.',
    '--b2',
    'Content-Type: message/disposition-notification',
    '',
    'Final-Recipient: rfc822;service@fernruf.example',
    'Original-Message-ID: <own-1@case.test>',
    'Disposition: manual-action/MDN-sent-manually; displayed',
    '--b2--',
    '',
  )
}

export function absenceNote(): Uint8Array {
  return eml(
    'From: =?utf-8?Q?J=C3=B6rg_Muster?= <joerg@fernruf.example>',
    'Subject: =?utf-8?Q?Abwesenheit=3A_St=C3=B6rung?=',
    'Auto-Submitted: auto-replied',
    'Content-Type: text/plain; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Ich bin bis zum 30. November nicht im B=FCro.',
  )
}
