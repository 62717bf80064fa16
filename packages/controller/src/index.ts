export { activationRecords, bootstrapRecords } from './bootstrap.ts'
export { ConfigOperation } from './configs.ts'
export { Controller, type ControllerRuntime } from './controller.ts'
export type { ControllerApi, ControllerContext } from './controller-api.ts'
export { ControllerError } from './controller-error.ts'
export { type ControllerHosting, type HostedController, hostController } from './hosting.ts'
export { type ControllerOptions, controllerOptionsOf } from './options.ts'
export {
  type Election,
  nextPartitionChange,
  type PartitionChange,
  type PartitionChangeRequest,
} from './partition-change.ts'
export { placeReplicas, type UsableBroker } from './placement.ts'
export { type ControllerHost, ControllerShard } from './shard.ts'
export { ControllerState, type TopicState } from './state.ts'
export { collisionName, validateTopicName } from './topic-names.ts'
