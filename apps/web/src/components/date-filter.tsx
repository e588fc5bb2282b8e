import { SearchDate } from '@collector/contracts'
import { TextInput } from '@mantine/core'

interface Props {
  label: string
  /** What it begins with. */
  initial: string | undefined
  onChange: (date: string | undefined) => void
}

/** A day to narrow a list to. What is only half typed changes nothing yet. */
export function DateFilter({ label, initial, onChange }: Props) {
  return (
    <TextInput
      type="date"
      label={label}
      defaultValue={initial ?? ''}
      min="1900-01-01"
      max="2999-12-31"
      onChange={event => {
        const date = event.currentTarget.value
        if (date === '') onChange(undefined)
        else if (SearchDate.safeParse(date).success) onChange(date)
      }}
    />
  )
}
