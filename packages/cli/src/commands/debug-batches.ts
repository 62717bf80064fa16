/**
 * `ottla debug batches`: reads lines `{"hex"}` of record batches, as they lie in a segment or a Fetch response, and prints
 * each with what is in them and with the bytes that our own writer makes of that; of a line that makes no sense, of bad
 * batches too, `{"error"}`. Other keys of the line, such as a name, come first in the answer.
 */

import {
  batchError,
  CORRUPT_BATCH,
  JsonError,
  type JsonObject,
  NO_BATCH,
  nextBatch,
  parseJson,
  printJson,
} from '@ottla/protocol'
import { describeBatch } from './describe-batch.ts'

/** Characters of a line: the hex of 64 MiB, more than any topic's max.message.bytes in practice, and some. */
const MAX_LINE = 130 * 1024 * 1024
/** Characters of a line beside its hex. Escaped they may become six times as many. */
const MAX_BESIDE_HEX = 16 * 1024 * 1024
/** Characters of an answer without what passes through; with that, below what a string may have. */
const MAX_ANSWER = 400 * 1024 * 1024
/** Bytes that the batches of one line may give together, decompressed. */
const MAX_DECOMPRESSED = 64 * 1024 * 1024
/** Keys that the answer itself has. */
const OWN_KEYS: ReadonlySet<string> = new Set(['sizeInBytes', 'batches', 'hex', 'error'])

/** One line of output for each line of input that is not blank. Fails only where `lines` or `write` do. */
export async function debugBatches(lines: AsyncIterable<string>, write: (line: string) => void): Promise<void> {
  for await (const line of lines) {
    if (line.trim() !== '') write(debugBatchesLine(line))
  }
}

export function debugBatchesLine(line: string): string {
  const extra: JsonObject = new Map()
  try {
    const bytes = bytesOf(line, extra)
    return `${printOpen(extra)}${explain(bytes)}}`
  } catch (error) {
    if (!(error instanceof JsonError || error instanceof InputError)) throw error
    return `${printOpen(extra)}"error":${printJson(error.message)}}`
  }
}

/** A line whose fields are not what is asked for, or whose batches are bad. */
class InputError extends Error {
  override name = 'InputError'
}

function bytesOf(line: string, extra: JsonObject): Buffer {
  if (line.length > MAX_LINE) throw new InputError('line too long')
  const input = parseJson(line)
  if (!(input instanceof Map)) throw new InputError('not an object')
  const hex = input.get('hex')
  const hexLength = typeof hex === 'string' ? hex.length : 0
  if (line.length - hexLength > MAX_BESIDE_HEX) throw new InputError('too much beside "hex"')
  for (const [key, value] of input) if (!OWN_KEYS.has(key)) extra.set(key, value)
  if (typeof hex !== 'string') throw new InputError('"hex" must be a string')
  if (hex.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(hex)) throw new InputError('"hex" must be pairs of hex digits')
  return Buffer.from(hex, 'hex')
}

/** An object's text up to where the next key may stand. */
function printOpen(extra: JsonObject): string {
  return extra.size === 0 ? '{' : `${printJson(extra).slice(0, -1)},`
}

/** The answer's own keys. Finds, checks and reads each batch; a last one that is cut short is kept as it is. */
function explain(bytes: Buffer): string {
  const batches: string[] = []
  const written: Buffer[] = []
  let room = MAX_DECOMPRESSED
  let length = 0
  let position = 0
  for (;;) {
    const size = nextBatch(bytes, position)
    if (size === NO_BATCH) break
    const fail = (reason: string): never => {
      throw new InputError(`batch ${batches.length} at ${position}: ${reason}`)
    }
    if (size === CORRUPT_BATCH) fail('neither length nor magic are those of a batch')
    const wrong = batchError(bytes, position)
    if (wrong !== null) fail(wrong)
    const batch = describeBatch(bytes, position, size, room)
    if (batch.error !== null) return fail(batch.error)
    room -= batch.decompressedBytes
    length += batch.json.length + 2 * batch.bytes.length
    if (length > MAX_ANSWER) fail('too much to print')
    batches.push(batch.json)
    written.push(batch.bytes)
    position += size
  }
  written.push(bytes.subarray(position))
  const hex = Buffer.concat(written).toString('hex')
  return `"sizeInBytes":${bytes.length},"batches":[${batches.join(',')}],"hex":"${hex}"`
}
