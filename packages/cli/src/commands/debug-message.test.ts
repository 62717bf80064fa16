import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { debugLine, debugMessage } from './debug-message.ts'

const TESTDATA = join(import.meta.dirname, '..', '..', '..', 'protocol', 'testdata')

async function* linesOf(text: string): AsyncIterable<string> {
  for (const line of text.split('\n')) yield line
}

const vectors = gunzipSync(readFileSync(join(TESTDATA, 'messages.jsonl.gz')))
  .toString('utf8')
  .trimEnd()

describe('ottla debug message', () => {
  it('prints every vector as Kafka wrote it, digit for digit', async () => {
    const output: string[] = []
    await debugMessage(linesOf(vectors), (line) => output.push(line))
    const expected = vectors.split('\n').map((line) => line.replace(/"style":"[a-z]+",/, ''))
    expect(output.length).toBe(expected.length)
    expect(output.filter((line, index) => line !== expected[index])).toEqual([])
  })

  it.each([
    ['not JSON', '{"type":'],
    ['not JSON at all', '\u0000\ud800'],
    ['a list', '[]'],
    ['a number', '7'],
    ['nested without end', '['.repeat(100_000)],
    ['nothing', '{}'],
    ['no hex', '{"type":"TopicRecord","version":0}'],
    ['hex that is a number', '{"type":"TopicRecord","version":0,"hex":12}'],
    ['half a byte', '{"type":"TopicRecord","version":0,"hex":"0"}'],
    ['no hex digit', '{"type":"TopicRecord","version":0,"hex":"0g"}'],
    ['an unknown type', '{"type":"__proto__","version":0,"hex":""}'],
    ['a type that is gone', '{"type":"LeaderAndIsrRequest","version":0,"hex":""}'],
    ['a version below', '{"type":"TopicRecord","version":-1,"hex":""}'],
    ['a version above', '{"type":"TopicRecord","version":1,"hex":""}'],
    ['a version beyond all', `{"type":"TopicRecord","version":${'9'.repeat(300)},"hex":""}`],
    ['a version with a fraction', '{"type":"TopicRecord","version":0.5,"hex":""}'],
    ['a key twice', '{"type":"TopicRecord","type":"TopicRecord","version":0,"hex":""}'],
    ['too few bytes', '{"type":"TopicRecord","version":0,"hex":"01"}'],
    ['a null where none may be', '{"type":"TopicRecord","version":0,"hex":"000000000000000000000000000000000000"}'],
    ['bytes behind', '{"type":"TopicRecord","version":0,"hex":"01000000000000000000000000000000000000"}'],
    ['an array without bytes', '{"type":"MetadataRequest","version":9,"hex":"ffffffff0f"}'],
  ])('answers an error to %s', (_, line) => {
    const answer = JSON.parse(debugLine(line)) as Record<string, unknown>
    expect(typeof answer['error']).toBe('string')
    expect(answer).not.toHaveProperty('json')
  })

  it('skips blank lines and goes on after an error', async () => {
    const output: string[] = []
    await debugMessage(linesOf('\n  \nx\n{"type":"NoOpRecord","version":0,"hex":"00"}\n'), (line) => output.push(line))
    expect(output.length).toBe(2)
    expect(output[1]).toBe('{"type":"NoOpRecord","version":0,"json":{},"hex":"00"}')
  })

  it('answers every damaged line with a message or an error', () => {
    const lines = vectors.split('\n')
    let errors = 0
    let state = 1
    const below = (bound: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
      return state % bound
    }
    for (let i = 0; i < 20_000; i++) {
      const line = lines[below(lines.length)]!
      const at = below(line.length)
      const put = ['', '"', '0', 'f', '{', ']', ',', '\\', '-', '\u0000', 'null', '99999999999'][below(12)]!
      const answer = JSON.parse(debugLine(line.slice(0, at) + put + line.slice(at + below(3)))) as object
      const isError = 'error' in answer
      expect(isError !== 'json' in answer, `line ${i}: ${line.slice(0, 200)} at ${at}: ${put}`).toBe(true)
      if (isError) errors++
    }
    expect(errors).toBeGreaterThan(1000)
  })
})
