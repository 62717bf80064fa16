/** Groups with members: what a member does in a run, and how groups come to rest in the end. */
import { Client } from '../client/client.ts'
import { Member, type MemberSettings } from '../client/member.ts'
import type { SettledOp } from '../group-ops.ts'
import { type History, keyOf, type PartitionRef } from '../history.ts'
import type { World } from '../world.ts'
import type { Topics } from './topics.ts'

/** Topics that groups subscribe to, whether they are there or not. */
const SUBSCRIBED: readonly string[] = ['topic-0', 'topic-1', 'topic-2', 'topic-4']
const GROUPS: readonly string[] = ['team-0', 'team-0', 'team-1']
/** Virtual ms in which a group comes to rest: longer than any session and any rebalance of a run. */
const SETTLE_LIMIT_MS = 60_000
/** Longer than any rebalance: the members that come last do not give up waiting. */
const PATIENT_MS = 30_000
const LAST_MEMBERS = 2

export class Groups {
  readonly names: Set<string> = new Set()
  readonly #world: World
  readonly #history: History
  readonly #topics: Topics

  constructor(world: World, history: History, topics: Topics) {
    this.#world = world
    this.#history = history
    this.#topics = topics
  }

  /** What a client of this role does again and again; each time one operation. */
  role(client: Client): () => Promise<number> {
    const { random } = client
    const group = random.pick(GROUPS)
    const member = this.#member(client, {
      group,
      instanceId: random.chance(0.4) ? `static-${client.name}` : null,
      topics: SUBSCRIBED,
      sessionTimeoutMs: random.pick([300, 1_000, 3_000]),
      rebalanceTimeoutMs: random.pick([300, 1_500, 3_000]),
    })
    return async () => {
      const choice = random.below(100)
      if (choice < 2) await member.leave()
      else if (choice < 4) member.vanish()
      else if (choice < 6) await client.pause(2 * member.settings.sessionTimeoutMs)
      else if (choice < 8) member.rejoin()
      else if (choice < 12) await member.haunt()
      else if (choice < 60 && (await member.commit())) return 1
      else await member.step()
      await client.pause(member.settings.sessionTimeoutMs / 5)
      return 1
    }
  }

  /** When all is quiet: new members come to each group, and have to share all its partitions before long. */
  async settle(): Promise<void> {
    for (const group of this.names) await this.#settleOne(group)
  }

  async #settleOne(group: string): Promise<void> {
    const { clock } = this.#world
    const wanted = this.#partitions().map(keyOf)
    const op = this.#history.begin<SettledOp>('settler', { kind: 'settled', group, wanted, missing: wanted })
    const settings = { group, topics: SUBSCRIBED, instanceId: null, sessionTimeoutMs: 3_000, rebalanceTimeoutMs: 3_000 }
    const clients = Array.from(
      { length: LAST_MEMBERS },
      (_, n) => new Client(this.#world, `${group}-last-${n}`, PATIENT_MS),
    )
    const members = clients.map((client) => this.#member(client, settings))
    const deadline = clock.monotonic() + SETTLE_LIMIT_MS
    const settled = (): boolean => {
      const owned = new Set(members.flatMap((member) => member.owned.map(keyOf)))
      op.missing = wanted.filter((partition) => !owned.has(partition))
      const [first, ...others] = members.map(({ generation }) => generation)
      return op.missing.length === 0 && first! >= 0 && others.every((generation) => generation === first)
    }
    await Promise.all(
      members.map(async (member, n) => {
        while (!settled() && clock.monotonic() < deadline) {
          await member.step()
          await clients[n]!.pause(100)
        }
      }),
    )
    this.#history.end(op, settled() ? 'ok' : 'refused')
    for (const member of members) {
      // Where the group stands, and one commit more.
      for (let times = 0; times < 2; times++) await member.commit()
      await member.leave()
    }
    for (const client of clients) client.close()
  }

  #member(client: Client, settings: MemberSettings): Member {
    this.names.add(settings.group)
    return new Member(client, this.#history, settings, () => this.#partitions())
  }

  #partitions(): PartitionRef[] {
    return this.#topics.partitions().filter(({ topic }) => SUBSCRIBED.includes(topic))
  }
}
