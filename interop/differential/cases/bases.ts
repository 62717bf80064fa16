// A good request of each API, for `mutations.ts`. `TURN` becomes another text for each question.
import { batch } from '../../lib/bytes.ts'
import { type Plain, textOf } from '../message.ts'
import { type Body, produceBody, type Talk, TIME } from '../talk.ts'
import { coordinatorReady, enter, joinBody } from './groups.ts'
import { producerIdsReady } from './records.ts'

/** What the good requests name. */
export interface Known {
  readonly topic: string
  readonly topicId: string
  readonly other: string
  readonly otherId: string
  readonly group: string
}

export interface Base {
  readonly api: string
  readonly body: (turn: string, version: number) => Body
  /** The first version that is asked, where not the first that is announced. */
  readonly least?: number
  /** Values for these fields instead of those of their type. */
  readonly values?: { readonly [path: string]: readonly Plain[] }
  /** Questions that are not asked: Apache Kafka does not answer them. */
  readonly skip?: (what: string) => boolean
  /** Before each question: makes what it uses up. */
  readonly before?: (talk: Talk, turn: string) => Promise<void>
  /** After each question: takes away what would make the next one wait. */
  readonly after?: (talk: Talk, body: Body, answer: Body | null) => Promise<void>
}

const RECORDS = batch(['r'], { timestamp: TIME }).toString('base64')
/** Less than this, and what is answered is a matter of time. */
const PATIENT: readonly Plain[] = [30_000, 2_147_483_647]
const RESOURCE_TYPES: readonly Plain[] = [-1, 0, 1, 3, 4, 5, 8, 9, 16, 32, 127, -128]

export async function prepare(talk: Talk, part: string): Promise<{ known: Known; bases: readonly Base[] }> {
  await coordinatorReady(talk)
  const topic = `mu-${part}`
  const other = `mu-${part}-other`
  const known: Known = {
    topic,
    topicId: await talk.topic(topic, 3),
    other,
    otherId: await talk.topic(other, 1),
    group: `mu-${part}-group`,
  }
  for (let i = 0; i < 4; i++) await talk.append(topic, [`a${i}`, `b${i}`])
  await talk.quietly('OffsetCommit', 7, commitBody(known.group, known, 3))
  await producerIdsReady(talk)
  const member = await enter(talk, `${known.group}-member`, { sessionTimeoutMs: 600_000 })
  return { known, bases: [...data(known), ...groups(known, member), ...admin(known), ...configs(known)] }
}

function commitBody(groupId: string, { topic, topicId }: Known, committedOffset: number): Body {
  const partitions = [{ partitionIndex: 0, committedOffset, committedMetadata: 'm' }]
  return { groupId, generationIdOrMemberEpoch: -1, memberId: '', topics: [{ name: topic, topicId, partitions }] }
}

function data({ topic, topicId }: Known): Base[] {
  const partition = { partition: 0, fetchOffset: 2, partitionMaxBytes: 1_000 }
  return [
    {
      api: 'Produce',
      least: 3,
      body: () => produceBody(topic, Buffer.from(RECORDS, 'base64'), 0, { id: topicId }),
      // 0 gets no answer; null records get none from Apache Kafka.
      values: { acks: [-1, 1, 2, -2, 32_767], timeoutMs: PATIENT, 'topicData.partitionData.records': ['', 'AAAA'] },
    },
    {
      api: 'Fetch',
      body: () => ({
        maxWaitMs: 0,
        minBytes: 0,
        maxBytes: 10_000,
        replicaState: { replicaId: -1, replicaEpoch: -1 },
        topics: [{ topic, topicId, partitions: [partition] }],
      }),
      values: { maxWaitMs: [-1, 1, -2_147_483_648] },
    },
    {
      api: 'ListOffsets',
      body: () => ({
        replicaId: -1,
        topics: [{ name: topic, partitions: [{ partitionIndex: 0, timestamp: TIME }] }],
        timeoutMs: 30_000,
      }),
      values: { timeoutMs: PATIENT },
    },
    {
      api: 'OffsetForLeaderEpoch',
      body: () => ({ topics: [{ topic, partitions: [{ partition: 0, leaderEpoch: 0 }] }] }),
    },
    {
      api: 'DeleteRecords',
      body: () => ({ topics: [{ name: topic, partitions: [{ partitionIndex: 1, offset: 0 }] }], timeoutMs: 30_000 }),
      values: { timeoutMs: PATIENT },
    },
    {
      api: 'InitProducerId',
      body: () => ({ transactionalId: null, transactionTimeoutMs: 60_000 }),
      values: { transactionalId: [''] },
    },
    { api: 'DescribeProducers', body: () => ({ topics: [{ name: topic, partitionIndexes: [0] }] }) },
  ]
}

