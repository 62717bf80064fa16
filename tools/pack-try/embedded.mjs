// Runs beside the installed tarballs: a node inside this process, which must end by itself afterwards.
import assert from 'node:assert/strict'
import { startKafka } from 'ottla/testing'

const kafka = await startKafka({ topics: ['packed'] })
assert.ok(kafka)
await kafka[Symbol.asyncDispose]()
