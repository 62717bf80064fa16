import { NETWORK_CONFORMANCE } from '@ottla/world'
import { afterEach, describe, expect, it } from 'vitest'
import { NodeNetwork } from './network.ts'
import { NodeTransport } from './transport.ts'

describe('TCP, read directly', () => {
  for (const { name, run } of NETWORK_CONFORMANCE) {
    it(name, async () => {
      await expect(run(new NodeNetwork(), '127.0.0.1')).resolves.toBeUndefined()
    })
  }
})

describe('TCP, read as a stream', () => {
  afterEach(() => {
    NodeTransport.preferDirect = true
  })
  for (const { name, run } of NETWORK_CONFORMANCE) {
    it(name, async () => {
      NodeTransport.preferDirect = false
      await expect(run(new NodeNetwork(), '127.0.0.1')).resolves.toBeUndefined()
    })
  }
})
