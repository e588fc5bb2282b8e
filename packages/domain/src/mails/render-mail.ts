import type { Language } from '@collector/contracts'
import { html } from 'ghtml'
import type { MailBlock, MailContent } from './mail-content.ts'

const sender = 'Reco Collector'
const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif"

/**
 * A mail as plain text and as HTML of one column, which loads nothing from anywhere. Everything in it is escaped by
 * the template.
 */
export function renderMail(
  content: MailContent,
  language: Language,
): { subject: string; text: string; html: string } {
  return {
    subject: oneLine(content.subject),
    text: toText(content),
    html: toHtml(content, language),
  }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

function toText({ title, blocks, reason }: MailContent): string {
  return `${[title, ...blocks.map(blockText), `--\n${reason}`].join('\n\n')}\n`
}

function blockText(block: MailBlock): string {
  if ('facts' in block) return block.facts.map(([name, value]) => `${name}: ${value}`).join('\n')
  if ('button' in block) return `${block.button}:\n${block.url}`
  return 'heading' in block ? `${block.heading}\n${block.text}` : block.text
}

function toHtml({ subject, title, blocks, reason }: MailContent, language: Language): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>
@media (prefers-color-scheme: dark) {
  body, .back { background: #14171d !important }
  .card { background: #1d222b !important; border-color: #39404d !important }
  .card, .card h1, .card h2, .card p, .card td { color: #e9ecf2 !important }
  .card .soft, .soft { color: #a9b1c0 !important }
  .card a.link { color: #8ab4f8 !important }
}
</style>
</head>
<body style="margin:0;background:#f4f6f9">
<table role="presentation" class="back" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f6f9"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:576px;${font};font-size:16px;line-height:1.55;text-align:left">
<tr><td class="soft" style="padding:0 4px 12px;font-weight:600;color:#525a6b">${sender}</td></tr>
<tr><td class="card" style="background:#ffffff;border:1px solid #d9dde5;border-radius:14px;padding:28px 24px;color:#1a1f2b">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${title}</h1>
!${blocks.map(blockHtml).join('\n')}
</td></tr>
<tr><td class="soft" style="padding:16px 4px 0;font-size:13px;color:#525a6b">${reason}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`
}

function blockHtml(block: MailBlock): string {
  if ('facts' in block) {
    const rows = block.facts.map(
      ([name, value]) =>
        html`<tr><td class="soft" style="padding:3px 16px 3px 0;vertical-align:top;color:#525a6b">${name}</td><td style="padding:3px 0;vertical-align:top;overflow-wrap:anywhere">${value}</td></tr>`,
    )
    return html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 16px;font-size:16px;line-height:1.5">!${rows.join('')}</table>`
  }
  if ('button' in block) {
    return html`<p style="margin:20px 0 8px"><a href="${block.url}" style="display:inline-block;background:#1f5fbf;color:#ffffff;font-weight:600;text-decoration:none;padding:12px 20px;border-radius:8px">${block.button}</a></p>
<p class="soft" style="margin:0 0 20px;font-size:13px;color:#525a6b;overflow-wrap:anywhere"><a class="link" href="${block.url}" style="color:#1f5fbf">${block.url}</a></p>`
  }
  if ('heading' in block) {
    return html`<h2 style="margin:20px 0 4px;font-size:16px">${block.heading}</h2>!${paragraphs(block.text)}`
  }
  return paragraphs(block.text)
}

/** Lines stay lines. */
function paragraphs(text: string): string {
  const lines = text.split('\n').map(line => html`${line}`)
  return html`<p style="margin:0 0 12px;overflow-wrap:anywhere">!${lines.join('<br>')}</p>`
}
