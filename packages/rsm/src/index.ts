export {
  AppendError,
  type LogUnderTest,
  type ReadBatch,
  type ReplicatedLog,
  type ReplicatedLogListener,
} from './replicated-log.ts'
export type { Decision, ReplayContext, Shard, ShardTimers } from './shard.ts'
