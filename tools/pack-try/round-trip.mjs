// Runs beside the installed tarballs: `round-trip.mjs PORT` sends records to topic `packed` of a node at PORT and reads
// them back, with the packed connection over a plain socket.
import assert from 'node:assert/strict'
import net from 'node:net'
import { NetworkError } from '@ottla/base'
import { PeerConnection } from '@ottla/net'
import * as protocol from '@ottla/protocol'

const address = { host: '127.0.0.1', port: Number(process.argv[2]) }
const TOPIC = 'packed'

class SocketTransport {
  local = address
  remote = address
  queuedBytes = 0
  constructor(socket) {
    this.socket = socket
  }
  start(owner) {
    this.socket.on('data', (data) => {
      for (let at = 0; at < data.length; ) {
        const target = owner.readTarget()
        const length = Math.min(target.length, data.length - at)
        target.set(data.subarray(at, at + length))
        owner.onRead(length)
        at += length
      }
    })
    this.socket.on('error', (error) => owner.onClose(new NetworkError(error.message, error.code)))
    this.socket.on('close', () => owner.onClose(null))
  }
  write(chunks) {
    for (const chunk of chunks) this.socket.write(chunk)
  }
  pause() {
    this.socket.pause()
  }
  resume() {
    this.socket.resume()
  }
  end() {
    this.socket.end()
  }
  destroy() {
    this.socket.destroy()
  }
}

const network = {
  connect: ({ host, port }) =>
    new Promise((resolve, reject) => {
      const socket = net.connect(port, host, () => resolve(new SocketTransport(socket)))
      socket.once('error', reject)
    }),
}
const clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  schedule(delayMs, fire) {
    const timer = setTimeout(() => fire(), delayMs)
    return { cancel: () => clearTimeout(timer) }
  },
  defer: (run) => setImmediate(() => run()),
}

const connection = await PeerConnection.connect({ network, address, clock, clientId: 'pack-try' })
const versions = await connection.apiVersions('pack-try', '1')
assert.equal(versions.errorCode, 0)

const produced = await connection.request(
  protocol.ProduceRequestType,
  protocol.ProduceResponseType,
  9,
  protocol.createProduceRequest({
    acks: -1,
    timeoutMs: 30_000,
    topicData: [
      protocol.createProduceRequestTopicProduceData({
        name: TOPIC,
        partitionData: [protocol.createProduceRequestPartitionProduceData({ index: 0, records: batch() })],
      }),
    ],
  }),
)
assert.equal(produced.responses[0].partitionResponses[0].errorCode, 0)

const fetched = await connection.request(
  protocol.FetchRequestType,
  protocol.FetchResponseType,
  12,
  protocol.createFetchRequest({
    maxWaitMs: 1000,
    minBytes: 1,
    maxBytes: 1 << 20,
    sessionEpoch: -1,
    topics: [
      protocol.createFetchRequestFetchTopic({
        topic: TOPIC,
        partitions: [
          protocol.createFetchRequestFetchPartition({
            partition: 0,
            currentLeaderEpoch: -1,
            fetchOffset: produced.responses[0].partitionResponses[0].baseOffset,
            partitionMaxBytes: 1 << 20,
          }),
        ],
      }),
    ],
  }),
)
const partition = fetched.responses[0].partitions[0]
assert.equal(partition.errorCode, 0)
const { error, records } = protocol.readRecords(Buffer.from(protocol.inOnePiece(partition.records)), 0)
assert.equal(error, null)
assert.deepEqual(
  records.map(({ value }) => value.toString()),
  ['one', 'two'],
)
connection.close()

function batch() {
  const builder = new protocol.BatchBuilder({ codec: protocol.CompressionCodec.LZ4 })
  for (const value of ['one', 'two']) builder.append(Date.now(), null, Buffer.from(value))
  return builder.build()
}
