/**
 * Scripts of the group coordinator. A block is one or more commands, `----`, and the trace that they must produce, up
 * to an empty line; `#` begins a comment. Members are called by names of the script, which stand for the ids that they
 * are given; times are `10s` or `500ms`.
 *
 *   join GROUP NAME [v=9] [protocols=range,sticky] [meta=TEXT] [type=consumer] [instance=ID] [session=10s] [rebalance=60s] [as=ID]
 *   sync GROUP NAME gen=N [assign=NAME:TEXT;NAME:TEXT] [instance=ID]
 *   heartbeat GROUP NAME gen=N [instance=ID]        leave GROUP NAME|instance=ID ...
 *   commit-offset GROUP TOPIC-P=OFFSET [NAME gen=N] fetch-offset GROUP TOPIC-P
 *   describe GROUP      delete GROUP      list      topics-deleted TOPIC
 *   tick TIME           reload            hold (appends wait)   commit   fail ERROR   release (appends commit at once)
 */
import {
  createHeartbeatRequest,
  createJoinGroupRequest,
  createJoinGroupRequestProtocol,
  createOffsetCommitRequest,
  createOffsetCommitRequestPartition,
  createOffsetCommitRequestTopic,
  createOffsetFetchRequestGroup,
  createOffsetFetchRequestTopics,
  createSyncGroupRequest,
  createSyncGroupRequestAssignment,
  ErrorCode,
  type JoinGroupResponse,
  type SyncGroupResponse,
} from '@ottla/protocol'
import type { GroupRecord } from '../group/records.ts'
import type { ShardWorld } from './shard-world.ts'

interface Arguments {
  readonly words: readonly string[]
  readonly options: ReadonlyMap<string, string>
}

const errorNames = new Map<number, string>(Object.entries(ErrorCode).map(([name, code]) => [code, name]))

export function errorName(code: number): string {
  return errorNames.get(code) ?? String(code)
}

/** Runs a script and returns it with the traces that it really produced. */
export function runScript(text: string, world: ShardWorld): string {
  const player = new ScriptPlayer(world)
  const output: string[] = []
  let commands: string[] = []
  let skipping = false
  for (const line of `${text.trimEnd()}\n`.split('\n')) {
    if (line === '----') {
      skipping = true
      output.push(line, ...player.play(commands))
      commands = []
    } else if (line === '') {
      skipping = false
      output.push(line)
    } else if (!skipping) {
      output.push(line)
      if (!line.startsWith('#')) commands.push(line)
    }
  }
  return output.join('\n')
}

class ScriptPlayer {
  readonly #world: ShardWorld
  readonly #idOf = new Map<string, string>()
  readonly #nameOf = new Map<string, string>()
  #trace: string[] = []

  constructor(world: ShardWorld) {
    this.#world = world
    world.onAppend = (record) => this.#trace.push(`append ${this.#record(record)}`)
  }

  play(commands: readonly string[]): string[] {
    this.#trace = []
    for (const command of commands) this.#command(command.replace(/\s+#.*$/, ''))
    return this.#trace.length === 0 ? ['(nothing)'] : this.#trace
  }

