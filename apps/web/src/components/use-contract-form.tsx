import { ApiProblem, type FieldError, toFieldErrors } from '@collector/contracts'
import { type FormErrors, useForm } from '@mantine/form'
import { FieldMessage } from './field-message.tsx'

/** What the contracts' schemas offer to a form. */
interface Schema {
  safeParse(
    input: unknown,
  ): { success: true } | { success: false; error: { issues: Parameters<typeof toFieldErrors>[0] } }
}

interface Options<Values> {
  schema: Schema
  initialValues: Values
  /** What is sent, from what was typed. */
  toInput: (values: Values) => unknown
}

type TypedValues = Record<string, string | boolean>

/**
 * A form whose fields are checked with a contract's input, on blur and at saving, and which shows the API's
 * field errors.
 */
export function useContractForm<Values extends TypedValues>({
  schema,
  initialValues,
  toInput,
}: Options<Values>) {
  const form = useForm<Values>({
    initialValues,
    validateInputOnBlur: true,
    validate: values => {
      const result = schema.safeParse(toInput(values))
      return result.success ? {} : errorsOf(toFieldErrors(result.error.issues), values)
    },
  })
  const focusFirst = (errors: FormErrors) => {
    const nodes = Object.keys(errors).map(field => form.getInputNode(field))
    const inOrder = nodes
      .filter(node => node !== null)
      .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
    inOrder[0]?.focus()
  }

  return {
    ...form,
    onSubmit: (save: (values: Values) => void) => form.onSubmit(save, focusFirst),
    /** Whether all that a problem says is shown at the fields. */
    isToldAtFields: (error: unknown): boolean =>
      error instanceof ApiProblem &&
      error.errors.length > 0 &&
      error.errors.every(({ field }) => field in form.getValues()),
    /** Shows a problem's field errors at their fields and goes to the first. */
    showProblem: (error: unknown) => {
      if (!(error instanceof ApiProblem)) return
      const errors = errorsOf(error.errors, form.getValues())
      form.setErrors(errors)
      focusFirst(errors)
    },
  }
}

function errorsOf(errors: readonly FieldError[], values: TypedValues): FormErrors {
  const firstOfEach = new Map(errors.toReversed().map(error => [error.field, error]))
  return Object.fromEntries(
    [...firstOfEach].map(([field, error]) => [
      field,
      <FieldMessage key={field} error={error} empty={values[field] === ''} />,
    ]),
  )
}
