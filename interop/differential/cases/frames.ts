// Frames, ApiVersions, and requests of defaults to every API.
import { apiInfo } from '@ottla/protocol'
import { Out } from '../../lib/bytes.ts'
import { apiKey, type Conversation } from '../talk.ts'

function head(key: number, version: number, clientId: Buffer | null = Buffer.from('talk')): Out {
  const out = new Out().i16(key).i16(version).i32(7)
  return clientId === null ? out.i16(-1) : out.i16(clientId.length).bytes(clientId)
}

const readError = (frame: Buffer): { correlation: number; error: number } => ({
  correlation: frame.readInt32BE(0),
  error: frame.readInt16BE(4),
})
const size = (frame: Buffer): number => frame.length

export const apiVersions: Conversation = {
  name: 'api-versions',
  talk: async (talk) => {
    for (const version of talk.versions('ApiVersions')) {
      await talk.ask('ApiVersions', version, 'plain', { clientSoftwareName: 'talk', clientSoftwareVersion: '1.0' })
      await talk.ask('ApiVersions', version, 'bad name', { clientSoftwareName: 'a b!', clientSoftwareVersion: '1' })
      await talk.ask('ApiVersions', version, 'empty names', { clientSoftwareName: '', clientSoftwareVersion: '' })
      if (version >= 5) {
        await talk.ask('ApiVersions', version, 'other cluster', {
          clientSoftwareName: 'talk',
          clientSoftwareVersion: '1',
          clusterId: 'other',
          nodeId: 1,
        })
        await talk.ask('ApiVersions', version, 'other node', {
          clientSoftwareName: 'talk',
          clientSoftwareVersion: '1',
          nodeId: 99,
        })
      }
    }
    for (const version of [6, 99, -1, 32767]) {
      await talk.raw(`ApiVersions v${version} out of range`, head(18, version).done(), readError)
    }
  },
}

export const frames: Conversation = {
  name: 'frames',
  talk: async (talk) => {
    const metadata = new Out().i32(0)
    const key = apiKey('Metadata')
    await talk.raw('rest behind the body', head(key, 1).bytes(metadata.i64(5).done()).done(), readError)
    await talk.raw('no client id', head(key, 1, null).i32(0).done(), readError)
    await talk.raw('client id length -5', new Out().i16(key).i16(1).i32(7).i16(-5).i32(0).done(), readError)
    await talk.raw(
      'bad utf-8 in client id',
      head(key, 1, Buffer.from([0xff, 0xfe]))
        .i32(0)
        .done(),
      readError,
    )
    for (const count of [-1, -2, -2147483648]) {
      await talk.raw(`Metadata v1 with ${count} topics`, head(key, 1).i32(count).done(), readError)
    }
    await talk.raw('Metadata v1 with too many topics', head(key, 1).i32(2147483647).done(), size)
    await talk.raw('Metadata v1 cut short', head(key, 1).i32(1).i16(10).done(), size)
    await talk.raw('Metadata v0 null array', head(key, 0).i32(-1).done(), readError)
    await talk.raw('Metadata v99', head(key, 99).i32(0).done(), size)
    await talk.raw('Metadata v-1', head(key, -1).i32(0).done(), size)
    await talk.raw('an API that nobody knows', head(999, 0).done(), size)
    await talk.raw('API -1', head(-1, 0).done(), size)
    await talk.raw('a frame of two bytes', Buffer.from([0, 3]), size)
    await talk.raw('an empty frame', Buffer.alloc(0), size)
    for (const removed of [4, 5, 6, 7]) await talk.raw(`removed API ${removed}`, head(removed, 0).i32(0).done(), size)
    await talk.raw('Produce v0', head(0, 0).i16(-1).i32(1000).i32(0).done(), size)
    await talk.raw('Produce v2', head(0, 2).i16(-1).i32(1000).i32(0).done(), size)
    await talk.raw('Fetch v3', head(1, 3).i32(-1).i32(0).i32(0).i32(1000).i32(0).done(), size)
    await talk.raw('Fetch v0', head(1, 0).i32(-1).i32(0).i32(0).i32(0).done(), size)
    await talk.raw('OffsetCommit v1', head(8, 1).text('g').i32(-1).text('').i32(0).done(), size)
    await talk.raw('CreateTopics v1', head(19, 1).i32(0).i32(1000).i8(0).done(), size)
    await talk.raw('ListOffsets v0', head(2, 0).i32(-1).i32(0).done(), size)
    await talk.raw('SaslHandshake on plaintext', head(17, 1).text('PLAIN').done(), readError)
    await talk.raw('a request of a broker', head(apiKey('AlterPartition'), 2).i8(0).done(), size)
  },
}

/**
 * Never asked with defaults: they stop, move or change the whole server, or wait by themselves. Produce then has acks 0, which
 * gets no answer; Apache Kafka does not answer AddPartitionsToTxn v4 without transactions.
 */
const NOT_ASKED = new Set([
  'Produce',
  'AddPartitionsToTxn',
  'SaslHandshake',
  'SaslAuthenticate',
  'UpdateFeatures',
  'UnregisterBroker',
  'AddRaftVoter',
  'RemoveRaftVoter',
  'DescribeQuorum',
  'DescribeLogDirs',
  'ListGroups',
  'ElectLeaders',
])

export const defaults: Conversation = {
  name: 'defaults',
  talk: async (talk) => {
    for (let key = 0; key < 100; key++) {
      const info = apiInfo(key)
      if (info === null || info.broker === null || info.request === null || NOT_ASKED.has(info.name)) continue
      for (const version of talk.versions(info.name)) await talk.ask(info.name, version, 'defaults', {})
    }
  },
}
