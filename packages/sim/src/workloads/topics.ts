/** The topics of a run as its clients know them. One client alone makes and deletes them; some names are used again and again. */
import type { SimRandom } from '@ottla/world'
import type { PartitionRef } from '../history.ts'

export interface KnownTopic {
  readonly topic: string
  readonly topicId: string
  partitions: number
  /** Somebody has begun to delete it. */
  gone: boolean
  /** It is certain that it is gone: its name is free. */
  deleted: boolean
}

/** Every second name is used again, every third topic may lose its records by age. */
const REUSED = 2
const EXPIRING = 3

export class Topics {
  readonly all: KnownTopic[] = []
  #made = 0

  get live(): KnownTopic[] {
    return this.all.filter(({ gone }) => !gone)
  }

  /** A new name, or one whose topic is gone. */
  nextName(random: SimRandom): string {
    const free = this.#freeNames()
    return free.length > 0 && random.chance(0.7) ? random.pick(free) : `topic-${this.#made++}`
  }

  isReused(topic: string): boolean {
    return numberOf(topic) % REUSED === 0
  }

  mayExpire(topic: string): boolean {
    return numberOf(topic) % EXPIRING === EXPIRING - 1
  }

  isGone(at: PartitionRef): boolean {
    return this.all.some(({ topicId, gone }) => gone && topicId === at.topicId)
  }

  /** Any partition of any topic that nobody deletes. */
  pick(random: SimRandom): PartitionRef {
    const { topic, topicId, partitions } = random.pick(this.live)
    return { topic, topicId, partition: random.below(partitions) }
  }

  /** Of one that somebody deletes, or has deleted. */
  pickGone(random: SimRandom): PartitionRef | null {
    const gone = this.all.filter((topic) => topic.gone)
    if (gone.length === 0) return null
    const { topic, topicId, partitions } = random.pick(gone)
    return { topic, topicId, partition: random.below(partitions) }
  }

  partitions(): PartitionRef[] {
    return this.live.flatMap(({ topic, topicId, partitions }) =>
      Array.from({ length: partitions }, (_, partition) => ({ topic, topicId, partition })),
    )
  }

  #freeNames(): string[] {
    const names = new Set(this.all.map(({ topic }) => topic).filter((topic) => this.isReused(topic)))
    return [...names].filter((name) => this.all.every(({ topic, deleted }) => topic !== name || deleted))
  }
}

function numberOf(topic: string): number {
  return Number(topic.slice('topic-'.length))
}