function groups(known: Known, { memberId, generationId }: { memberId: string; generationId: number }): Base[] {
  const { topic, topicId, group } = known
  const groupId = `${group}-member`
  const leave = async (talk: Talk, body: Body, answer: Body | null): Promise<void> => {
    const joined = textOf(answer?.['memberId'])
    const members = [{ memberId: joined, groupInstanceId: body['groupInstanceId'] ?? null }]
    if (joined !== '') await talk.quietly('LeaveGroup', 4, { groupId: body['groupId'] ?? '', members })
  }
  return [
    {
      api: 'OffsetCommit',
      body: () => commitBody(group, known, 5),
      values: { 'topics.partitions.committedMetadata': [null, '', 'x'.repeat(4_096), 'x'.repeat(4_097)] },
    },
    {
      api: 'OffsetFetch',
      body: () => {
        const one = { name: topic, partitionIndexes: [0] }
        return { groupId: group, topics: [one], groups: [{ groupId: group, topics: [{ ...one, topicId }] }] }
      },
    },
    {
      api: 'OffsetDelete',
      body: () => ({ groupId: group, topics: [{ name: topic, partitions: [{ partitionIndex: 2 }] }] }),
    },
    {
      api: 'FindCoordinator',
      body: () => ({ key: group, keyType: 0, coordinatorKeys: [group] }),
      values: { keyType: [0, 3, 9, -1, 127, -128] },
    },
    {
      api: 'JoinGroup',
      body: () => joinBody('mu-TURN', ''),
      values: {
        // A group whose members cannot be read never completes its join in Apache Kafka.
        'protocols.metadata': [],
        sessionTimeoutMs: [0, 1, 5_999, 6_000, 1_800_000, 1_800_001, -1, 2_147_483_647, -2_147_483_648],
      },
      // Nor does a group one of whose members names a protocol twice.
      skip: (what) => what === 'protocols twice',
      after: leave,
    },
    {
      api: 'SyncGroup',
      body: () => ({
        groupId,
        generationId,
        memberId,
        protocolType: 'consumer',
        protocolName: 'range',
        assignments: [{ memberId, assignment: 'AAE=' }],
      }),
    },
    { api: 'Heartbeat', body: () => ({ groupId, generationId, memberId }) },
    { api: 'LeaveGroup', body: () => ({ groupId, memberId: 'nobody', members: [{ memberId: 'nobody' }] }) },
    { api: 'DescribeGroups', body: () => ({ groups: [groupId] }) },
    { api: 'ListGroups', body: () => ({ statesFilter: ['Dead'], typesFilter: ['classic'] }) },
    { api: 'DeleteGroups', body: () => ({ groupsNames: ['mu-TURN'] }) },
  ]
}

