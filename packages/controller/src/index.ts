export type { ControllerApi, ControllerContext } from './controller-api.ts'
export { ControllerError } from './controller-error.ts'
export {
  type Election,
  nextPartitionChange,
  type PartitionChange,
  type PartitionChangeRequest,
} from './partition-change.ts'
export { placeReplicas, type UsableBroker } from './placement.ts'
export { collisionName, validateTopicName } from './topic-names.ts'
