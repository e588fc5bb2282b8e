import styles from './tick.module.css'

interface Props {
  label: string
  isTicked: boolean
  isPartly?: boolean
  onChange: (isTicked: boolean) => void
}

/** A box to tick, above the link that fills its row and with room for a thumb. */
export function Tick({ label, isTicked, isPartly = false, onChange }: Props) {
  return (
    <label className={styles.tick}>
      <input
        ref={box => {
          if (box) box.indeterminate = isPartly
        }}
        type="checkbox"
        aria-label={label}
        checked={isTicked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </label>
  )
}