  #command(line: string): void {
    const [command = '', ...rest] = line.split(/\s+/)
    const options = new Map<string, string>()
    const words: string[] = []
    for (const word of rest) {
      const at = word.indexOf('=')
      if (at < 0 || /-\d+=/.test(word)) words.push(word)
      else options.set(word.slice(0, at), word.slice(at + 1))
    }
    const args: Arguments = { words, options }
    switch (command) {
      case 'join':
        return this.#join(args)
      case 'sync':
        return this.#sync(args)
      case 'heartbeat':
        return this.#heartbeat(args)
      case 'leave':
        return this.#leave(args)
      case 'commit-offset':
        return this.#commitOffset(args)
      case 'fetch-offset':
        return this.#fetchOffset(args)
      default:
        return this.#administer(command, args)
    }
  }

  #administer(command: string, { words, options }: Arguments): void {
    const world = this.#world
    switch (command) {
      case 'describe':
        this.#describe(words[0]!)
        return
      case 'list':
        for (const group of world.shard.listGroups([], [])) {
          this.#trace.push(`${group.groupId} ${group.groupType} ${group.groupState} ${group.protocolType || '-'}`)
        }
        return
      case 'delete':
        this.#trace.push(`delete ${errorName(world.answer((shard) => shard.deleteGroup(words[0]!)))}`)
        return
      case 'topics-deleted':
        world.answer((shard) => ({ records: shard.topicsDeleted(new Set(words)).flat(), reply: undefined }))
        return
      case 'tick':
        world.advance(milliseconds(words[0]!))
        return
      case 'reload':
        world.reload()
        return
      case 'hold':
        world.autoCommit = false
        return
      case 'release':
        world.autoCommit = true
        world.commit()
        return
      case 'commit':
        world.commit()
        return
      case 'fail':
        world.fail(ErrorCode[words[0] as keyof typeof ErrorCode])
        return
      default:
        throw new Error(`unknown command ${command} ${[...options.keys()].join(' ')}`)
    }
  }

  #join({ words, options }: Arguments): void {
    const [groupId = '', name = ''] = words
    const names = (options.get('protocols') ?? 'range').split(',').filter((each) => each !== '')
    const request = createJoinGroupRequest({
      groupId,
      memberId: options.get('as') ?? this.#idOf.get(name) ?? '',
      groupInstanceId: options.get('instance') ?? null,
      protocolType: options.get('type') ?? 'consumer',
      sessionTimeoutMs: milliseconds(options.get('session') ?? '10s'),
      rebalanceTimeoutMs: milliseconds(options.get('rebalance') ?? '60s'),
      protocols: names.map((each) =>
        createJoinGroupRequestProtocol({ name: each, metadata: Buffer.from(options.get('meta') ?? `of ${name}`) }),
      ),
    })
    const context = { apiVersion: Number(options.get('v') ?? 9), clientId: name, clientHost: '/127.0.0.1' }
    this.#world.run((shard, now) => shard.join(request, context, now, (response) => this.#joined(name, response)))
  }

  #joined(name: string, response: JoinGroupResponse): void {
    if (response.memberId !== '' && !this.#nameOf.has(response.memberId)) {
      this.#idOf.set(name, response.memberId)
      this.#nameOf.set(response.memberId, name)
    }
    if (response.errorCode !== ErrorCode.NONE) {
      // As clients do: an id that is not known any more is given up.
      if (response.errorCode === ErrorCode.UNKNOWN_MEMBER_ID) this.#idOf.delete(name)
      this.#trace.push(`${name}: join ${errorName(response.errorCode)}`)
      return
    }
    const members = response.members.map((member) => `${this.#name(member.memberId)}:${member.metadata.toString()}`)
    this.#trace.push(
      `${name}: joined gen=${response.generationId} leader=${this.#name(response.leader)} protocol=${response.protocolName}` +
        (members.length === 0 ? '' : ` members=(${members.join('; ')})`) +
        (response.skipAssignment ? ' skip-assignment' : ''),
    )
  }

  #sync({ words, options }: Arguments): void {
    const [groupId = '', name = ''] = words
    const assign = (options.get('assign') ?? '').split(';').filter((each) => each !== '')
    const request = createSyncGroupRequest({
      groupId,
      memberId: this.#idOf.get(name) ?? name,
      groupInstanceId: options.get('instance') ?? null,
      generationId: Number(options.get('gen')),
      protocolType: options.get('type') ?? 'consumer',
      protocolName: options.get('protocol') ?? null,
      assignments: assign.map((each) => {
        const [member = '', text = ''] = each.split(':')
        return createSyncGroupRequestAssignment({
          memberId: this.#idOf.get(member) ?? member,
          assignment: Buffer.from(text),
        })
      }),
    })
    this.#world.run((shard) => shard.sync(request, (response) => this.#synced(name, response)))
  }

  #synced(name: string, response: SyncGroupResponse): void {
    const outcome =
      response.errorCode === ErrorCode.NONE
        ? `synced (${response.assignment.toString()})`
        : `sync ${errorName(response.errorCode)}`
    this.#trace.push(`${name}: ${outcome}`)
  }

  #heartbeat({ words, options }: Arguments): void {
    const [groupId = '', name = ''] = words
    const request = createHeartbeatRequest({
      groupId,
      memberId: this.#idOf.get(name) ?? name,
      groupInstanceId: options.get('instance') ?? null,
      generationId: Number(options.get('gen')),
    })
    const errorCode = this.#world.answer((shard) => ({ records: [], reply: shard.heartbeat(request) }))
    this.#trace.push(`${name}: heartbeat ${errorName(errorCode)}`)
  }

  #leave({ words, options }: Arguments): void {
    const [groupId = '', ...names] = words
    const instance = options.get('instance')
    const leaving =
      names.length === 0
        ? [{ memberId: '', groupInstanceId: instance ?? null }]
        : names.map((name) => ({ memberId: this.#idOf.get(name) ?? name, groupInstanceId: instance ?? null }))
    const results = this.#world.answer((shard, now) => shard.leave(groupId, leaving, now))
    for (const name of names) this.#idOf.delete(name)
    this.#trace.push(`left ${results.map((result) => errorName(result.errorCode)).join(' ')}`)
  }

  #commitOffset({ words, options }: Arguments): void {
    const [groupId = '', what = '', name] = words
    const { topic, partition, value } = topicPartition(what)
    const request = createOffsetCommitRequest({
      groupId,
      memberId: name === undefined ? '' : (this.#idOf.get(name) ?? name),
      groupInstanceId: options.get('instance') ?? null,
      generationIdOrMemberEpoch: Number(options.get('gen') ?? -1),
      retentionTimeMs: options.has('retention') ? milliseconds(options.get('retention')!) : -1,
      topics: [
        createOffsetCommitRequestTopic({
          name: topic,
          partitions: [
            createOffsetCommitRequestPartition({
              partitionIndex: partition,
              committedOffset: BigInt(value),
              committedMetadata: options.get('metadata') ?? '',
            }),
          ],
        }),
      ],
    })
    const version = Number(options.get('v') ?? 9)
    const reply = this.#world.answer((shard, now) => shard.commitOffsets(request, version, now))
    const code = typeof reply === 'number' ? reply : reply[0]!.partitions[0]!.errorCode
    this.#trace.push(`commit-offset ${errorName(code)}`)
  }

  #fetchOffset({ words }: Arguments): void {
    const [groupId = '', what = ''] = words
    const { topic, partition } = topicPartition(what)
    const topics = [createOffsetFetchRequestTopics({ name: topic, partitionIndexes: [partition] })]
    const reply = this.#world.shard.fetchOffsets(createOffsetFetchRequestGroup({ groupId, topics }), true)
    if (typeof reply === 'number') this.#trace.push(`fetch-offset ${errorName(reply)}`)
    else this.#trace.push(`fetch-offset ${Number(reply[0]!.partitions[0]!.committedOffset)}`)
  }

  #describe(groupId: string): void {
    const [group] = this.#world.shard.describeGroups([groupId], 5)
    const members = group!.members.map(
      (member) => `${this.#name(member.memberId)}:${member.memberAssignment.toString()}`,
    )
    this.#trace.push(`${groupId} ${group!.groupState} ${group!.protocolData || '-'} members=(${members.join('; ')})`)
  }

  #record(record: GroupRecord): string {
    switch (record.kind) {
      case 'offset': {
        const what = `offset ${record.group} ${record.topic}-${record.partition}`
        return record.value === null ? `${what} deleted` : `${what} = ${Number(record.value.offset)}`
      }
      case 'classic': {
        const { group, value } = record
        if (value === null) return `group ${group} deleted`
        if (value.members.length === 0) return `group ${group} gen=${value.generation} empty`
        const members = value.members.map((each) => `${this.#name(each.memberId)}:${each.assignment.toString()}`)
        return `group ${group} gen=${value.generation} leader=${this.#name(value.leader ?? '')} members=(${members.join('; ')})`
      }
      case 'kept':
        return `record of type ${record.type} of ${record.group}${record.value === null ? ' deleted' : ''}`
    }
  }

  #name(memberId: string): string {
    return this.#nameOf.get(memberId) ?? (memberId.replace(/-[0-9a-f]{8}-[0-9a-f-]{27}$/, '*') || '-')
  }
}

function milliseconds(text: string): number {
  const match = /^(-?\d+)(ms|s|m|h|d)$/.exec(text)
  if (match === null) throw new Error(`no time: ${text}`)
  const unit = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }[match[2] as 'ms' | 's' | 'm' | 'h' | 'd']
  return Number(match[1]) * unit
}

function topicPartition(text: string): { topic: string; partition: number; value: string } {
  const match = /^([^=]*)-(\d+)(?:=(-?\d+))?$/.exec(text)
  if (match === null) throw new Error(`no partition: ${text}`)
  return { topic: match[1]!, partition: Number(match[2]), value: match[3] ?? '' }
}
