import { describe, expect, it } from 'vitest'
import { parseProperties } from './properties.ts'

const parsed = (text: string) => Object.fromEntries(parseProperties(text))

describe('parseProperties', () => {
  it('takes the three ways to part key and value', () => {
    expect(parsed('a=1\nb : 2\nc 3\n  d = x = y \ne\nf=')).toEqual({
      a: '1',
      b: '2',
      c: '3',
      d: 'x = y ',
      e: '',
      f: '',
    })
  })

  it('leaves out comments and blank lines, and the last of equal keys wins', () => {
    expect(parsed('# one\n  ! two\n\n \t\na=1\r\na=2\r')).toEqual({ a: '2' })
  })

  it('joins lines that end in an odd number of backslashes', () => {
    expect(parsed('a=1,\\\n   2,\\\n# 3\nb=x\\\\\nc=4\\')).toEqual({ a: '1,2,# 3', b: 'x\\', c: '4' })
  })

  it('knows escapes in keys and values', () => {
    expect(parsed('a\\=b\\ c=d\\te\\u00e4\\q\nlisteners=PLAINTEXT://:9092')).toEqual({
      'a=b c': 'd\teäq',
      listeners: 'PLAINTEXT://:9092',
    })
    expect(() => parsed('secret=hunter2\\u12')).toThrow('in the value of secret')
    expect(() => parsed('secret=hunter2\\u12')).not.toThrow('hunter2')
  })
})
