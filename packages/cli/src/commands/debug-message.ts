/**
 * `ottla debug message`: reads lines `{"type","version","hex"}` and prints each with the message in Kafka's JSON form
 * and with the bytes that our own encoder makes of it; of a line that makes no sense, `{"error"}`.
 */

import {
  encodeJson,
  interpret,
  JsonError,
  type JsonObject,
  type JsonValue,
  messageSchema,
  ProtocolError,
  parseJson,
  printJson,
  type TagsAtPath,
} from '@ottla/protocol'

/** Characters of a line: the hex of the largest frame that Kafka accepts (100 MiB), and some. */
const MAX_LINE = 256 * 1024 * 1024

/** One line of output for each line of input that is not blank. Fails only where `lines` or `write` do. */
export async function debugMessage(lines: AsyncIterable<string>, write: (line: string) => void): Promise<void> {
  for await (const line of lines) {
    if (line.trim() !== '') write(debugLine(line))
  }
}

export function debugLine(line: string): string {
  const answer: JsonObject = new Map()
  try {
    explain(line, answer)
  } catch (error) {
    if (!(error instanceof JsonError || error instanceof ProtocolError || error instanceof InputError)) throw error
    answer.set('error', error.message)
  }
  return printJson(answer)
}

/** A line whose fields are not what is asked for. */
class InputError extends Error {
  override name = 'InputError'
}

function explain(line: string, answer: JsonObject): void {
  if (line.length > MAX_LINE) throw new InputError('line too long')
  const input = parseJson(line)
  if (!(input instanceof Map)) throw new InputError('not an object')
  const type = input.get('type')
  const version = input.get('version')
  const hex = input.get('hex')
  if (typeof type !== 'string') throw new InputError('"type" must be a string')
  answer.set('type', type)
  if (typeof version !== 'bigint') throw new InputError('"version" must be an integer')
  answer.set('version', version)
  if (typeof hex !== 'string') throw new InputError('"hex" must be a string')
  if (hex.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(hex)) throw new InputError('"hex" must be pairs of hex digits')
  const schema = messageSchema(type)
  if (schema === null) throw new InputError(`no message is called ${type}`)
  const message = interpret(schema, Buffer.from(hex, 'hex'), Number(version))
  if (message.rest > 0) throw new InputError(`${message.rest} bytes behind the message`)
  const bytes = encodeJson(schema, message.json, Number(version), message.unknownTags)
  answer.set('json', message.json)
  if (message.unknownTags.length > 0) answer.set('unknownTags', message.unknownTags.map(tagsJson))
  answer.set('hex', bytes.toString('hex'))
}

function tagsJson(at: TagsAtPath): JsonValue {
  const tags = at.tags.map(
    (field): JsonValue =>
      new Map<string, JsonValue>([
        ['tag', BigInt(field.tag)],
        ['hex', field.data.toString('hex')],
      ]),
  )
  return new Map<string, JsonValue>([
    ['path', at.path],
    ['tags', tags],
  ])
}
