import { describe, expect, it } from 'vitest'
import { ErrorCode, errorInfo } from './errors.ts'
import { defaultLevelsOf, metadataVersionNamed, metadataVersionOf } from './features.ts'
import { ApiKey, apiTable } from './generated/api-table.ts'
import { supportedFeatures } from './generated/features.ts'
import { requestHeaderVersion } from './headers.ts'
import { apiInfo, messageTypeByName } from './registry.ts'

describe('the table of APIs', () => {
  it('has every key at its index', () => {
    expect(apiTable.map((api) => api.key)).toEqual(apiTable.map((_, index) => index))
    expect(apiTable.length).toBe(95)
    expect(apiInfo(95)).toBeNull()
    expect(apiInfo(-1)).toBeNull()
    expect(Object.entries(ApiKey).every(([name, key]) => apiInfo(key)?.name === name)).toBe(true)
  })

  it('pitfall 4: announces Produce from version 0, though the messages begin at 3', () => {
    expect(apiInfo(ApiKey.Produce)?.broker).toEqual({ min: 0, max: 13 })
    expect(apiInfo(ApiKey.Produce)?.versions).toEqual({ min: 3, max: 13 })
  })

  it('pitfall 5: has JoinGroup from version 0', () => {
    expect(apiInfo(ApiKey.JoinGroup)?.broker?.min).toBe(0)
  })

  it('pitfall 6: never writes SaslHandshake and OffsetDelete in the flexible form', () => {
    expect(messageTypeByName('SaslHandshakeRequest')?.flexibleSince).toBe(Number.POSITIVE_INFINITY)
    expect(messageTypeByName('OffsetDeleteRequest')?.flexibleSince).toBe(Number.POSITIVE_INFINITY)
    expect(requestHeaderVersion(ApiKey.SaslHandshake, 1)).toBe(1)
    expect([5, 6].map((version) => requestHeaderVersion(ApiKey.ListOffsets, version))).toEqual([1, 2])
    expect([2, 3].map((version) => requestHeaderVersion(ApiKey.FindCoordinator, version))).toEqual([1, 2])
  })

  it('pitfall 12: knows the removed APIs by name, without messages', () => {
    for (const key of [4, 5, 6, 7]) expect(apiInfo(key)).toMatchObject({ request: null, versions: null, broker: null })
  })

  it('pitfall 14: does not announce telemetry', () => {
    expect(apiInfo(ApiKey.GetTelemetrySubscriptions)?.broker).toBeNull()
    expect(apiInfo(ApiKey.PushTelemetry)?.broker).toBeNull()
  })

  it('pitfall 17: announces Metadata with topic ids, as it announces Produce and Fetch with them', () => {
    expect(apiInfo(ApiKey.Fetch)?.broker?.max).toBeGreaterThanOrEqual(13)
    expect(apiInfo(ApiKey.Metadata)?.broker?.max).toBeGreaterThanOrEqual(10)
  })

  it('tells stable from unstable versions', () => {
    expect(apiInfo(ApiKey.InitProducerId)).toMatchObject({ broker: { max: 5 }, brokerUnstable: { max: 6 } })
    expect(apiInfo(ApiKey.CreateTopics)).toMatchObject({ forwardable: true, clusterAction: false })
    expect(apiInfo(ApiKey.BrokerHeartbeat)).toMatchObject({
      broker: null,
      clusterAction: true,
      listeners: ['controller'],
    })
  })
})

describe('errors', () => {
  it('have names, a text and what a client does', () => {
    expect(errorInfo(ErrorCode.NOT_LEADER_OR_FOLLOWER)).toMatchObject({ code: 6, retriable: true, refresh: 'metadata' })
    expect(errorInfo(ErrorCode.NONE)).toMatchObject({ name: 'NONE', retriable: false, refresh: 'none' })
    expect(errorInfo(9999).name).toBe('UNKNOWN_SERVER_ERROR')
    for (const code of Object.values(ErrorCode)) expect(errorInfo(code).text).not.toBe('')
  })
})

describe('features', () => {
  it('give what a metadata version allows', () => {
    expect(metadataVersionNamed('4.3-IV0')).toMatchObject({ level: 30, fetch: 18, partition: 2 })
    expect(metadataVersionNamed('4.4')?.name).toBe('4.4-IV2')
    expect(metadataVersionNamed('9.9')).toBeNull()
    expect(metadataVersionOf(7)?.name).toBe('3.3-IV3')
    expect(metadataVersionOf(6)).toBeNull()
    expect(defaultLevelsOf('4.3-IV0')?.get('transaction.version')).toBe(2)
    expect(supportedFeatures.find((one) => one.listener === 'broker' && one.name === 'metadata.version')).toMatchObject(
      {
        min: 7,
        max: 33,
      },
    )
  })
})
