/** What is said before the first request: ApiVersions, and SASL where nothing has to be authenticated. */
import {
  type ApiVersionsResponse,
  createApiVersionsRequest,
  createSaslAuthenticateRequest,
  createSaslHandshakeRequest,
  ErrorCode,
  type SaslAuthenticateResponse,
  type SaslHandshakeResponse,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { BROKER_ID, CLUSTER_ID, TestNode } from '../handler.test-support.ts'
import { saslHandshakeHandler } from './017-sasl-handshake.ts'
import { apiVersionsHandler, offeredApis, unsupportedApiVersions } from './018-api-versions.ts'
import { saslAuthenticateHandler } from './036-sasl-authenticate.ts'
import { handlers } from './index.ts'

const SOFTWARE = { clientSoftwareName: 'test', clientSoftwareVersion: '1.0' }

async function code(node: TestNode, version: number, request: Parameters<typeof createApiVersionsRequest>[0]) {
  const answer = await node.ask<object, ApiVersionsResponse>(
    apiVersionsHandler,
    createApiVersionsRequest({ ...SOFTWARE, ...request }),
    version,
  )
  return answer.errorCode
}

describe('ApiVersions', () => {
  it('pitfall 15: tells the features that are finalised and served, kraft.version among them, transaction.version not', async () => {
    const node = await TestNode.start()
    for (const version of [3, 4, 5]) {
      const request = createApiVersionsRequest(SOFTWARE)
      const answer = await node.ask<object, ApiVersionsResponse>(apiVersionsHandler, request, version)
      const levels = answer.finalizedFeatures.map(({ name, maxVersionLevel }) => [name, maxVersionLevel] as const)
      expect(levels.toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual([
        ['eligible.leader.replicas.version', 1],
        ['kraft.version', 1],
        ['metadata.version', 30],
      ])
    }
  })

  it('pitfall 16: leaves out below version 4 the features that may be absent, which older clients refuse', async () => {
    const node = await TestNode.start()
    const least = async (version: number): Promise<number> => {
      const request = createApiVersionsRequest(SOFTWARE)
      const answer = await node.ask<object, ApiVersionsResponse>(apiVersionsHandler, request, version)
      expect(answer.supportedFeatures.length).toBeGreaterThan(0)
      return Math.min(...answer.supportedFeatures.map(({ minVersion }) => minVersion))
    }
    expect(await least(3)).toBeGreaterThan(0)
    expect(await least(4)).toBe(0)
  })

  it('pitfall 11: refuses software names and versions that are none', async () => {
    const node = await TestNode.start()
    for (const text of ['', 'a b', '-a', 'a.', 'ä']) {
      expect(await code(node, 3, { clientSoftwareName: text })).toBe(ErrorCode.INVALID_REQUEST)
      expect(await code(node, 4, { clientSoftwareVersion: text })).toBe(ErrorCode.INVALID_REQUEST)
    }
    expect(await code(node, 2, { clientSoftwareName: '' })).toBe(0)
  })

  it('v5: cluster and node go together, and are ours or the client must start over', async () => {
    const node = await TestNode.start()
    expect(await code(node, 5, { clusterId: CLUSTER_ID, nodeId: BROKER_ID })).toBe(0)
    expect(await code(node, 5, { clusterId: 'another', nodeId: BROKER_ID })).toBe(ErrorCode.REBOOTSTRAP_REQUIRED)
    expect(await code(node, 5, { clusterId: CLUSTER_ID, nodeId: 99 })).toBe(ErrorCode.REBOOTSTRAP_REQUIRED)
    expect(await code(node, 5, { clusterId: CLUSTER_ID })).toBe(ErrorCode.INVALID_REQUEST)
    expect(await code(node, 5, { nodeId: BROKER_ID })).toBe(ErrorCode.INVALID_REQUEST)
  })
})

describe('ApiVersions of a version that is not served', () => {
  it('is answered with the versions of ApiVersions alone', () => {
    const { errorCode, apiKeys } = unsupportedApiVersions(offeredApis(handlers, 'broker'))
    expect(errorCode).toBe(ErrorCode.UNSUPPORTED_VERSION)
    expect(apiKeys.map(({ apiKey, minVersion, maxVersion }) => [apiKey, minVersion, maxVersion])).toEqual([[18, 0, 5]])
  })
})

describe('SASL without authentication', () => {
  it('is answered ILLEGAL_SASL_STATE in every version', async () => {
    const node = await TestNode.start()
    for (const version of [0, 1]) {
      const request = createSaslHandshakeRequest({ mechanism: 'PLAIN' })
      const answer = await node.ask<object, SaslHandshakeResponse>(saslHandshakeHandler, request, version)
      expect(answer).toMatchObject({ errorCode: ErrorCode.ILLEGAL_SASL_STATE, mechanisms: [] })
    }
    for (const version of [0, 1, 2]) {
      const request = createSaslAuthenticateRequest({ authBytes: Buffer.from('x') })
      const answer = await node.ask<object, SaslAuthenticateResponse>(saslAuthenticateHandler, request, version)
      expect(answer.errorCode).toBe(ErrorCode.ILLEGAL_SASL_STATE)
    }
  })
})
