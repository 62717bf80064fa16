import { describe, expect, it } from 'vitest'
import { ProtocolError } from '../bytes/protocol-error.ts'
import { interpret } from './decode.ts'
import { encodeJson } from './encode.ts'
import { parseJson } from './json.ts'
import { messageSchema } from './schemas.ts'

const topic = messageSchema('TopicRecord')!
const quota = messageSchema('ClientQuotaRecord')!
const ID = 'AAAAAAAAAAAAAAAAAAAAAQ'

describe('encoding JSON', () => {
  it.each([
    ['no object', '[]'],
    ['a field that is missing', '{"name":"a"}'],
    ['a field too many', `{"name":"a","topicId":"${ID}","__proto__":1}`],
    ['a string that is a number', `{"name":1,"topicId":"${ID}"}`],
    ['a null', `{"name":null,"topicId":"${ID}"}`],
    ['a short uuid', '{"name":"a","topicId":"AA"}'],
  ])('refuses %s', (_, json) => {
    expect(() => encodeJson(topic, parseJson(json), 0)).toThrow(ProtocolError)
  })

  it('refuses integers beyond their type', () => {
    const partition = messageSchema('FenceBrokerRecord')!
    const encode = (id: string) => encodeJson(partition, parseJson(`{"id":${id},"epoch":0}`), 0).toString('hex')
    expect(encode('-1')).toBe('ffffffff000000000000000000')
    expect(() => encode('2147483648')).toThrow(ProtocolError)
    expect(() => encode('9'.repeat(40))).toThrow(ProtocolError)
    expect(() => encode('1.5')).toThrow(ProtocolError)
  })

  it('takes what JSON has no number for in quotes', () => {
    const json = parseJson('{"entity":[],"key":"k","value":"NaN","remove":false}')
    const bytes = encodeJson(quota, json, 0)
    expect(interpret(quota, bytes, 0).json.get('value')).toBeNaN()
  })

  it('puts unknown tags where their path says, and refuses a path without a struct', () => {
    const json = parseJson(`{"name":"a","topicId":"${ID}"}`)
    const tags = [{ tag: 9, data: Buffer.from([7]) }]
    const bytes = encodeJson(topic, json, 0, [{ path: '', tags }])
    expect(bytes.toString('hex')).toBe(`0261${'00'.repeat(15)}0101090107`)
    expect(() => encodeJson(topic, json, 0, [{ path: 'topics[0]', tags }])).toThrow(/no struct/)
  })

  it('refuses versions that do not exist', () => {
    expect(() => encodeJson(topic, parseJson(`{"name":"a","topicId":"${ID}"}`), 1)).toThrow(ProtocolError)
  })
})
