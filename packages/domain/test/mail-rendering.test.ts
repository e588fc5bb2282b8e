import { expect, test } from 'vitest'
import { mailKinds } from '../src/mails/mail-kinds.ts'
import { renderMail } from '../src/mails/render-mail.ts'

const evil = '<img src=x onerror=alert(1)>"\'&</a>'
const link = {
  app: 'fortnox',
  venue: evil,
  url: 'https://collector.example/connect/abc?x="><script>',
  validUntil: '2026-12-05T12:00:00.000Z',
  senderName: evil,
  senderEmail: 'anna@reco.example',
  greeting: `Hej\n${evil}`,
  daysBack: 30,
  retentionDays: 90,
} as const

for (const language of ['sv', 'en'] as const) {
  test(`whatever people have typed is text in a mail, in ${language}`, () => {
    const { subject, text, html } = renderMail(mailKinds.consent_link.write(language, link), language)
    expect(html).not.toMatch(/<(img|script)/)
    expect(html).not.toContain(evil)
    expect(html.match(/&(lt|#60);img src(=|&#61;)x/g)?.length).toBeGreaterThanOrEqual(3)
    expect(text).toContain(evil)
    expect(text).toContain(link.url)
    expect(subject).toContain(evil)
    expect(html).not.toMatch(/(src|background)="?https?:/)
  })
}

test('a subject is one line', () => {
  const content = { subject: 'Hej\r\nBcc: eve@evil.example', title: '', blocks: [], reason: '' }
  expect(renderMail(content, 'sv').subject).toBe('Hej Bcc: eve@evil.example')
})
