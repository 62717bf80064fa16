// Directories as `kafka-storage format` leaves them, started by Ottla before any Apache Kafka: the features of formatting are
// those of the cluster, at every level of metadata.version, and Apache Kafka goes on with them.
import assert from 'node:assert/strict'
import { madePlace, type PlaceOptions, removed, same, turn } from './place.ts'

/** Today's format; and the oldest level, whose voters stand in server.properties. */
const WAYS: readonly PlaceOptions[] = [{}, { staticVoters: true, format: ['--release-version', '3.3-IV3'] }]

/** Levels that the tool says it has written. */
function levelsOf(printed: string): Map<string, number> {
  const found = printed.matchAll(/FeatureLevelRecord\(name='([^']+)', featureLevel=(\d+)\)/g)
  return new Map([...found].map(([, name, level]) => [name!, Number(level)]))
}

/** Throws with what differs. */
export async function formatted(): Promise<void> {
  for (const way of WAYS) {
    const place = await madePlace('kafka-4.4.0', way)
    const levels = levelsOf(place.formatted)
    assert.ok(levels.has('metadata.version'), place.formatted)
    if (way.staticVoters !== true) levels.set('kraft.version', 1)
    const written = await turn('ottla', place, 'stop', async (estate) => {
      await estate.do('topic', { topic: 'first', partitions: 3 })
      await estate.do('produce', { topic: 'first', count: 60, prefix: 'of Ottla', compression: 'lz4' })
      await estate.do('commit', { group: 'readers', offsets: { 'first-0': 5 } })
      return [await estate.look('records', { kafka: false }), await estate.look('groups', { kafka: false })]
    })
    await turn('kafka-4.4.0', place, 'stop', async (estate) => {
      const found = [await estate.look('records', { kafka: true }), await estate.look('groups', { kafka: true })]
      same(written, found, 'Apache Kafka on what Ottla began')
      const { features } = await estate.look('metadata', { kafka: true })
      same(Object.fromEntries(levels), features, 'features of formatting')
    })
    removed(place)
  }
}
