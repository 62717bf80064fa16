export { AssertionError, assert, unreachable } from './assert.ts'
export { type Clock, sleep, type Timer } from './clock.ts'
export { crc32, crc32c, crc32cByTable, hasNativeCrc32c } from './crc32c.ts'
export { DeferredQueue } from './deferred.ts'
export {
  type Disk,
  type DiskEntry,
  DiskError,
  type DiskFile,
  type DiskLock,
  type DiskStat,
  type OpenMode,
  parentOf,
  readWhole,
  replaceWhole,
} from './disk.ts'
export { Heap } from './heap.ts'
export { type Logger, type LogLevel, silentLogger } from './logger.ts'
export {
  type Histogram,
  type HistogramSummary,
  type Meter,
  type MetricId,
  MetricRegistry,
  type MetricSample,
  type Metrics,
} from './metrics.ts'
export {
  type Address,
  type Listener,
  type Network,
  NetworkError,
  type Transport,
  type TransportOwner,
} from './network.ts'
export { Pump } from './pump.ts'
export type { Random } from './random.ts'
export { Timeline, TimelineMap, TimelineValue } from './timeline.ts'
export { TimerQueue } from './timer-queue.ts'
export { METADATA_TOPIC_ID, parseUuid, randomUuid, type Uuid, uuidFromBytes, uuidToBytes, ZERO_UUID } from './uuid.ts'
export {
  MAX_VARINT_BYTES,
  MAX_VARLONG_BYTES,
  type Position,
  readUnsignedVarint,
  readVarint,
  readVarlong,
  readVarlongExact,
  sizeOfUnsignedVarint,
  sizeOfVarint,
  sizeOfVarlong,
  writeUnsignedVarint,
  writeVarint,
  writeVarlong,
  zigzagDecode,
  zigzagEncode,
} from './varint.ts'
