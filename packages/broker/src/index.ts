export { Broker, type BrokerOptions } from './broker.ts'
export {
  type AdvertisedListener,
  BrokerLifecycle,
  type BrokerLifecycleOptions,
  RegistrationError,
} from './broker-lifecycle.ts'
export { CoordinatorLog, type RecordCodec } from './coordinator-log.ts'
export { DirectoryAssignments } from './directory-assignments.ts'
export { Dispatcher, type DispatcherOptions } from './dispatch.ts'
export type { BrokerEvents } from './events.ts'
export type { AnyHandler, Call, ConnectionContext, Handler, ListenerKind, Need } from './handler.ts'
export { handlers } from './handlers/index.ts'
export { logConfigOf } from './log-config.ts'
export { isReplicaOf } from './owned-logs.ts'
export { Partition } from './partition.ts'
export { RecoveredPartitions } from './recovered-partitions.ts'
