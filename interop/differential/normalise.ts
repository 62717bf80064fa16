// What may differ between two servers that behave alike: ids, ports, directories, times. Everything else must be equal.
import { type Plain, textOf } from './message.ts'
import { viewOf } from './records-view.ts'

/** Ids that a server made up, by the name of what they stand for. */
export class Names {
  readonly #known = new Map<string, string>()
  /** Texts of this server's place: its port and its directory. */
  readonly places: readonly (readonly [text: string, name: string])[]

  constructor(places: readonly (readonly [text: string, name: string])[]) {
    this.places = places
  }

  learn(id: string, name: string): void {
    this.#known.set(id, `<${name}>`)
  }

  of(id: string): string | undefined {
    return this.#known.get(id)
  }

  get known(): ReadonlyMap<string, string> {
    return this.#known
  }
}

const ZERO_UUID = 'AAAAAAAAAAAAAAAAAAAAAA'
/** The made-up end of a member's id; what stands before it is the client's or the instance's name. */
const RANDOM = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The limits of a record's time, which move with the clock. */
const WINDOW = /should be within \[-?\d+, -?\d+\]/g

/** Fields of which only the sign is compared. */
const SIGN_ONLY = new Set([
  'sessionId',
  'logAppendTimeMs',
  'producerId',
  'brokerEpoch',
  'expiryTimestampMs',
  'finalizedFeaturesEpoch',
])
/** Fields that are sizes or positions of a server's own logs. */
const OWN = new Set(['clusterId', 'port', 'totalBytes', 'usableBytes', 'logDir'])

/**
 * The answer with what may differ replaced by a name, and lists of things sorted unless they are wanted as they came: Kafka's
 * order is often that of a hash map.
 */
export function normalise(value: Plain, names: Names, ordered: boolean, field: string = ''): Plain {
  if (Array.isArray(value)) {
    const all = value.map((item) => normalise(item, names, ordered, field))
    return !ordered && all.every((item) => typeof item === 'object' && item !== null) ? sorted(all) : all
  }
  if (typeof value === 'object' && value !== null) {
    const isInternal = textOf(value['name']).startsWith('__') && 'partitions' in value
    return Object.fromEntries(
      Object.entries(isInternal ? { ...value, partitions: withoutSizes(value) } : value).map(([name, inner]) => [
        name,
        normalise(inner, names, ordered, name),
      ]),
    )
  }
  if (OWN.has(field)) return value === null || value === -1 ? value : `<${field}>`
  if (typeof value === 'number') return SIGN_ONLY.has(field) && value > 0 ? '<positive>' : value
  if (typeof value !== 'string') return value
  if (field === 'records') return viewOf(value)
  if (field === 'topicId') return names.of(value) ?? (value === ZERO_UUID ? value : '<uuid>')
  return text(value, names)
}

/** DescribeLogDirs: how many batches a coordinator has written is a matter of time. */
function withoutSizes({ partitions }: { [name: string]: Plain }): Plain {
  if (!Array.isArray(partitions)) return partitions ?? null
  return partitions.map((one) =>
    typeof one === 'object' && one !== null && 'partitionSize' in one ? { ...one, partitionSize: '<size>' } : one,
  )
}

function text(value: string, names: Names): string {
  const known = names.of(value)
  if (known !== undefined) return known
  let out = value.replaceAll(RANDOM, '<random>').replaceAll(WINDOW, 'should be within <window>')
  for (const [place, name] of names.places) out = out.replaceAll(place, `<${name}>`)
  for (const [id, name] of names.known) if (out.includes(id)) out = out.replaceAll(id, name)
  return out
}

function sorted(items: Plain[]): Plain[] {
  return items
    .map((item) => [JSON.stringify(item), item] as const)
    .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))
    .map(([, item]) => item)
}
