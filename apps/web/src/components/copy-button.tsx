import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAnnounce } from './announcer.tsx'
import { SteadyButton } from './steady-button.tsx'

interface Props {
  text: string
  label: string
  primary?: boolean
  onCopied?: () => void
}

const shownForMs = 3_000

/** Puts a text on the clipboard and says so, in the button and to screen readers. */
export function CopyButton({ text, label, primary = false, onCopied }: Props) {
  const t = useTranslations('action')
  const announce = useAnnounce()
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), shownForMs)
    return () => clearTimeout(timer)
  }, [copied])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      announce(t('copied'))
      onCopied?.()
    } catch {
      announce(t('copyFailed'))
    }
  }

  const Icon = copied ? IconCheck : IconCopy
  return (
    <SteadyButton
      variant={primary ? 'filled' : 'default'}
      leftSection={<Icon aria-hidden size={18} />}
      onClick={() => void copy()}
    >
      {copied ? t('copied') : label}
    </SteadyButton>
  )
}
