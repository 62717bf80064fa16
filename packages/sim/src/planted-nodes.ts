/** Nodes that are broken on purpose: methods of one that has started are replaced. What they stand for is said in planted.ts. */
import { ErrorCode, type SyncGroupResponse } from '@ottla/protocol'
import type { KafkaNode } from '@ottla/server'
import { override } from './override.ts'

const HEARTBEATS_HEARD = 20
const JOINS_TAKEN = 15

export function givesEverybodyTheSame({ broker: { groups } }: KafkaNode): void {
  const sync = groups.syncGroup.bind(groups)
  const first = new Map<string, SyncGroupResponse>()
  groups.syncGroup = async (request, context) => {
    const answer = await sync(request, context)
    if (answer.errorCode !== ErrorCode.NONE) return answer
    const key = `${request.groupId} ${request.generationId}`
    const { assignment } = first.get(key) ?? answer
    if (!first.has(key)) first.set(key, answer)
    return { ...answer, assignment }
  }
}

export function answersOldGenerations({ broker: { groups } }: KafkaNode): void {
  const heartbeat = groups.heartbeat.bind(groups)
  groups.heartbeat = async (request) => {
    const answer = await heartbeat(request)
    const isOld = answer.errorCode === ErrorCode.ILLEGAL_GENERATION || answer.errorCode === ErrorCode.UNKNOWN_MEMBER_ID
    return isOld ? { ...answer, errorCode: ErrorCode.NONE } : answer
  }
}

export function sendsMembersAway({ broker: { groups } }: KafkaNode): void {
  const heartbeat = groups.heartbeat.bind(groups)
  let heard = 0
  groups.heartbeat = async (request) => {
    const answer = await heartbeat(request)
    return ++heard % HEARTBEATS_HEARD === 0 ? { ...answer, errorCode: ErrorCode.UNKNOWN_MEMBER_ID } : answer
  }
}

export function takesNobodyIn({ broker: { groups } }: KafkaNode): void {
  const join = groups.joinGroup.bind(groups)
  let joins = 0
  groups.joinGroup = async (request, context) => {
    const answer = await join(request, context)
    return ++joins > JOINS_TAKEN ? { ...answer, errorCode: ErrorCode.REBALANCE_IN_PROGRESS } : answer
  }
}

export function forgetsNoOffsets({ broker: { groups } }: KafkaNode): void {
  groups.onTopicsDeleted = async () => {}
}

export function keepsLogs({ broker: { logs } }: KafkaNode): void {
  logs.delete = async () => {}
  logs.setStraysAside = async () => {}
}

export function knowsOldIds({ broker }: KafkaNode): void {
  type Image = KafkaNode['broker']['image']
  const property = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(broker), 'image')!
  const seen = new Map<string, ReturnType<Image['topics']['topicById']>>()
  // Images are shared, also with other nodes: what is shown is another object.
  const shown = new WeakMap<Image, Image>()
  const broken = ({ topics }: Image): Image['topics'] =>
    override(topics, {
      topicById: (id) => {
        const topic = topics.topicById(id) ?? seen.get(id)
        if (topic !== undefined) seen.set(id, topic)
        return topic
      },
    })
  Object.defineProperty(broker, 'image', {
    get: () => {
      const image = property.get!.call(broker) as Image
      if (!shown.has(image)) shown.set(image, override(image, { topics: broken(image) }))
      return shown.get(image)!
    },
  })
}