function admin({ topic }: Known): Base[] {
  return [
    { api: 'ApiVersions', body: () => ({ clientSoftwareName: 'talk', clientSoftwareVersion: '1.0' }) },
    {
      api: 'Metadata',
      body: () => ({ topics: [{ name: topic, topicId: 'AAAAAAAAAAAAAAAAAAAAAA' }], allowAutoTopicCreation: false }),
      least: 4,
      values: { allowAutoTopicCreation: [false] },
    },
    {
      api: 'CreateTopics',
      body: () => ({
        topics: [{ name: 'mu-TURN', numPartitions: 1, replicationFactor: 1, assignments: [], configs: [] }],
        timeoutMs: 30_000,
      }),
      values: { timeoutMs: PATIENT, 'topics.numPartitions': [0, 1, 2, 7, -1, -2, -2_147_483_648] },
    },
    {
      api: 'CreatePartitions',
      body: () => ({
        topics: [{ name: topic, count: 4, assignments: [{ brokerIds: [1] }] }],
        timeoutMs: 30_000,
        validateOnly: true,
      }),
      values: { timeoutMs: PATIENT, validateOnly: [true], 'topics.count': [0, 1, 2, 3, 4, 5, -1, -2_147_483_648] },
    },
    {
      api: 'DeleteTopics',
      body: () => ({
        topics: [{ name: 'mu-TURN', topicId: 'AAAAAAAAAAAAAAAAAAAAAA' }],
        topicNames: ['mu-TURN'],
        timeoutMs: 30_000,
      }),
      values: {
        timeoutMs: PATIENT,
        'topics.name': [null, '', 'a b', 'mu-nowhere'],
        'topics.topicId': ['abcdefghijklmnopqrstuQ', 'AAAAAAAAAAAAAAAAAAAAAQ'],
        topicNames: ['', 'a b', 'mu-nowhere'],
      },
    },
    {
      api: 'ElectLeaders',
      body: () => ({ electionType: 0, topicPartitions: [{ topic, partitions: [0] }], timeoutMs: 30_000 }),
      values: { timeoutMs: PATIENT },
    },
    { api: 'DescribeCluster', body: () => ({ endpointType: 1 }) },
    {
      api: 'DescribeTopicPartitions',
      body: () => ({
        topics: [{ name: topic }],
        responsePartitionLimit: 2,
        cursor: { topicName: topic, partitionIndex: 1 },
      }),
    },
    { api: 'DescribeLogDirs', body: () => ({ topics: [{ topic, partitions: [0, 1] }] }) },
    {
      api: 'ListConfigResources',
      body: () => ({ resourceTypes: [2] }),
      values: { resourceTypes: [-1, 0, 1, 3, 4, 8, 16, 32, 127, -128] },
    },
    { api: 'SaslHandshake', body: () => ({ mechanism: 'PLAIN' }) },
    { api: 'SaslAuthenticate', body: () => ({ authBytes: 'AAAA' }) },
  ]
}

function configs({ topic, other }: Known): Base[] {
  const change = { name: 'segment.ms', value: '1000000000' }
  const resource = { resourceType: 2, resourceName: topic }
  const values = {
    'resources.resourceType': RESOURCE_TYPES,
    'resources.configs.name': ['', 'x', 'no.such', 'cleanup.policy', 'Segment.ms', ' segment.ms', 'ä'],
    'resources.configs.value': [null, '', ' ', 'x', '-2', '1.5', '+5', '0x10', ' 1000000000 ', '9223372036854775808'],
    'resources.configs.configOperation': [0, 1, 2, 3, 4, -1, 127],
  }
  return [
    {
      api: 'DescribeConfigs',
      body: () => ({ resources: [{ resourceType: 2, resourceName: other, configurationKeys: ['retention.ms'] }] }),
      values: { 'resources.resourceType': RESOURCE_TYPES },
    },
    {
      api: 'IncrementalAlterConfigs',
      body: () => ({ resources: [{ ...resource, configs: [{ ...change, configOperation: 0 }] }] }),
      values,
    },
    {
      api: 'AlterConfigs',
      body: () => ({ resources: [{ ...resource, configs: [change] }] }),
      values,
      // The same resource twice is never answered.
      skip: (what) => what === 'resources twice' || /^resources\.configs.* beside a good one of resources$/.test(what),
    },
  ]
}
