/**
 * Which pitfalls of implementing Kafka have a test: titles begin with `pitfall N: ` (or `pitfalls N, M: `). The numbers are those
 * of the list that the tests were written from; areas that are not built yet have none.
 */

import { join } from 'node:path'
import { readFiles } from './tidy/files.ts'

const AREAS: readonly (readonly [name: string, from: number, to: number])[] = [
  ['framing, ApiVersions, negotiation', 1, 20],
  ['metadata and topics', 21, 40],
  ['produce', 41, 72],
  ['fetch', 73, 96],
  ['offsets by time, epochs, deletes', 97, 107],
  ['classic groups', 108, 143],
  ['consumer groups (KIP-848)', 144, 155],
  ['transactions', 156, 173],
  ['administration and tools', 174, 195],
  ['security and quotas', 196, 210],
  ['storage, replication, cluster', 211, 230],
  ['share groups', 231, 240],
  ['JavaScript', 241, 250],
]

const tested = new Set<number>()
for (const { path, text } of readFiles(join(import.meta.dirname, '..'))) {
  if (!path.endsWith('.test.ts')) continue
  for (const [, numbers] of text.matchAll(/pitfalls? (\d+(?:(?:, | and |, and )\d+)*)\b/g)) {
    for (const number of numbers!.match(/\d+/g)!) tested.add(Number(number))
  }
}

for (const [name, from, to] of AREAS) {
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const missing = numbers.filter((number) => !tested.has(number))
  console.log(
    `${name} (${from}-${to}): ${numbers.length - missing.length} of ${numbers.length}${missing.length > 0 ? `, without a test: ${missing.join(' ')}` : ''}`,
  )
}
