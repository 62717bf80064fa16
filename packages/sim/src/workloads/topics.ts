/** The topics of a run as its clients know them. A name is used once, so that requests by name and by id mean the same. */
import type { SimRandom } from '@ottla/world'
import type { PartitionRef } from '../history.ts'

export interface KnownTopic {
  readonly topic: string
  readonly topicId: string
  readonly partitions: number
  /** Somebody has begun to delete it. */
  gone: boolean
}

export class Topics {
  readonly all: KnownTopic[] = []

  get live(): KnownTopic[] {
    return this.all.filter(({ gone }) => !gone)
  }

  isGone(at: PartitionRef): boolean {
    return this.all.some(({ topicId, gone }) => gone && topicId === at.topicId)
  }

  /** Any partition of any topic that nobody deletes. */
  pick(random: SimRandom): PartitionRef {
    const { topic, topicId, partitions } = random.pick(this.live)
    return { topic, topicId, partition: random.below(partitions) }
  }

  partitions(): PartitionRef[] {
    return this.live.flatMap(({ topic, topicId, partitions }) =>
      Array.from({ length: partitions }, (_, partition) => ({ topic, topicId, partition })),
    )
  }
}
