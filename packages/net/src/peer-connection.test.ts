import {
  ApiKey,
  ApiVersionsRequestType,
  type ApiVersionsResponse,
  ApiVersionsResponseType,
  ErrorCode,
  MetadataRequestType,
  MetadataResponseType,
  Reader,
  readRequestHeader,
  Writer,
  writeResponseFrame,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { type Context, TestServer } from './connection.test-support.ts'
import { PeerConnection, type RequestFrame } from './index.ts'

async function connected(): Promise<{ server: TestServer; peer: PeerConnection }> {
  const server = await TestServer.start()
  server.handler.policy = () => ({ maxBytes: 1_000_000, pipelined: true, borrow: false, trusted: true })
  const peer = await server.clock.drive(
    PeerConnection.connect({
      network: server.network.host('client'),
      address: { host: 'broker', port: 9092 },
      clock: server.clock,
      clientId: 'tester',
    }),
  )
  return { server, peer }
}

function answerVersions(request: RequestFrame<Context>, version: number, body: Partial<ApiVersionsResponse>): void {
  const writer = new Writer()
  writeResponseFrame(
    writer,
    ApiVersionsResponseType,
    ApiVersionsResponseType.create(body),
    version,
    request.correlationId,
  )
  request.respond(writer.chunks())
}

function answerMetadata(request: RequestFrame<Context>, clusterId: string): void {
  const writer = new Writer()
  const body = MetadataResponseType.create({ clusterId })
  writeResponseFrame(writer, MetadataResponseType, body, request.apiVersion, request.correlationId)
  request.respond(writer.chunks())
}

const METADATA = MetadataRequestType.create({ topics: [] })

describe('peer connection', () => {
  it('pairs pipelined requests with their answers', async () => {
    const { server, peer } = await connected()
    server.handler.onRequest = (request) => {
      request.allowNext()
      const header = readRequestHeader(new Reader(request.bytes))
      expect([header.clientId, header.requestApiKey]).toEqual(['tester', ApiKey.Metadata])
      server.clock.schedule(10, () => answerMetadata(request, `v${request.apiVersion}`))
    }
    const versions = [9, 12, 2, 13]
    const answers = versions.map((version) =>
      peer.request(MetadataRequestType, MetadataResponseType, version, METADATA),
    )
    expect(peer.inFlight).toBe(4)
    const found = (await server.clock.drive(Promise.all(answers))).map((answer) => answer.clusterId)
    expect(found).toEqual(['v9', 'v12', 'v2', 'v13'])
    expect(peer.inFlight).toBe(0)
  })

  it('asks for versions again when the server does not know the version of the question', async () => {
    const { server, peer } = await connected()
    const asked: number[] = []
    server.handler.onRequest = (request) => {
      asked.push(request.apiVersion)
      const known = request.apiVersion <= 2
      const apiKeys = [
        { apiKey: ApiKey.ApiVersions, minVersion: 0, maxVersion: 2, unknownTags: null },
        ...(known ? [{ apiKey: ApiKey.Metadata, minVersion: 0, maxVersion: 7, unknownTags: null }] : []),
      ]
      answerVersions(request, known ? request.apiVersion : 0, {
        errorCode: known ? 0 : ErrorCode.UNSUPPORTED_VERSION,
        apiKeys,
      })
    }
    const answer = await server.clock.drive(peer.apiVersions('ottla-test', '1.0'))
    expect(asked).toEqual([ApiVersionsRequestType.maxVersion, 2])
    expect(answer.errorCode).toBe(0)
    expect(peer.versionFor(MetadataRequestType)).toBe(7)
    expect(peer.versionFor({ ...MetadataRequestType, minVersion: 8 })).toBe(null)
    expect(peer.versionFor({ ...MetadataRequestType, key: 77 })).toBe(null)
  })

  it('a request that is not answered in time breaks the connection, and all behind it', async () => {
    const { server, peer } = await connected()
    server.handler.onRequest = () => {}
    let told: unknown = 'nothing'
    peer.onceClosed((error) => {
      told = error
    })
    const slow = peer.request(MetadataRequestType, MetadataResponseType, 9, METADATA, 5000)
    const behind = peer.request(MetadataRequestType, MetadataResponseType, 9, METADATA, 60_000)
    await expect(server.clock.drive(Promise.allSettled([slow, behind]))).resolves.toMatchObject([
      { reason: { code: 'ETIMEDOUT' } },
      { reason: { code: 'ETIMEDOUT' } },
    ])
    expect([server.clock.monotonic(), peer.closed, told]).toEqual([5000, true, null])
    await expect(peer.request(MetadataRequestType, MetadataResponseType, 9, METADATA)).rejects.toThrow('in time')
    await server.clock.settle()
    expect(server.clock.pendingTimers).toBe(0)
  })

  it('a broken connection rejects what waits', async () => {
    const { server, peer } = await connected()
    server.handler.onRequest = (request) => request.connection.close({ kind: 'refused', detail: 'test' })
    const request = peer.request(MetadataRequestType, MetadataResponseType, 9, METADATA)
    await expect(server.clock.drive(request)).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  it('an answer that cannot be read, or was not asked for, is an error of the other side', async () => {
    const { server, peer } = await connected()
    server.handler.onRequest = (request) => request.respond([Buffer.from([0, 0, 0, 5, 0, 0, 0, 0, 0])])
    const unreadable = peer.request(MetadataRequestType, MetadataResponseType, 9, METADATA)
    await expect(server.clock.drive(unreadable)).rejects.toMatchObject({ name: 'ProtocolError' })
    expect(peer.closed).toBe(false)
    const wrong = peer.request(MetadataRequestType, MetadataResponseType, 9, METADATA)
    await expect(server.clock.drive(wrong)).rejects.toMatchObject({ code: 'EPROTO' })
    expect(peer.closed).toBe(true)
  })
})
