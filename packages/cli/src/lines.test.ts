import { describe, expect, it } from 'vitest'
import { linesOf } from './lines.ts'

async function* inChunks(bytes: Buffer, size: number): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(text: string, size: number, maxBytes?: number): Promise<string[]> {
  const lines: string[] = []
  for await (const line of linesOf(inChunks(Buffer.from(text), size), maxBytes)) lines.push(line)
  return lines
}

describe('linesOf', () => {
  it('ends lines at \\n and \\r\\n and nowhere else, however the bytes come', async () => {
    const text = 'eins\nzwei\r\n\n"\u2028 \u2029 \u0085 \r ключ-🚀"\nlast'
    for (const size of [1, 2, 3, 5, 100]) {
      expect(await read(text, size)).toEqual(['eins', 'zwei', '', '"\u2028 \u2029 \u0085 \r ключ-🚀"', 'last'])
      expect(await read(`${text}\n`, size)).toEqual(await read(text, size))
    }
    expect(await read('', 1)).toEqual([])
    expect(await read('\n', 1)).toEqual([''])
  })

  it('keeps no more of a line than it may', async () => {
    for (const size of [1, 4, 100]) expect(await read('abcdefgh\nabc\nabcd', size, 4)).toEqual(['abcd', 'abc', 'abcd'])
  })
})
