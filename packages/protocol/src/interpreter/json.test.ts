import { describe, expect, it } from 'vitest'
import { JsonError, parseJson, printJson } from './json.ts'

describe('JSON with all digits', () => {
  it.each([
    '9223372036854775807',
    '-9223372036854775808',
    '123456789012345678901234567890',
    '0',
    '{"a":[1,2.5,null,true,false,"x"],"b":{}}',
    '[]',
    '"\\"\\\\\\n"',
    '"🚀"',
    '1.0',
    '0.001',
    '9999999.0',
    '1.0E7',
    '9.99E-4',
    '-1.7976931348623157E308',
    '4.9E-324',
    '-0.0',
  ])('prints %s as it read it', (text) => {
    expect(printJson(parseJson(text))).toBe(text)
  })

  it('reads whole numbers as bigints and others as numbers', () => {
    expect(parseJson(' [ 1 , -2 , 1.0 , 1e2 ] ')).toEqual([1n, -2n, 1, 100])
  })

  it.each([
    '',
    ' ',
    '{',
    '[1',
    '[1,]',
    '{"a"}',
    '{"a":1,}',
    '{a:1}',
    '{"a":1,"a":2}',
    '01',
    '+1',
    '1.',
    '.5',
    'nul',
    'NaN',
    '"a',
    '"\\x"',
    '"\n"',
    '1 2',
    "'a'",
    '['.repeat(100_000),
    '9'.repeat(1000),
    '\ud800',
  ])('refuses %j', (text) => {
    expect(() => parseJson(text)).toThrow(JsonError)
  })

  it('quotes what JSON has no number for', () => {
    expect(printJson([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])).toBe(
      '["NaN","Infinity","-Infinity"]',
    )
  })
})
