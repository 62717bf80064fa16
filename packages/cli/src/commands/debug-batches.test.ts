import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { BatchBuilder, CompressionCodec, computeCrc, parseJson, printJson } from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { debugBatches, debugBatchesLine } from './debug-batches.ts'

const TESTDATA = join(import.meta.dirname, '..', '..', '..', 'protocol', 'testdata')
const vectors = gunzipSync(readFileSync(join(TESTDATA, 'batches.jsonl.gz')))
  .toString('utf8')
  .trimEnd()
  .split('\n')
const badVectors = readFileSync(join(TESTDATA, 'batches-bad.jsonl'), 'utf8').trimEnd().split('\n')

async function* linesOf(lines: readonly string[]): AsyncIterable<string> {
  for (const line of lines) yield line
}

/** Only what a judge would send. */
function nameAndHex(line: string): string {
  const { name, hex } = JSON.parse(line) as { name: string; hex: string }
  return JSON.stringify({ name, hex })
}

const lineOf = (bytes: Buffer): string => JSON.stringify({ hex: bytes.toString('hex') })
const answerTo = (line: string): Record<string, unknown> =>
  JSON.parse(debugBatchesLine(line)) as Record<string, unknown>

describe('ottla debug batches', () => {
  it('prints every vector as Kafka wrote it, digit for digit, and writes its bytes again', async () => {
    const output: string[] = []
    await debugBatches(linesOf(vectors.map(nameAndHex)), (line) => output.push(line))
    // Through the same printer, since Kafka's escapes characters beyond ASCII differently.
    const expected = vectors.map((line) => printJson(parseJson(line)))
    expect(output.length).toBe(144)
    for (const [index, line] of output.entries()) expect(line).toBe(expected[index])
  })

  it('answers the same to a whole vector, whatever it says beside its hex', () => {
    for (const line of vectors.slice(0, 20)) {
      expect(debugBatchesLine(line)).toBe(debugBatchesLine(nameAndHex(line)))
    }
  })

  it.each(
    badVectors.map((line) => JSON.parse(line) as { name: string; failsAt: string | null; batchesFound?: number }),
  )('answers to $name: $failsAt', (vector) => {
    const answer = answerTo(JSON.stringify(vector))
    expect(answer['name']).toBe(vector.name)
    if (vector.failsAt === null) expect(answer['batches']).toHaveLength(vector.batchesFound ?? -1)
    else expect(typeof answer['error']).toBe('string')
    expect('batches' in answer).toBe(vector.failsAt === null)
  })

  it.each([
    ['not JSON', '{"hex":'],
    ['not JSON at all', '\u0000\ud800'],
    ['a list', '[]'],
    ['a number', '7'],
    ['nested without end', '['.repeat(100_000)],
    ['nothing', '{}'],
    ['hex that is a number', '{"hex":12}'],
    ['half a byte', '{"hex":"0"}'],
    ['no hex digit', '{"hex":"0g"}'],
    ['a key twice', '{"hex":"","hex":""}'],
    ['more beside the hex than is passed through', `{"x":"${'x'.repeat(17 * 1024 * 1024)}","hex":""}`],
  ])('answers an error to %s', (_, line) => {
    const answer = answerTo(line)
    expect(typeof answer['error']).toBe('string')
    expect(answer).not.toHaveProperty('batches')
  })

  it('passes other keys through, before its own', () => {
    expect(debugBatchesLine('{"name":"a","hex":"","n":12345678901234567890,"error":"x"}')).toBe(
      '{"name":"a","n":12345678901234567890,"sizeInBytes":0,"batches":[],"hex":""}',
    )
    expect(debugBatchesLine('{"name":"a","hex":"0"}')).toBe(
      '{"name":"a","error":"\\"hex\\" must be pairs of hex digits"}',
    )
  })

  it('tells of a control record as much as there is', () => {
    const builder = new BatchBuilder({ control: true })
    builder.append(1, Buffer.from('00000063', 'hex'), null)
    builder.append(1, Buffer.from('00000001', 'hex'), Buffer.from('00'))
    builder.append(1, Buffer.from('00000002', 'hex'), Buffer.from('00010000', 'hex'))
    builder.append(1, null, null)
    const answer = answerTo(lineOf(builder.build())) as { batches: { records: { control?: unknown }[] }[] }
    expect(answer.batches[0]?.records.map((record) => record.control)).toEqual([
      { type: 'UNKNOWN', typeId: 99 },
      { type: 'COMMIT', typeId: 1 },
      { type: 'LEADER_CHANGE', typeId: 2 },
      undefined,
    ])
  })

  it('refuses what would not fit into memory when decompressed', () => {
    const builder = new BatchBuilder({ codec: CompressionCodec.GZIP })
    builder.append(1, null, Buffer.alloc(1))
    const small = builder.build()
    const bomb = Buffer.concat([small.subarray(0, 61), gzipSync(Buffer.alloc(80 * 1024 * 1024))])
    bomb.writeInt32BE(bomb.length - 12, 8)
    bomb.writeUInt32BE(computeCrc(bomb, 0), 17)
    expect(answerTo(lineOf(bomb))['error']).toContain('more than')
  })

  it('answers every damaged line with batches or an error', () => {
    const lines = [...vectors, ...badVectors].map(nameAndHex).filter((line) => line.length < 4000)
    let errors = 0
    let state = 1
    const below = (bound: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
      return (state >>> 8) % bound
    }
    for (let i = 0; i < 20_000; i++) {
      const line = lines[below(lines.length)] as string
      const at = below(line.length)
      const put = ['', '"', '0', 'f', '{', ']', ',', '\\', '-', '\u0000', 'null', 'ff'][below(12)] as string
      const answer = answerTo(line.slice(0, at) + put + line.slice(at + below(3)))
      const isError = 'error' in answer
      expect(isError !== 'batches' in answer, `line ${i}: ${line.slice(0, 200)} at ${at}: ${put}`).toBe(true)
      if (isError) errors++
    }
    expect(errors).toBeGreaterThan(1000)
  })

  it('answers every damaged batch whose CRC is right again with batches or an error', () => {
    const batches = vectors
      .map((line) => Buffer.from((JSON.parse(line) as { hex: string }).hex, 'hex'))
      .filter((bytes) => bytes.length < 2000 && bytes.length > 61 && bytes[16] === 2)
    let state = 7
    const below = (bound: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
      return (state >>> 8) % bound
    }
    let errors = 0
    for (let i = 0; i < 20_000; i++) {
      const bytes = Buffer.from(batches[below(batches.length)] as Buffer)
      for (let n = below(3); n >= 0; n--) bytes[below(bytes.length - 21) + 21] = below(256)
      const size = bytes.readInt32BE(8) + 12
      if (size <= bytes.length) bytes.writeUInt32BE(computeCrc(bytes, 0), 17)
      const answer = answerTo(lineOf(bytes))
      const isError = 'error' in answer
      expect(isError !== 'batches' in answer, bytes.toString('hex')).toBe(true)
      if (isError) errors++
    }
    expect(errors).toBeGreaterThan(1000)
    expect(errors).toBeLessThan(19_000)
  })
})
