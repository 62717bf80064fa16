/** The tables at run time, by message name. Parsed on first use: whoever only needs codecs does not pay for it. */

import { tableTexts } from '../generated/tables.ts'
import { parseTable } from '../table/parse.ts'
import { isEmpty, type Message } from '../table/schema.ts'

let messages: ReadonlyMap<string, Message> | null = null

/** Every message that has a version. */
export function messageSchemas(): ReadonlyMap<string, Message> {
  messages ??= new Map(
    [...tableTexts]
      .flatMap(([path, text]) => parseTable(path, text).messages)
      .filter((message) => !isEmpty(message.versions))
      .map((message) => [message.name, message]),
  )
  return messages
}

export function messageSchema(name: string): Message | null {
  return messageSchemas().get(name) ?? null
}
