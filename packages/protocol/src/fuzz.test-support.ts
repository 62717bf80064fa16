/**
 * The mutation fuzzer over the vectors. Of every input it asks: does the generated reader throw nothing but
 * ProtocolError, does what it read encode again or fail with the same error, does the interpreter agree on whether the
 * bytes are a message, and does decoding allocate at most 8 times the input and 64 KiB (`allocation.test-support.ts`)?
 */

import { allocation, mayAllocate } from './allocation.test-support.ts'
import { ProtocolError } from './bytes/protocol-error.ts'
import { interpret } from './interpreter/decode.ts'
import { messageSchema } from './interpreter/schemas.ts'
import { decodeMessage, encodeMessage } from './message-type.ts'
import { mutate } from './mutate.test-support.ts'
import { messageTypeByName } from './registry.ts'
import { type MessageVector, messageVectors, SeededNumbers } from './vectors.test-support.ts'

export interface FuzzReport {
  readonly inputs: number
  /** Inputs that were messages in spite of the mutation. */
  readonly decoded: number
  /** Least number of inputs of any type and version. */
  readonly leastOfAVersion: number
  readonly typeVersions: number
  /** What was wrong, each with the seed that makes its input again. */
  readonly failures: readonly string[]
}

/** Input number i is made from seed `seed + i` alone, so that a failure can be run by itself with count 1. */
export function fuzz(seed: number, count: number): FuzzReport {
  const groups = [...groupByVersion(messageVectors()).values()]
  const seen = new Map<readonly MessageVector[], number>()
  const failures: string[] = []
  let decoded = 0
  for (let i = 0; i < count && failures.length < 20; i++) {
    const number = seed + i
    const group = groups[number % groups.length]!
    seen.set(group, (seen.get(group) ?? 0) + 1)
    const random = new SeededNumbers(number)
    const vector = random.pick(group)
    const other = random.pick(random.pick(groups))
    const bytes = mutate(vector.bytes, other.bytes, random)
    const problem = judge(vector, bytes)
    if (problem === 'decoded') decoded++
    else if (problem !== 'refused') {
      failures.push(`seed ${number}: ${vector.type} v${vector.version}: ${problem}: ${bytes.toString('hex')}`)
    }
  }
  return {
    inputs: count,
    decoded,
    leastOfAVersion: seen.size < groups.length ? 0 : Math.min(...seen.values()),
    typeVersions: groups.length,
    failures,
  }
}

/** `decoded`, `refused`, or what is wrong. */
function judge(vector: MessageVector, bytes: Buffer): string {
  const type = messageTypeByName(vector.type)
  const schema = messageSchema(vector.type)
  if (type === null || schema === null) return 'unknown type'
  const result = attempt(() => decodeMessage(type, bytes, vector.version))
  if (result instanceof Error) return describe(result)
  if (result !== null) {
    const again = attempt(() => encodeMessage(type, result, vector.version))
    if (again instanceof Error) return describe(again)
  }
  const twin = attempt(() => interpret(schema, bytes, vector.version))
  if (twin instanceof Error) return describe(twin)
  if ((twin === null) !== (result === null)) return 'generated code and interpreter disagree'
  const allocated = allocation(type, bytes, vector.version)
  if (allocated > mayAllocate(bytes)) return `${allocated} bytes allocated for ${bytes.length}`
  return result === null ? 'refused' : 'decoded'
}

/** The result; null for a ProtocolError; any other error as a value. */
function attempt<T extends object>(run: () => T): T | Error | null {
  try {
    return run()
  } catch (error) {
    if (error instanceof ProtocolError) return null
    return error instanceof Error ? error : new Error(String(error))
  }
}

function describe(error: Error): string {
  return `${error.name}: ${error.message}`
}

function groupByVersion(vectors: readonly MessageVector[]): Map<string, MessageVector[]> {
  const groups = new Map<string, MessageVector[]>()
  for (const vector of vectors) {
    const name = `${vector.type} ${vector.version}`
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [vector])
    else group.push(vector)
  }
  return groups
}
