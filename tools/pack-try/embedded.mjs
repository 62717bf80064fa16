// Runs beside the installed tarballs: a node inside this process, which must end by itself afterwards.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { startKafka } from 'ottla/testing'

const kafka = await startKafka({ topics: ['packed'] })
const socket = connect(kafka.port, kafka.host)
// ApiVersions version 0, correlation id 7, no client id.
socket.write(Buffer.from('0000000a0012000000000007ffff', 'hex'))
const [answer] = await once(socket, 'data')
assert.equal(answer.readInt32BE(4), 7)
socket.destroy()
await kafka[Symbol.asyncDispose]()
