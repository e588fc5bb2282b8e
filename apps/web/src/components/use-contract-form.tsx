import { ApiProblem } from '@collector/contracts'
import { type FormErrors, useForm } from '@mantine/form'
import { type FieldIssue, FieldMessage, issueOf } from './field-message.tsx'

/** What the contracts' schemas offer to a form. */
interface Schema {
  safeParse(
    input: unknown,
  ): { success: true } | { success: false; error: { issues: readonly { path: PropertyKey[] }[] } }
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
      return result.success ? {} : errorsOf(result.error.issues.map(issueOf), values)
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
    /** Shows a problem's field errors at their fields and goes to the first. */
    showProblem: (error: unknown) => {
      if (!(error instanceof ApiProblem)) return
      const errors = errorsOf(error.errors, form.getValues())
      form.setErrors(errors)
      focusFirst(errors)
    },
  }
}

function errorsOf(issues: readonly FieldIssue[], values: TypedValues): FormErrors {
  const firstOfEach = new Map(issues.toReversed().map(issue => [issue.field, issue]))
  return Object.fromEntries(
    [...firstOfEach].map(([field, issue]) => [
      field,
      <FieldMessage key={field} issue={issue} empty={values[field] === ''} />,
    ]),
  )
}
