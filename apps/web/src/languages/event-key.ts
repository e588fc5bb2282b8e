type EventKey<Type> = Type extends `${infer Noun}.${infer Verb}` ? `${Noun}_${Verb}` : never

/** `integration.created` as its message's key: a dot would name a nested message. */
export const eventKeyOf = <Type extends string>(type: Type) => type.replace('.', '_') as EventKey<Type>
