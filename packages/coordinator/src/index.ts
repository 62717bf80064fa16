export { defaultGroupConfig, type GroupConfig } from './group/config.ts'
export type { GroupRequestContext, TopicResolver } from './group/context.ts'
export { javaHashCode, partitionFor } from './partition-for.ts'
