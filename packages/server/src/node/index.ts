export { NodeClock } from './clock.ts'
export { NodeDisk } from './disk.ts'
export { NodeNetwork, type NodeNetworkOptions } from './network.ts'
export { NodeRandom } from './random.ts'
