import { Skeleton } from '@mantine/core'
import { useEffect, useState } from 'react'
import styles from './qr-code.module.css'

/** A text as a QR code, drawn in the browser: dark on light, also in the dark theme, as cameras want it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [image, setImage] = useState<string>()

  useEffect(() => {
    let isShown = true
    import('qrcode')
      .then(qrcode => qrcode.toString(text, { type: 'svg', margin: 2 }))
      .then(svg => {
        if (isShown) setImage(`data:image/svg+xml,${encodeURIComponent(svg)}`)
      })
      // The key below the code says the same.
      .catch(() => {})
    return () => {
      isShown = false
    }
  }, [text])

  return image ? (
    <img src={image} alt={label} width={208} height={208} className={styles.code} />
  ) : (
    <Skeleton height={208} width={208} />
  )
}
