// Runs beside the installed tarballs, on the oldest Node too: one message and one batch there and back.
import assert from 'node:assert/strict'
import { crc32c } from '@ottla/base'
import { PeerConnection } from '@ottla/net'
import {
  BatchBuilder,
  CompressionCodec,
  createMetadataRequest,
  decodeMessage,
  encodeMessage,
  MetadataRequestType,
  readRecords,
} from '@ottla/protocol'

const request = createMetadataRequest({ topics: null, allowAutoTopicCreation: false })
const bytes = encodeMessage(MetadataRequestType, request, MetadataRequestType.maxVersion)
assert.deepEqual(decodeMessage(MetadataRequestType, bytes, MetadataRequestType.maxVersion), request)

assert.equal(crc32c(Buffer.from('123456789')), 0xe3069283)
assert.equal(typeof PeerConnection.connect, 'function')

for (const codec of [CompressionCodec.NONE, CompressionCodec.GZIP, CompressionCodec.LZ4]) {
  const builder = new BatchBuilder({ codec })
  builder.append(1, Buffer.from('key'), Buffer.from('value'))
  const { error, records } = readRecords(builder.build(), 0)
  assert.equal(error, null)
  assert.equal(records[0].value.toString(), 'value')
}
