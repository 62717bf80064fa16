export { type LogConformanceCase, REPLICATED_LOG_CONFORMANCE } from './conformance.ts'
export { MemoryLog, type MemoryLogCodec } from './memory-log.ts'
export { OperationError, UNKNOWN_SERVER_ERROR } from './operation-error.ts'
export {
  AppendError,
  type EndTransaction,
  type LogSnapshot,
  type LogUnderTest,
  type ReadBatch,
  type ReplicatedLog,
  type ReplicatedLogListener,
  type TransactionalProducer,
} from './replicated-log.ts'
export { Runtime, type RuntimeOptions, type RuntimeState } from './runtime.ts'
export type { Decision, ReplayContext, Shard, ShardTimers } from './shard.ts'
export { Timers } from './timers.ts'
